import { setTimeout as wait } from 'node:timers/promises'
import type { RedisServer } from '../../support/redis.ts'
import type { SlowProxy } from './slow-proxy.ts'

/** What a Redis can have, and how it gets well again. */
export interface Trouble {
  readonly name: string
  /** Every call succeeds all the same. */
  readonly harmless?: boolean
  spoil(server: RedisServer, wire: SlowProxy): Promise<unknown> | void
  mend(server: RedisServer, wire: SlowProxy): Promise<unknown> | void
}

const saying = (name: string, spoil: string, mend: string): Trouble => ({ name, spoil: (server) => server.say(spoil), mend: (server) => server.say(mend).catch(() => undefined) })
export const troubles: readonly Trouble[] = [
  saying('out of memory', 'CONFIG SET maxmemory 1', 'CONFIG SET maxmemory 0'),
  saying('read-only', 'REPLICAOF 127.0.0.1 1', 'REPLICAOF NO ONE'),
  saying('too few replicas', 'CONFIG SET min-replicas-to-write 1', 'CONFIG SET min-replicas-to-write 0'),
  saying('paused', 'CLIENT PAUSE 5000 ALL', 'PING'),
  saying('password changed', 'CONFIG SET requirepass secret\r\nCLIENT KILL TYPE normal', 'AUTH secret\r\nCONFIG SET requirepass ""'),
  { ...saying('scripts forgotten', 'SCRIPT FLUSH', 'PING'), harmless: true },
  { name: 'loading', spoil: (server) => void server.say('CONFIG SET key-load-delay 4000\r\nDEBUG RELOAD').catch(() => undefined), mend: (server) => server.say('CONFIG SET key-load-delay 0').catch(() => undefined) },
  { name: 'frozen', spoil: (server) => server.signal('SIGSTOP'), mend: (server) => server.signal('SIGCONT') },
  { name: 'restarted empty', spoil: (server) => restart(server, ['--appendfilename', 'empty.aof']), mend: (server) => restart(server) },
  { name: 'killed', spoil: (server) => server.signal('SIGKILL'), mend: (server) => server.start() },
  { name: 'slow by 500 ms', harmless: true, spoil: (_, wire) => wire.delay(250), mend: (_, wire) => wire.delay(0) },
  { name: 'slower than the deadline', spoil: (_, wire) => wire.delay(1_500), mend: (_, wire) => wire.delay(0) },
]

/** Long enough that a client has found it again. */
export async function restart(server: RedisServer, settings: readonly string[] = []): Promise<void> {
  await server.signal('SIGKILL')
  await server.start(settings)
  await wait(500)
}
