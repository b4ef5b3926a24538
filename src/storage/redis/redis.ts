import KeyvRedis from '@keyv/redis'
import { Keyv } from 'keyv'
import { keyvOptions, type Engine } from '../engine.ts'
import { alone, hasty, infoOf, setBack, undurable, unfit, type Info } from './gate.ts'
import { connect, refused, type Ask, type Redis } from './client.ts'
import { redisCommit } from './commit.ts'
import { redisBytes, redisLast, redisPage, redisSince } from './read.ts'
import { redisRestore } from './restore.ts'
import { redisClear, redisRows } from './rows.ts'
import { openSeen } from './seen.ts'
import type { Readiness } from '../store.ts'

export interface RedisPlace {
  /** See `redisAddress`. */
  readonly url: string
  /** `none` accepts a server that may lose acknowledged writes; `replica` waits until a second machine has each. */
  readonly durability: 'strict' | 'replica' | 'none'
  /** Stands before every key. */
  readonly namespace?: string
  /** A file with the certificate authority of a TLS server. */
  readonly caFile?: string
  /** Where this machine remembers how far it saw each log, so that a server set back is noticed by a new process too. */
  readonly seenFile?: string
}

interface Checked {
  readonly infos: readonly Info[]
  readonly fsyncs: readonly (string | undefined)[]
  /** The tenants whose log the server has set back. */
  readonly lost: readonly string[]
  readonly durability: RedisPlace['durability']
}

/** The store of any number of processes. Throws where the server cannot be reached or must not be trusted. */
export async function openRedis({ url, durability, caFile, seenFile, namespace = 'customer-accounts' }: RedisPlace, now: () => number): Promise<Engine> {
  const redis = await connect(url, caFile)
  // What waits for a replica would keep reads waiting on the same connection.
  const writer = durability === 'replica' ? await connect(url, caFile) : redis
  const close = async () => void (await Promise.all([redis.close(), ...(writer === redis ? [] : [writer.close()])]))
  const adapter = adapterOf(redis, namespace)
  const prefix = `${namespace}${adapter.keyPrefixSeparator}`
  const seen = openSeen(seenFile)
  const since = redisSince(redis, prefix, seen)
  const check = async () => {
    const masters = await redis.masters()
    const [infos, fsyncs] = await Promise.all([Promise.all(masters.map(info)), Promise.all(masters.map(fsync))])
    return readiness({ infos, fsyncs, lost: setBack(seen.lost, seenFile), durability })
  }
  // Each is looked at once, so that a server that was set back while nobody ran is noticed here.
  for (const [tenant, { position }] of seen.all()) await since(tenant, position, 1).catch(() => undefined)
  const { ready, faults } = await check()
  if (!ready) {
    await close()
    throw new Error(faults.join('\n'))
  }
  return {
    kind: 'redis',
    keyv: new Keyv({ ...keyvOptions, namespace, store: adapter }),
    bytes: redisBytes(redis, prefix),
    ...redisCommit(writer, prefix, seen, durability === 'replica'),
    since,
    page: redisPage(redis, prefix),
    last: redisLast(redis, prefix),
    rows: () => redisRows(redis, prefix),
    size: async () => (await Promise.all((await redis.masters()).map((ask) => ask(['DBSIZE'])))).reduce<number>((sum, count) => sum + Number(count), 0),
    restore: redisRestore(writer, prefix, String(now())),
    clear: (except) => redisClear(redis, prefix, except),
    refused,
    check,
    close: async () => (seen.keep(), close()),
  }
}

/** On a cluster the adapter reads many keys from the server that it believes to have them; all of a tenant's are on one, which the client finds. */
function adapterOf({ client }: Redis, namespace: string): KeyvRedis<unknown> {
  const adapter = new KeyvRedis(client, { namespace, throwOnErrors: true })
  if (!adapter.isCluster()) return adapter
  const getMany = async (keys: string[]) => (await client.mGet(keys.map((key) => adapter.createKeyPrefix(key, namespace)))).map((row) => row ?? undefined)
  return Object.assign(adapter, { getMany })
}

async function info(ask: Ask): Promise<Info> {
  return infoOf(String(await ask(['INFO'])))
}

/** When the server writes to its disk; undefined where it keeps that to itself, as hosted ones may. */
function fsync(ask: Ask): Promise<string | undefined> {
  return ask(['CONFIG', 'GET', 'appendfsync']).then((answer) => (answer as readonly string[])[1], () => undefined)
}

function readiness({ infos, fsyncs, lost, durability }: Checked): Readiness {
  const [blocking, lossy] = [[...infos.flatMap(unfit), ...(durability === 'replica' ? infos.flatMap(alone) : []), ...lost], infos.flatMap(undurable)]
  const hurried = lossy.length === 0 && durability !== 'replica' ? fsyncs.flatMap(hasty) : []
  const ready = blocking.length === 0 && (durability === 'none' || lossy.length === 0)
  return { ready, store: 'redis', durable: lossy.length + hurried.length + lost.length === 0, faults: [...new Set([...blocking, ...lossy, ...hurried])] }
}
