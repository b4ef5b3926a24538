import type { RedisClientType } from '@keyv/redis'
import { StoreTrouble } from '../customer/book.ts'
import { commitDigest, commitScript } from './commit-script.ts'
import { key } from './key.ts'
import type { Applied, Order } from './order.ts'

/** Where a tenant's log has got to; the epoch is another where the log began anew. */
interface Head {
  readonly epoch: string
  readonly position: string
}

const headKey = (tenant: string) => key(tenant, 'head')
export const logKey = (tenant: string) => key(tenant, 'log')

/**
 * Carries out orders. A server that was emptied or set back is noticed by what this process saw of it before: the
 * tenant is added to `lost`, and nothing more is written for it.
 */
export function redisCommit(client: RedisClientType, prefix: string, lost: Set<string>): (order: Order) => Promise<Applied> {
  const seen = new Map<string, Head>()
  return async (order) => {
    const reply = await run(client, { keys: keysOf(order).map((it) => prefix + it), arguments: argumentsOf(order, prefix, seen.get(order.tenant)) })
    const [kind, first = '', second = ''] = reply
    const at = first.slice(prefix.length)
    switch (kind) {
      case 'done':
        if (first !== '') seen.set(order.tenant, { epoch: first, position: second })
        return { kind }
      case 'replayed':
      case 'reused':
        return { kind, row: first }
      case 'conflict':
        return { kind, key: at }
      case 'duplicate':
        return { kind, key: at, row: second }
      default:
        lost.add(order.tenant)
        throw new StoreTrouble('unavailable', { cause: 'the server has lost writes that it had acknowledged' })
    }
  }
}

/** A server that has just started does not know the script yet. */
async function run(client: RedisClientType, script: { readonly keys: string[]; readonly arguments: string[] }): Promise<string[]> {
  const reply = await client.evalSha(commitDigest, script).catch((error: unknown) => {
    if (error instanceof Error && error.message.startsWith('NOSCRIPT')) return client.eval(commitScript, script)
    throw error
  })
  return reply as string[]
}

function keysOf({ tenant, operation, revisions, claims, puts, deletes }: Order): readonly string[] {
  const rows = [...revisions, ...claims, ...puts].map((row) => row.key)
  return [headKey(tenant), logKey(tenant), operation?.key ?? headKey(tenant), ...rows, ...deletes]
}

function argumentsOf({ operation, revisions, claims, puts, member }: Order, prefix: string, seen: Head | undefined): string[] {
  const life = (lifetime: number | undefined) => (lifetime === undefined ? '' : String(lifetime))
  return [
    ...[prefix, member ?? '', seen?.epoch ?? '', seen?.position ?? '0'],
    ...[revisions, claims, puts].map((rows) => String(rows.length)),
    ...[operation?.row ?? '', life(operation?.lifetime), operation?.same ?? ''],
    ...revisions.flatMap(({ follows, row, lifetime }) => [String(follows), row, life(lifetime)]),
    ...claims.map(({ row }) => row),
    ...puts.flatMap(({ row, lifetime }) => [row, life(lifetime)]),
  ]
}
