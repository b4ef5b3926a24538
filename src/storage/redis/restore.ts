import { tenantIn } from '../key.ts'
import { headOf } from '../order.ts'
import type { Part } from '../parts.ts'
import { listKey, placesIn } from '../places.ts'
import type { Redis } from './client.ts'
import { headKey, logKey } from './commit.ts'

/** Puts parts into an empty server; the log begins an epoch of its own, so that whoever knew another one notices. */
export function redisRestore(redis: Redis, prefix: string, epoch: string): (parts: readonly Part[]) => Promise<void> {
  return async (parts) => {
    const byTenant = new Map<string, Part[]>()
    for (const part of parts) {
      const tenant = 'entries' in part ? part.tenant : tenantIn(part.key)
      const those = byTenant.get(tenant)
      if (those) those.push(part)
      else byTenant.set(tenant, [part])
    }
    for (const [tenant, those] of byTenant) {
      const answers = await redis.run(prefix + headKey(tenant), those.flatMap((part) => commandsOf(part, tenant, prefix, epoch)))
      const failed = answers.find((answer) => answer instanceof Error)
      if (failed) throw failed
    }
  }
}

function commandsOf(part: Part, tenant: string, prefix: string, epoch: string): readonly (readonly string[])[] {
  if ('entries' in part) {
    if (part.entries.length === 0) return []
    const last = part.entries.at(-1)?.position ?? 0
    return [['ZADD', prefix + logKey(tenant), ...part.entries.flatMap(({ position, member }) => [String(position), member])], ['SET', prefix + headKey(tenant), `${epoch} ${last}`]]
  }
  const places = placesIn(headOf(part.row).mark)
  return [
    ['SET', prefix + part.key, part.row, ...(part.expires === 0 ? [] : ['PXAT', String(part.expires)])],
    ...places.map((place) => ['ZADD', prefix + listKey(tenant, place), '0', place.member]),
  ]
}
