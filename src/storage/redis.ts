import KeyvRedis, { type RedisClientType } from '@keyv/redis'
import { Keyv } from 'keyv'
import { keyvOptions, type Engine } from './engine.ts'
import { hasty, infoOf, setBack, undurable, unfit, type Info } from './gate.ts'
import { connect, disconnect, refused } from './redis-client.ts'
import { logKey, redisCommit } from './redis-commit.ts'
import type { Readiness } from './store.ts'

export interface RedisPlace {
  readonly url: string
  readonly durability: 'strict' | 'none'
  readonly namespace?: string
}

interface Checked {
  readonly info: Info
  readonly fsync: string | undefined
  /** The tenants whose log the server has set back. */
  readonly lost: ReadonlySet<string>
  readonly durability: 'strict' | 'none'
}

/** The store of any number of processes. Throws where the server cannot be reached or must not be trusted. */
export async function openRedis({ url, durability, namespace = 'customer-accounts' }: RedisPlace): Promise<Engine> {
  const client = await connect(url)
  const lost = new Set<string>()
  const check = async () => readiness({ info: infoOf(await client.info()), fsync: await fsyncOf(client), lost, durability })
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
    apply: redisCommit(client, prefix, lost),
    async since(tenant, position, most) {
      const found = await client.zRangeWithScores(prefix + logKey(tenant), `(${position}`, '+inf', { BY: 'SCORE', LIMIT: { offset: 0, count: most } })
      return found.map(({ score, value }) => ({ position: score, member: value }))
    },
    refused,
    check,
    close: () => disconnect(client),
  }
}

/** When the server writes to its disk; undefined where it keeps that to itself, as hosted ones may. */
function fsyncOf(client: RedisClientType): Promise<string | undefined> {
  return client.configGet('appendfsync').then(({ appendfsync }) => appendfsync, () => undefined)
}

function readiness({ info, fsync, lost, durability }: Checked): Readiness {
  const [blocking, lossy] = [[...unfit(info), ...setBack(lost)], undurable(info)]
  const hurried = lossy.length === 0 ? hasty(fsync) : []
  const ready = blocking.length === 0 && (durability === 'none' || lossy.length === 0)
  return { ready, store: 'redis', durable: lossy.length + hurried.length + lost.size === 0, faults: [...blocking, ...lossy, ...hurried] }
}
