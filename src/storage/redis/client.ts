import { readFileSync } from 'node:fs'
import { createClient, createCluster, createSentinel, type RedisClientConnectionType, type RedisClientType, type RedisClusterType, type RedisSentinelType } from '@keyv/redis'
import { deadline } from '../guard.ts'
import { redisAddress, type RedisAddress } from './address.ts'

/** Asks one server one command. */
export type Ask = (command: readonly string[]) => Promise<unknown>

/** A connected Redis of any form. */
export interface Redis {
  /** What Keyv reads and writes with. */
  readonly client: RedisClientConnectionType
  /** Commands one after the other, over one connection, where `key` is; answers in texts, or in bytes. The first one's error is thrown, a later one's is its answer. */
  run(key: string, commands: readonly (readonly string[])[], inBytes?: boolean): Promise<readonly unknown[]>
  /** Every server that takes writes. */
  masters(): Promise<readonly Ask[]>
  /** Waits for what is under way, but not for a server that is silent. */
  close(): Promise<void>
}

/** So long, in milliseconds, a start waits for a server that may be starting too. */
const patience = 2 * deadline

/**
 * Connects. While a server is away commands fail at once instead of queueing, a silent connection is dropped, and a lost
 * one is sought for ever, at least once a second. Throws, naming the remedy, where none answers. `caFile`: the authority
 * that a TLS server's certificate comes from, where it is not a public one.
 */
export async function connect(url: string, caFile?: string): Promise<Redis> {
  const address = redisAddress(url)
  const redis = forms[address.form](address, caFile === undefined ? undefined : readFileSync(caFile, 'utf8'))
  let last = new Error('no answer')
  redis.client.on('error', (error: unknown) => (last = error instanceof Error ? error : new Error(String(error))))
  const answers = await Promise.race([redis.open().then(() => true, (error: Error) => ((last = error), false)), bell(patience)])
  if (answers) return { ...redis, close: () => disconnect(redis.client) }
  void redis.client.destroy()
  throw new Error(`Redis does not answer at REDIS_URL (${last.message}): start it, or correct the address or the password.`, { cause: last })
}

type Form = (address: RedisAddress, ca: string | undefined) => Omit<Redis, 'close'> & { open(): Promise<unknown> }

/** What every connection is made with. */
function options({ tls, username, password }: RedisAddress, ca: string | undefined) {
  const timing = { connectTimeout: deadline, socketTimeout: 5_000, reconnectStrategy: (tries: number) => Math.min(50 * 2 ** tries, 1_000) }
  return {
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    socket: tls ? { ...timing, tls: true as const, ...(ca === undefined ? {} : { ca }) } : timing,
    disableOfflineQueue: true,
    pingInterval: 1_000,
  }
}

const forms: Readonly<Record<RedisAddress['form'], Form>> = {
  single(address, ca) {
    const [node] = address.nodes
    const common = options(address, ca)
    const client = createClient({ ...common, socket: { ...common.socket, ...node }, database: Number(address.path) }) as RedisClientType
    const ask: Ask = (command) => client.sendCommand([...command])
    return { client, run: (_, commands, inBytes) => inOrder((command) => client.sendCommand([...command], answers(inBytes)), commands), masters: async () => [ask], open: () => client.connect() }
  },

  cluster(address, ca) {
    const client = createCluster({ rootNodes: address.nodes.map((node) => ({ socket: node })), defaults: options(address, ca) }) as RedisClusterType
    // Whoever took a lost server's place is known to the others only.
    client.on('node-reconnecting', () => void rediscover(client))
    return {
      client,
      run: (key, commands, inBytes) => client._execute(key, false, answers(inBytes), (node, chain) => inOrder((command) => node.sendCommand([...command], chain), commands)),
      masters: () => Promise.all(client.masters.map(async (master): Promise<Ask> => {
        const node = await client.nodeClient(master)
        return (command) => node.sendCommand([...command])
      })),
      open: () => client.connect(),
    }
  },

  sentinel(address, ca) {
    const common = options(address, ca)
    const client = createSentinel({
      name: address.path || 'mymaster',
      sentinelRootNodes: [...address.nodes],
      nodeClientOptions: common,
      sentinelClientOptions: options({ ...address, username: undefined, password: undefined }, ca),
      scanInterval: 1_000,
    }) as RedisSentinelType
    const ask: Ask = (command) => client.sendCommand(false, [...command])
    return { client, run: (_, commands, inBytes) => client._execute(false, (node) => inOrder((command) => node.sendCommand([...command], answers(inBytes)), commands)), masters: async () => [ask], open: () => client.connect() }
  },
}

async function rediscover(client: RedisClusterType): Promise<void> {
  const node = client.masters.find((master) => master.client?.isReady)?.client
  if (node) await client._slots.rediscover(node).catch(() => undefined)
}

/** How answers are read. Never by `withTypeMapping`: the client of a Sentinel would answer everybody so. */
const answers = (inBytes = false) => (inBytes ? { typeMapping: { [blobString]: Buffer } } : {})

/** A text of the server’s, “$” in its protocol: `RESP_TYPES.BLOB_STRING` of the client, which the adapter does not give on. */
const blobString = 36

function inOrder(ask: Ask, [first = [], ...later]: readonly (readonly string[])[]): Promise<readonly unknown[]> {
  return Promise.all([ask(first), ...later.map((command) => ask(command).catch((error: unknown) => error))])
}

async function disconnect(client: RedisClientConnectionType): Promise<void> {
  if (client.isOpen) await Promise.race([Promise.resolve(client.close()).catch(() => undefined), bell(deadline)])
  if (client.isOpen) void client.destroy()
}

/** An error that the server answered, or a client that did not send: nothing was written. */
export function refused(error: unknown): boolean {
  return error instanceof Error && ['ErrorReply', 'SimpleError', 'BlobError', 'ClientOfflineError', 'ClientClosedError'].includes(error.constructor.name)
}

function bell(after: number): Promise<false> {
  return new Promise((ring) => setTimeout(() => ring(false), after).unref())
}
