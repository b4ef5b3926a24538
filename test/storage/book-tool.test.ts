import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bookTask } from '../../src/storage/tool/book-tool.ts'
import { openEngine, openStore, type Place } from '../../src/storage/open-store.ts'
import { partsOf, type Part } from '../../src/storage/parts.ts'
import { redisServer, type RedisServer } from '../support/redis.ts'
import { added, draft, updated } from './sample.ts'

const ann = { id: 'ann', name: 'Ann' }
const count = 2_000
let folder: string
let server: RedisServer
let first: Place & { kind: 'embedded' }
let redis: Place

/** Two tenants, changes, a draft, a person, a desk. */
async function write(place: Place): Promise<void> {
  const store = await openStore(place, Date.now)
  const saves = Array.from({ length: count }, (_, n) => added(n % 3 ? 't' : '租户', `c${n}`, { values: { companyName: `公司 ${n}`, owner: 'Ann <ann>' } }))
  for (const save of saves) await store.book.save(save)
  for (const save of saves.filter((_, n) => n % 10 === 0)) await store.book.save(updated(save, { city: '苏州' }))
  await store.drafts.keep(draft('t', 'd', ann, 1))
  await store.people.change('t', ann, (now) => now)
  await store.desk.write({ tenant: 't', person: 'ann', conversation: 'c' }, 'list', { ids: [1] })
  await store.close()
}

/** All parts in one order. */
async function everything(place: Place): Promise<readonly string[]> {
  const engine = await openEngine(place, Date.now)
  const parts: Part[] = []
  for await (const part of partsOf(engine)) parts.push(part)
  await engine.close()
  return parts.map((part) => JSON.stringify(part)).sort()
}

const run = (place: Place, ...args: string[]) => bookTask(args, { place: () => place, now: Date.now, progress: () => undefined })
const file = () => join(folder, 'backup')

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'book-'))
  server = await redisServer()
  first = { kind: 'embedded', folder: join(folder, 'one', 'book') }
  redis = { kind: 'redis', url: server.url, durability: 'strict', namespace: 'book' }
  await write(first)
})
afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true })
})

describe('a book', () => {
  it('moves to Redis and back byte for byte, and goes on there', async () => {
    const before = await everything(first)
    expect(await run(first, 'move', server.url)).toContain(`${count} customers`)
    expect(await everything(redis)).toEqual(before)
    await run(redis, 'move', join(folder, 'two'))
    expect(await everything({ kind: 'embedded', folder: join(folder, 'two', 'book') })).toEqual(before)
    for (const place of [redis, { kind: 'embedded', folder: join(folder, 'two', 'book') } as const]) {
      const store = await openStore(place, Date.now)
      const view = { by: 'name', descending: false, status: 'all', owner: 'ann' } as const
      expect((await store.book.page('t', view, 0, 1)).total + (await store.book.page('租户', view, 0, 1)).total).toBe(count)
      expect((await store.book.save(added('t', 'new'))).kind).toBe('done')
      expect((await store.book.log('t', 0, count)).at(-1)?.customer.id).toBe('new')
      expect((await store.book.save(added('t', 'other', { values: { domainPrefix: 'c1' } }))).kind).toBe('duplicate')
      await store.close()
      await (await openStore(place, Date.now)).close()
    }
  })

  it('is never written over another one', async () => {
    await expect(run(first, 'move', server.url)).rejects.toThrow('left as it is')
    await expect(run(first, 'restore', file())).rejects.toThrow('ENOENT')
  })

  it('whose move was cut off is not opened, and the same move again makes it whole', async () => {
    const to = { kind: 'embedded', folder: join(folder, 'three', 'book') } as const
    let left = 900
    const cut = bookTask(['move', join(folder, 'three')], { place: () => first, now: Date.now, progress: () => { if (--left < 0) throw new Error('cut off') } })
    await expect(cut).rejects.toThrow('cut off')
    await expect(openStore(to, Date.now)).rejects.toThrow('run it again')
    await run(first, 'move', join(folder, 'three'))
    expect(await everything(to)).toEqual(await everything(first))
    await (await openStore(to, Date.now)).close()
  })

  it('whose move to Redis was cut off, and that was written to meanwhile, is there once when it is moved again', async () => {
    const to = await redisServer()
    let left = 7_000
    await expect(bookTask(['move', to.url], { place: () => first, now: Date.now, progress: () => { if (--left < 0) throw new Error('cut off') } })).rejects.toThrow('cut off')
    const before = await openStore(first, Date.now)
    const changed = (await before.book.log('t', 0, 50)).map(({ customer }) => customer)
    for (const customer of changed) await before.book.save(updated({ ...added('t', customer.id), customer }, { companyName: `AAA ${customer.id}` }))
    await before.close()
    expect(await to.say('ZCARD book::{t}:list:0:all')).toMatch(/^:\d{3,}/)
    // And is cut off once more, a little later.
    let again = 5
    await expect(bookTask(['move', to.url], { place: () => first, now: Date.now, progress: () => { if (--again < 0) throw new Error('cut off') } })).rejects.toThrow('cut off')
    await expect(openStore({ kind: 'redis', url: to.url, durability: 'strict', namespace: 'book' }, Date.now)).rejects.toThrow('run it again')
    await run(first, 'move', to.url)
    const place = { kind: 'redis', url: to.url, durability: 'strict', namespace: 'book' } as const
    expect(await everything(place)).toEqual(await everything(first))
    const store = await openStore(place, Date.now)
    const { ids, total } = await store.book.page('t', { by: 'name', descending: false, status: 'all' }, 0, count)
    expect([ids.length, new Set(ids).size]).toEqual([total, total])
    await store.close()
    await to.stop()
  })

  it('is in a backup as it was, and comes back from it', async () => {
    await run(first, 'backup', file())
    expect(await run(first, 'verify', file())).toContain(`${count} customers`)
    const to = { kind: 'embedded', folder: join(folder, 'four', 'book') } as const
    await run(to, 'restore', file())
    expect(await everything(to)).toEqual(await everything(first))
  })

  it('comes back to a Redis that was emptied, and goes from there to another, although more was seen of them', async () => {
    const emptied = await redisServer()
    const place = { kind: 'redis', url: emptied.url, durability: 'strict', namespace: 'again', seenFile: join(folder, 'again.seen.json') } as const
    const seen = async (at: Place) => {
      const store = await openStore(at, Date.now)
      expect(await store.book.log('t', 0, 1)).toHaveLength(1)
      await store.close()
    }
    await run(place, 'restore', file())
    await seen(place)
    await emptied.say('FLUSHALL')
    await expect(openStore(place, Date.now)).rejects.toThrow('lost writes')
    await run(place, 'restore', file())
    await seen(place)
    await expect(openStore({ ...place, url: server.url }, Date.now)).rejects.toThrow('lost writes')
    await run(place, 'move', server.url)
    await seen({ ...place, url: server.url })
    expect(await everything({ ...place, url: server.url })).toEqual(await everything(first))
    await emptied.stop()
  })

  it('is not asked for where a backup is verified, nor where nothing is', async () => {
    const it = { place: () => expect.fail('asked for'), now: Date.now, progress: () => undefined }
    expect(await bookTask(['verify', file()], it)).toContain(`${count} customers`)
    await expect(bookTask([], it)).rejects.toThrow('npm run book -- backup <file>')
  })
})

describe('a damaged backup', () => {
  const damaged = async (change: (text: string) => string) => {
    const at = join(folder, 'damaged')
    await writeFile(at, gzipSync(change(gunzipSync(await readFile(file())).toString())))
    return run(first, 'verify', at)
  }

  it('is known, with the line where a byte has changed', async () => {
    const line = 700
    await expect(damaged((text) => text.split('\n').map((each, n) => (n === line - 1 ? each.replace('"key"', '"kez"') : each)).join('\n'))).rejects.toThrow(`line ${line} is damaged`)
  })

  it('is known where a line, the end, or anything of the packed file is missing or changed', async () => {
    await expect(damaged((text) => text.split('\n').toSpliced(500, 1).join('\n'))).rejects.toThrow('line 501 is damaged')
    await expect(damaged((text) => text.split('\n').slice(0, -2).join('\n'))).rejects.toThrow('not whole')
    const bytes = await readFile(file())
    const middle = bytes.length >> 1
    for (const broken of [bytes.subarray(0, middle), Buffer.concat([bytes.subarray(0, middle), Buffer.from([bytes[middle]! ^ 1]), bytes.subarray(middle + 1)])]) {
      await writeFile(join(folder, 'broken'), broken)
      await expect(run(first, 'verify', join(folder, 'broken'))).rejects.toThrow('not whole')
    }
  })
})
