import { setTimeout as wait } from 'node:timers/promises'
import KeyvRedis from '@keyv/redis'
import { Keyv } from 'keyv'
import { redisServer } from '../../support/redis.ts'
import { restart } from './redis-trouble.ts'

/** Keyv as it comes says “saved” to a server that is full. */
export async function bareKeyvLies(): Promise<number> {
  const server = await redisServer()
  const keyv = new Keyv({ store: new KeyvRedis(server.url) })
  await keyv.get('open the connection')
  await server.say('CONFIG SET maxmemory 1')
  const said = await keyv.set('control', 1)
  await server.say('CONFIG SET maxmemory 0')
  const caught = said && (await keyv.get('control')) === undefined
  await keyv.disconnect()
  await server.stop()
  return caught ? 1 : 0
}

/** Keyv as it comes waits for a frozen server for longer than so many milliseconds. */
export async function bareKeyvHangs(inTime: number): Promise<number> {
  const server = await redisServer()
  const keyv = new Keyv({ store: new KeyvRedis(server.url) })
  await keyv.set('control', 1)
  await server.signal('SIGSTOP')
  const silent = await Promise.race([keyv.set('control', 2).then(() => false, () => false), wait(inTime, true)])
  await server.signal('SIGCONT')
  await keyv.get('control')
  await keyv.disconnect()
  await server.stop()
  return silent ? 1 : 0
}

/** Keyv as it comes says “not there” of what a server had that was restarted empty. */
export async function bareKeyvForgets(): Promise<number> {
  const server = await redisServer()
  const keyv = new Keyv({ store: new KeyvRedis(server.url) })
  await keyv.set('control', 1)
  await restart(server, ['--appendfilename', 'empty.aof'])
  const forgotten = (await keyv.get('control').catch(() => 'trouble')) === undefined
  await keyv.disconnect()
  await server.stop()
  return forgotten ? 1 : 0
}
