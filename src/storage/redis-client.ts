import { createClient, type RedisClientType } from '@keyv/redis'
import { deadline } from './guard.ts'

/** So long, in milliseconds, a start waits for a server that may be starting too. */
const patience = 2 * deadline

/**
 * A connected client. While the server is away commands fail at once instead of queueing, a silent connection is
 * dropped, and a lost one is sought for ever, at least once a second. Throws, naming the remedy, where none answers.
 */
export async function connect(url: string): Promise<RedisClientType> {
  const socket = { connectTimeout: deadline, socketTimeout: 5_000, reconnectStrategy: (tries: number) => Math.min(50 * 2 ** tries, 1_000) }
  const client = createClient({ url, socket, disableOfflineQueue: true, pingInterval: 1_000 }) as RedisClientType
  let last = new Error('no answer')
  client.on('error', (error: Error) => (last = error))
  const answers = await Promise.race([client.connect().then(() => true), bell(patience)])
  if (answers) return client
  client.destroy()
  throw new Error(`Redis does not answer at REDIS_URL (${last.message}): start it, or correct the address or the password.`, { cause: last })
}

/** Waits for what is under way, but not for a server that is silent. */
export async function disconnect(client: RedisClientType): Promise<void> {
  if (client.isOpen) await Promise.race([client.close().catch(() => undefined), bell(deadline)])
  if (client.isOpen) client.destroy()
}

/** An error that the server answered, or a client that did not send: nothing was written. */
export function refused(error: unknown): boolean {
  return error instanceof Error && ['ErrorReply', 'SimpleError', 'BlobError', 'ClientOfflineError', 'ClientClosedError'].includes(error.constructor.name)
}

function bell(after: number): Promise<false> {
  return new Promise((ring) => setTimeout(() => ring(false), after).unref())
}
