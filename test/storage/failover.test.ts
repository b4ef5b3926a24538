import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { StoreTrouble, type Save } from '../../src/customer/book.ts'
import { openStore, type Opened, type Place } from '../../src/storage/open-store.ts'
import { durable, redisServer } from '../support/redis.ts'
import { redisCluster, redisSentinel, until } from '../support/redis-forms.ts'
import { added } from './sample.ts'

const ends: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

async function opened(place: Place): Promise<Opened> {
  const store = await openStore(place, Date.now)
  ends.push(store.close)
  return store
}

const outcome = ({ book }: Opened, save: Save) =>
  book.save(save).then(({ kind }) => kind, (error: unknown) => {
    if (error instanceof StoreTrouble) return error.kind
    throw error
  })

/** Saves again until it is told as saved, as a person would. */
const insist = (store: Opened, save: Save) => until(async () => ['done', 'replayed'].includes(await outcome(store, save)))

describe('when the master dies', () => {
  it('Sentinel’s replica has every account that was told as saved, and goes on', async () => {
    const redis = await redisSentinel(['--appendonly', 'yes', '--maxmemory-policy', 'noeviction'])
    ends.push(redis.stop)
    const store = await opened({ kind: 'redis', url: redis.url, durability: 'replica' })
    const saves = Array.from({ length: 40 }, (_, n) => added('t', `c${n}`, { operation: `o${n}` }))
    for (const save of saves.slice(0, 36)) expect(await outcome(store, save)).toBe('done')
    await redis.servers[0]!.signal('SIGKILL')
    for (const { customer } of saves.slice(0, 36)) await until(async () => (await store.book.get('t', customer.id)) !== undefined)
    // Alone now, the new master says of nothing that it is saved.
    for (const save of saves.slice(36)) expect(await outcome(store, save)).not.toBe('done')
    await until(async () => (await store.ready()).faults.join().includes('no replica'))
    await redis.servers[0]!.start()
    for (const save of saves) await insist(store, save)
    expect((await store.book.log('t', 0, 99)).length).toBe(40)
  }, 60_000)

  it('a Cluster’s replica takes over its share, and no account is there twice', async () => {
    const redis = await redisCluster()
    ends.push(redis.stop)
    const store = await opened({ kind: 'redis', url: redis.url, durability: 'strict' })
    const saves = Array.from({ length: 30 }, (_, n) => added(`tenant ${n}`, 'a', { operation: `o${n}` }))
    for (const save of saves.slice(0, 15)) expect(await outcome(store, save)).toBe('done')
    await wait(200)
    await redis.servers[2]!.signal('SIGKILL')
    for (const save of saves) await insist(store, save)
    for (const { tenant } of saves) expect([(await store.book.getMany(tenant, ['a'])).length, (await store.book.log(tenant, 0, 9)).length]).toEqual([1, 1])
  })
})

describe('a book on two machines', () => {
  async function pair() {
    const redis = await redisSentinel()
    ends.push(redis.stop)
    const [master, replica] = redis.servers
    const store = await opened({ kind: 'redis', url: master!.url, durability: 'replica' })
    return { master, replica, store, save: added('t', 'a', { operation: 'o' }) }
  }

  it('is not opened where there is one', async () => {
    const server = await redisServer()
    ends.push(server.stop)
    await expect(openStore({ kind: 'redis', url: server.url, durability: 'replica' }, Date.now)).rejects.toThrow(/no replica.*replicaof/)
  })

  it('says of a write that only one has: unknown; and saved, once the other has it too', async () => {
    const { replica, store, save } = await pair()
    await replica!.signal('SIGSTOP')
    expect([await outcome(store, save), await outcome(store, save)]).toEqual(['unknown', 'unknown'])
    // A form that is gone, or a button that was pressed before, asks only whether it was done.
    const done = () => store.book.done('t', 'o').then((found) => found?.id, (error: unknown) => (error as StoreTrouble).kind)
    expect(await done()).toBe('unknown')
    await replica!.signal('SIGCONT')
    await until(async () => (await outcome(store, save)) === 'replayed')
    expect(await done()).toBe('a')
    expect(await store.book.done('t', 'other')).toBeUndefined()
    expect((await store.book.log('t', 0, 9)).length).toBe(1)
  })

  it('says unknown, and not that nothing was saved, where a master that lacks its replica takes no repetition', async () => {
    const { master, replica, store, save } = await pair()
    await replica!.signal('SIGSTOP')
    expect(await outcome(store, save)).toBe('unknown')
    await master!.say('CONFIG SET min-replicas-max-lag 1')
    await master!.say('CONFIG SET min-replicas-to-write 1')
    await until(async () => (await outcome(store, added('t', 'b'))) === 'unavailable')
    expect(await outcome(store, save)).toBe('unknown')
    await replica!.signal('SIGCONT')
    await until(async () => (await outcome(store, save)) === 'replayed')
  })
})

describe('a server that shows less than it did', () => {
  it('is noticed by a bot that reads, which answers nothing from it until it shows all again', async () => {
    const server = await redisServer()
    ends.push(server.stop)
    const store = await opened({ kind: 'redis', url: server.url, durability: 'strict' })
    for (const id of ['a', 'b']) await store.book.save(added('t', id))
    const head = 'customer-accounts::{t}:head'
    const now = await server.say(`GET ${head}`)
    await server.say(`SET ${head} "${now.trim().replace(/ \d+$/, ' 1')}"`)
    await expect(store.book.log('t', 0, 9)).rejects.toThrow('unavailable')
    expect(await outcome(store, added('t', 'c'))).toBe('unavailable')
    expect(await store.ready()).toMatchObject({ ready: false, faults: [expect.stringContaining('tenant t')] })
    await server.say(`SET ${head} "${now.trim()}"`)
    expect((await store.book.log('t', 0, 9)).length).toBe(2)
    expect((await store.ready()).ready).toBe(true)
  })

  it('is refused by a bot that starts anew, until the operator says that it is meant', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'seen-'))
    ends.push(() => rm(folder, { recursive: true }))
    const server = await redisServer()
    ends.push(server.stop)
    const place = { kind: 'redis', url: server.url, durability: 'strict', seenFile: join(folder, 'data', 'seen.json') } as const
    const store = await openStore(place, Date.now)
    await store.book.save(added('t', 'a'))
    await store.close()
    expect(JSON.parse(await readFile(place.seenFile, 'utf8'))).toMatchObject({ t: { position: 1 } })
    await (await openStore(place, Date.now)).close()
    await server.say('FLUSHALL')
    await expect(openStore(place, Date.now)).rejects.toThrow(`remove ${place.seenFile}`)
    await rm(place.seenFile)
    expect((await (await opened(place)).ready()).ready).toBe(true)
  })
})

it('every key of the book carries its tenant’s tag, so that a Cluster keeps a tenant together', async () => {
  const server = await redisServer(durable)
  ends.push(server.stop)
  const store = await opened({ kind: 'redis', url: server.url, durability: 'strict' })
  const ann = { id: 'ann', name: 'Ann' }
  await store.book.save(added('t', 'a', { values: { owner: 'Ann <ann>' } }))
  await store.people.change('t', ann, (now) => now)
  await store.desk.write({ tenant: 't', person: 'ann', conversation: 'c' }, 'list', [])
  await store.drafts.keep({ id: 'd', tenant: 't', begunBy: ann, block: 'account', typed: {}, subscriptions: [], revision: 1, changed: '2026-11-01T00:00:00Z' })
  const keys = (await server.say('EVAL "return table.concat(redis.call(\'KEYS\', \'*\'), \' \')" 0')).trim().split(' ')
  expect(keys.length).toBeGreaterThan(15)
  expect(keys.filter((key) => !/^customer-accounts::\{(t|%;)\}:/.test(key))).toEqual([])
})
