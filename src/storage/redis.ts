import KeyvRedis from '@keyv/redis'
import { Keyv } from 'keyv'
import { keyvOptions, type Engine } from './engine.ts'
import { infoOf, undurable, unfit } from './gate.ts'
import { connect, disconnect, refused } from './redis-client.ts'
import { logKey, redisCommit } from './redis-commit.ts'
import type { Readiness } from './store.ts'

export interface RedisPlace {
  readonly url: string
  readonly durability: 'strict' | 'none'
  readonly namespace?: string
}

/** The store of any number of processes. Throws where the server cannot be reached or must not be trusted. */
export async function openRedis({ url, durability, namespace = 'customer-accounts' }: RedisPlace): Promise<Engine> {
  const client = await connect(url)
  const check = async () => readiness(await client.info(), durability)
  const { ready, faults } = await check()
  if (!ready) {
    client.destroy()
    throw new Error(faults.join('\n'))
  }
  const adapter = new KeyvRedis(client, { namespace, throwOnErrors: true })
  const prefix = `${namespace}${adapter.keyPrefixSeparator}`
  return {
    kind: 'redis',
    keyv: new Keyv({ ...keyvOptions, namespace, store: adapter }),
    apply: redisCommit(client, prefix),
    async since(tenant, position, most) {
      const found = await client.zRangeWithScores(prefix + logKey(tenant), `(${position}`, '+inf', { BY: 'SCORE', LIMIT: { offset: 0, count: most } })
      return found.map(({ score, value }) => ({ position: score, member: value }))
    },
    refused,
    check,
    close: () => disconnect(client),
  }
}

function readiness(text: string, durability: 'strict' | 'none'): Readiness {
  const info = infoOf(text)
  const [blocking, lossy] = [unfit(info), undurable(info)]
  const ready = blocking.length === 0 && (durability === 'none' || lossy.length === 0)
  return { ready, store: 'redis', durable: lossy.length === 0, faults: [...blocking, ...lossy] }
}
