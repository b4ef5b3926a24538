import KeyvRedis, { createClient, type RedisClientType } from '@keyv/redis'
import { Keyv } from 'keyv'
import { StoreTrouble } from '../customer/book.ts'
import { commitDigest, commitScript } from './commit-script.ts'
import { keyvOptions, type Engine } from './engine.ts'
import { infoOf, undurable, unfit } from './gate.ts'
import { deadline } from './guard.ts'
import { key } from './key.ts'
import type { Applied, Order } from './order.ts'
import type { Readiness } from './store.ts'

export interface RedisPlace {
  readonly url: string
  readonly durability: 'strict' | 'none'
  readonly namespace?: string
}

/** The store of any number of processes. Throws where the server cannot be reached or must not be trusted. */
export async function openRedis({ url, durability, namespace = 'customer-accounts' }: RedisPlace): Promise<Engine> {
  const client = await connect(url)
  const adapter = new KeyvRedis(client, { namespace, throwOnErrors: true })
  const check = async () => readiness(await client.info(), durability)
  const { ready, faults } = await check()
  if (!ready) {
    client.destroy()
    throw new Error(faults.join('\n'))
  }
  const prefix = `${namespace}${adapter.keyPrefixSeparator}`
  const apply = applying(client, prefix)
  return {
    kind: 'redis',
    keyv: new Keyv({ ...keyvOptions, namespace, store: adapter }),
    apply,
    async since(tenant, position, most) {
      const found = await client.zRangeWithScores(prefix + logKey(tenant), `(${position}`, '+inf', { BY: 'SCORE', LIMIT: { offset: 0, count: most } })
      return found.map(({ score, value }) => ({ position: score, member: value }))
    },
    refused,
    check,
    close: () => close(client),
  }
}

const headKey = (tenant: string) => key(tenant, 'head')
const logKey = (tenant: string) => key(tenant, 'log')

/** Commands are never queued while the server is away, silence is noticed, and a lost connection is sought for ever. */
async function connect(url: string): Promise<RedisClientType> {
  const socket = { connectTimeout: deadline, socketTimeout: 5_000, reconnectStrategy: (tries: number) => Math.min(50 * 2 ** tries, 1_000) }
  const client = createClient({ url, socket, disableOfflineQueue: true, pingInterval: 1_000 }) as RedisClientType
  let last: unknown
  client.on('error', (error: unknown) => (last = error))
  const bell = new Promise<never>((_, fail) => setTimeout(() => fail(last ?? new Error('no answer')), 2 * deadline).unref())
  try {
    await Promise.race([client.connect(), bell])
    return client
  } catch (cause) {
    client.destroy()
    throw new Error(`Redis does not answer at REDIS_URL (${cause instanceof Error ? cause.message : String(cause)}): start it, or correct the address or the password.`, { cause })
  }
}

/** Waits for what is under way, but not for a server that is silent. */
async function close(client: RedisClientType): Promise<void> {
  if (!client.isOpen) return
  const bell = new Promise<void>((ring) => setTimeout(ring, deadline).unref())
  await Promise.race([client.close().catch(() => undefined), bell])
  if (client.isOpen) client.destroy()
}

function readiness(text: string, durability: 'strict' | 'none'): Readiness {
  const info = infoOf(text)
  const [blocking, lossy] = [unfit(info), undurable(info)]
  const ready = blocking.length === 0 && (durability === 'none' || lossy.length === 0)
  return { ready, store: 'redis', durable: lossy.length === 0, faults: [...blocking, ...lossy] }
}

/** An error that the server answered, or a client that did not send: nothing was written. */
function refused(error: unknown): boolean {
  return error instanceof Error && (['ErrorReply', 'SimpleError', 'BlobError', 'ClientOfflineError', 'ClientClosedError'].includes(error.constructor.name))
}

/** Carries out orders; an emptied or rewound server is noticed by what this process saw of it before. */
function applying(client: RedisClientType, prefix: string): (order: Order) => Promise<Applied> {
  const seen = new Map<string, { readonly epoch: string; readonly position: string }>()
  return async (order) => {
    const script = { keys: keysOf(order).map((it) => prefix + it), arguments: argumentsOf(order, prefix, seen.get(order.tenant)) }
    const reply = await client.evalSha(commitDigest, script).catch((error: unknown) => {
      if (error instanceof Error && error.message.startsWith('NOSCRIPT')) return client.eval(commitScript, script)
      throw error
    })
    const [kind, first = '', second = ''] = reply as string[]
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
        throw new StoreTrouble('unavailable', { cause: 'the server has lost writes that it had acknowledged' })
    }
  }
}

function keysOf({ tenant, operation, revisions, claims, puts, deletes }: Order): readonly string[] {
  const rows = [...revisions, ...claims, ...puts].map((row) => row.key)
  return [headKey(tenant), logKey(tenant), operation?.key ?? headKey(tenant), ...rows, ...deletes]
}

function argumentsOf(order: Order, prefix: string, seen: { readonly epoch: string; readonly position: string } | undefined): string[] {
  const { operation, revisions, claims, puts } = order
  const life = (lifetime: number | undefined) => (lifetime === undefined ? '' : String(lifetime))
  return [
    ...[prefix, order.member ?? '', seen?.epoch ?? '', seen?.position ?? '0'],
    ...[revisions, claims, puts].map((rows) => String(rows.length)),
    ...[operation?.row ?? '', life(operation?.lifetime), operation?.same ?? ''],
    ...revisions.flatMap(({ follows, row, lifetime }) => [String(follows), row, life(lifetime)]),
    ...claims.map(({ row }) => row),
    ...puts.flatMap(({ row, lifetime }) => [row, life(lifetime)]),
  ]
}
