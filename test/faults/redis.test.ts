import { setTimeout as wait } from 'node:timers/promises'
import KeyvRedis from '@keyv/redis'
import { Keyv } from 'keyv'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { StoreTrouble, type Save, type Saved } from '../../src/customer/book.ts'
import { openStore, type Opened } from '../../src/storage/open-store.ts'
import { added } from '../storage/sample.ts'
import { redisServer, type RedisServer } from '../support/redis.ts'

let server: RedisServer
let store: Opened
const open = () => openStore({ kind: 'redis', url: server.url, durability: 'strict' }, Date.now)
beforeEach(async () => {
  server = await redisServer()
  store = await open()
})
afterEach(async () => {
  await store.close()
  await server.stop()
})

/** What a save came to, in one word. */
const outcome = (save: Save): Promise<Saved['kind'] | StoreTrouble['kind']> =>
  store.book.save(save).then(
    ({ kind }) => kind,
    (error: unknown) => {
      if (error instanceof StoreTrouble) return error.kind
      throw error
    },
  )

async function untilReady(): Promise<void> {
  for (let left = 100; left > 0 && !(await store.ready()).ready; left--) await wait(50)
}

/** Eight saves at a time; the server is killed when so many are acknowledged, and started again. What each came to. */
async function saveThroughKill(saves: readonly Save[], acknowledged: number): Promise<readonly string[]> {
  const outcomes: string[] = []
  const todo = saves.entries()
  const saving = async () => {
    for (const [n, save] of todo) {
      outcomes[n] = await outcome(save)
      if (outcomes.filter((kind) => kind === 'done').length === acknowledged) await server.signal('SIGKILL')
    }
  }
  await Promise.all(Array.from({ length: 8 }, saving))
  await server.start()
  await untilReady()
  return outcomes
}

const many = (t: string, count: number) => Array.from({ length: count }, (_, n) => added(t, `c${n}`, { operation: `o${n}` }))

describe('Redis killed in the middle of saves', () => {
  it('loses no acknowledged save, and the same saves again make each account exactly once', async () => {
    for (const round of [1, 2, 3]) {
      const t = `round-${round}`
      const saves = many(t, 80)
      const before = await saveThroughKill(saves, 17 * round)
      expect(before.filter((kind) => kind === 'done').length).toBeGreaterThanOrEqual(17 * round)
      expect(before).not.toEqual(before.map(() => 'done'))
      const again = await Promise.all(saves.map(outcome))
      for (const [n, kind] of before.entries()) if (kind === 'done') expect(again[n]).toBe('replayed')
      for (const [n, kind] of before.entries()) if (kind === 'unavailable') expect(again[n]).toBe('done')
      expect((await store.book.log(t, 0, 1_000)).map(({ position }) => position)).toEqual(saves.map((_, n) => n + 1))
      expect((await Promise.all(saves.map(({ customer }) => store.book.history(t, customer.id)))).every(({ length }) => length === 1)).toBe(true)
    }
  })

  it('would make doubles, were they sent again under other operations', async () => {
    const saves = many('t', 80)
    await saveThroughKill(saves, 17)
    await Promise.all(saves.map((save, n) => outcome(added('t', `again-${n}`, { operation: `again ${save.operation}` }))))
    expect((await store.book.log('t', 0, 1_000)).length).toBeGreaterThan(saves.length)
  })
})

describe('a frozen Redis', () => {
  it('gets a truthful answer in time, is left alone after three silences, and has each account once when it thaws', async () => {
    const [one, two] = many('t', 2) as [Save, Save]
    await server.signal('SIGSTOP')
    const before = Date.now()
    expect(await Promise.all([outcome(one), outcome(one), outcome(one)])).toEqual(['unknown', 'unknown', 'unknown'])
    expect(Date.now() - before).toBeLessThan(2_500)
    const asked = Date.now()
    expect(await outcome(two)).toBe('unavailable')
    expect(await store.book.get('t', 'c0').catch((error: StoreTrouble) => error.kind)).toBe('unavailable')
    expect(Date.now() - asked).toBeLessThan(100)
    expect((await store.ready()).ready).toBe(false)
    await server.signal('SIGCONT')
    await wait(2_000)
    await untilReady()
    expect(await outcome(one)).toBe('replayed')
    expect(await outcome(two)).toBe('done')
    expect((await store.book.log('t', 0, 10)).length).toBe(2)
  })

  it('never answers a bare Keyv', async () => {
    const keyv = new Keyv({ store: new KeyvRedis(server.url) })
    await keyv.set('a', 1)
    await server.signal('SIGSTOP')
    const setting = keyv.set('a', 2).then(() => 'answered')
    expect(await Promise.race([setting, wait(3_000, 'silent')])).toBe('silent')
    await server.signal('SIGCONT')
    await setting
    await keyv.disconnect()
  })
})

describe('a Redis that refuses writes', () => {
  it.each([
    ['for want of memory', 'CONFIG SET maxmemory 1', 'CONFIG SET maxmemory 0'],
    ['as a replica', 'REPLICAOF 127.0.0.1 1', 'REPLICAOF NO ONE'],
    ['for want of replicas', 'CONFIG SET min-replicas-to-write 1', 'CONFIG SET min-replicas-to-write 0'],
  ])('%s: the save says that nothing was written, and succeeds afterwards', async (_, spoil, mend) => {
    const save = added('t', 'a', { operation: 'o' })
    const keyv = new Keyv({ store: new KeyvRedis(server.url) })
    await keyv.get('open the connection')
    expect(await server.say(spoil)).toBe('+OK')
    expect(await outcome(save)).toBe('unavailable')
    expect(await keyv.set('control', 1)).toBe(true)
    expect(await server.say(mend)).toBe('+OK')
    expect(await keyv.get('control')).toBeUndefined()
    expect(await store.book.get('t', 'a')).toBeUndefined()
    expect(await outcome(save)).toBe('done')
    await keyv.disconnect()
  })

  it('is not ready while it is a replica', async () => {
    await server.say('REPLICAOF 127.0.0.1 1')
    expect(await store.ready()).toMatchObject({ ready: false, faults: [expect.stringContaining('master')] })
  })
})

describe('two processes that write to one record', () => {
  const changes = 10
  const writers = [0, 1, 2, 3, 4, 5]

  it('lose no change', async () => {
    const other = await open()
    const write = async (writer: number) => {
      const { people } = writer % 2 ? store : other
      for (let n = 0; n < changes; n++) await people.change('t', { id: 'ann', name: 'Ann' }, (now) => ({ ...now, plain: [...now.plain, `${writer}.${n}`] }))
    }
    await Promise.all(writers.map(write))
    expect((await store.people.get('t', 'ann'))?.plain.length).toBe(writers.length * changes)
    await other.close()
  })

  it('would lose some, if they read and then set', async () => {
    const keyvs = [1, 2].map(() => new Keyv<string[]>({ store: new KeyvRedis(server.url) }))
    const write = async (writer: number) => {
      const keyv = keyvs[writer % 2]!
      for (let n = 0; n < changes; n++) await keyv.set('plain', [...((await keyv.get('plain')) ?? []), `${writer}.${n}`])
    }
    await Promise.all(writers.map(write))
    expect((await keyvs[0]!.get('plain'))?.length).toBeLessThan(writers.length * changes)
    await Promise.all(keyvs.map((keyv) => keyv.disconnect()))
  })
})

describe('a Redis that lost what it had acknowledged', () => {
  it('is written to no more by those who know what it held', async () => {
    expect(await outcome(added('t', 'a'))).toBe('done')
    await server.say('FLUSHALL')
    expect(await outcome(added('t', 'b'))).toBe('unavailable')
    expect(await store.ready()).toMatchObject({ ready: false, durable: false, faults: [expect.stringContaining('lost writes')] })
    expect(await outcome(added('another tenant', 'b'))).toBe('done')
  })

  it('is not believed when it says that an account is not there', async () => {
    const { book } = store
    expect(await outcome(added('t', 'a', { operation: 'o' }))).toBe('done')
    await server.say('FLUSHALL')
    const view = { by: 'name', descending: false, status: 'active' } as const
    for (const asked of [book.get('t', 'a'), book.getMany('t', ['a']), book.history('t', 'a'), book.owner('t', 'domainPrefix', 'a'), book.done('t', 'o'), book.page('t', view, 0, 8)]) await expect(asked).rejects.toThrow('unavailable')
    expect(await book.get('another tenant', 'a')).toBeUndefined()
  })

  it('forgets its scripts without harm', async () => {
    await server.say('SCRIPT FLUSH')
    expect(await outcome(added('t', 'a'))).toBe('done')
  })
})
