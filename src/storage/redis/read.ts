import { StoreTrouble } from '../../customer/book.ts'
import { idOf, listKey } from '../places.ts'
import type { Redis } from './client.ts'
import { headKey, logKey } from './commit.ts'
import { scriptOn } from './script.ts'
import type { Seen } from './seen.ts'
import type { Entry, Page, Ranks } from '../store.ts'

/** KEYS: head, log. ARGV: position, how many. */
const sinceScript = `return { redis.call('GET', KEYS[1]) or '', redis.call('ZRANGE', KEYS[2], '(' .. ARGV[1], '+inf', 'BYSCORE', 'LIMIT', 0, ARGV[2], 'WITHSCORES') }`

/** Reads the log, and that the server has not been set back since this process last saw it. */
export function redisSince(redis: Redis, prefix: string, seen: Seen): (tenant: string, position: number, most: number) => Promise<readonly Entry[]> {
  const script = scriptOn(redis, sinceScript)
  return async (tenant, position, most) => {
    // What is asked after this may be seen before the answer comes.
    const before = seen.get(tenant)
    const [answer] = await script({ keys: [prefix + headKey(tenant), prefix + logKey(tenant)], args: [String(position), String(most)] })
    const [head, flat] = answer as readonly [string, readonly string[]]
    const [epoch = '', last = '0'] = head.split(' ')
    if (before && (epoch !== before.epoch || Number(last) < before.position)) {
      seen.lose(tenant)
      throw new StoreTrouble('unavailable', { cause: 'the server has lost writes that it had acknowledged' })
    }
    if (head !== '') seen.set(tenant, { epoch, position: Number(last) })
    return Array.from({ length: flat.length / 2 }, (_, at) => ({ position: Number(flat[2 * at + 1]), member: flat[2 * at] ?? '' }))
  }
}

/** KEYS: list. ARGV: first and last rank, and for the other direction REV. */
const pageScript = `return { redis.call('ZCARD', KEYS[1]), redis.call('ZRANGE', KEYS[1], unpack(ARGV)) }`

/** A part of a list by rank, and how many the list has, at one moment. */
export function redisPage(redis: Redis, prefix: string): (ranks: Ranks) => Promise<Page> {
  const script = scriptOn(redis, pageScript)
  return async ({ tenant, descending, from, count, ...list }) => {
    // From the second to the first is none; up to -1 would be all.
    const [first, last] = count === 0 ? [1, 0] : [from, from + count - 1]
    const args = [String(first), String(last), ...(descending ? ['REV'] : [])]
    const [answer] = await script({ keys: [prefix + listKey(tenant, list)], args })
    const [total, members] = answer as readonly [number, readonly string[]]
    return { ids: members.map(idOf), total }
  }
}

/** The position of a tenant's last commit; 0 where there is none. */
export function redisLast(redis: Redis, prefix: string): (tenant: string) => Promise<number> {
  return async (tenant) => {
    const key = prefix + headKey(tenant)
    const [head] = (await redis.run(key, [['GET', key]])) as readonly (string | null)[]
    return Number(head?.split(' ')[1] ?? 0)
  }
}

/** Rows of one tenant, not made texts. */
export function redisBytes(redis: Redis, prefix: string): (keys: readonly string[]) => Promise<readonly (Buffer | undefined)[]> {
  return async (keys) => {
    const [first = '', ...others] = keys.map((key) => prefix + key)
    const [rows] = await redis.run(first, [['MGET', first, ...others]], true)
    return (rows as readonly (Buffer | null)[]).map((row) => row ?? undefined)
  }
}
