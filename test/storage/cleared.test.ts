import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ClassicLevel } from 'classic-level'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { cleared } from '../../src/storage/level/cleared.ts'
import { openEngine, openStore } from '../../src/storage/open-store.ts'
import { moving, partsOf } from '../../src/storage/parts.ts'
import { transfer } from '../../src/storage/tool/transfer.ts'
import { redisServer } from '../support/redis.ts'
import { added } from './sample.ts'

let folder: string
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'cleared-'))))
afterAll(() => rm(folder, { recursive: true }))

const place = (name: string) => ({ kind: 'embedded', folder: join(folder, name) }) as const

async function filled(name: string): Promise<void> {
  const store = await openStore(place(name), Date.now)
  for (let n = 0; n < 12; n++) await store.book.save(added(n % 2 ? 't' : 'u', `c${n}`))
  await store.close()
}

async function move(): Promise<void> {
  const from = await openEngine(place('from'), Date.now)
  await transfer(partsOf(from), () => openEngine(place('to'), Date.now), Date.now()).finally(() => from.close())
}

it('a folder whose clearing is killed anywhere opens, still says that it is being moved to, and is cleared anew', async () => {
  await filled('from')
  await move()
  const marked = await openEngine(place('to'), Date.now)
  await marked.keyv.set(moving, true)
  await marked.close()
  const killed = (db: ClassicLevel, after: number) => {
    let left = after
    const batch: ClassicLevel['batch'] = ((...rows: Parameters<ClassicLevel['batch']>) => {
      if (left-- === 0) throw new Error('killed')
      return db.batch(...rows)
    }) as never
    return new Proxy(db, { get: (it, name) => (name === 'batch' ? batch : typeof it[name as never] === 'function' ? (it[name as never] as () => void).bind(it) : it[name as never]) })
  }
  let killings = 0
  for (let done = false; !done; killings++) {
    const db = new ClassicLevel(place('to').folder)
    await db.open()
    // A row at a time, two at the most before the kill.
    done = await cleared(killed(db, 2), `v!${moving}`, 1).then(() => true, () => false)
    await db.close()
    await expect(openStore(place('to'), Date.now)).rejects.toThrow('run it again')
  }
  expect(killings).toBeGreaterThan(20)
  await move()
  await (await openStore(place('to'), Date.now)).close()
}, 60_000)

it('of a Redis only what says that it is being moved to is left', async () => {
  const server = await redisServer()
  const at = { kind: 'redis', url: server.url, durability: 'strict', namespace: 'book' } as const
  const store = await openStore(at, Date.now)
  for (const id of ['a', 'b']) await store.book.save(added('t', id))
  await store.close()
  await server.say('SET other 1')
  const engine = await openEngine(at, Date.now)
  await engine.keyv.set(moving, true)
  await engine.clear(moving)
  await engine.close()
  expect([await server.say('DBSIZE'), await server.say(`EXISTS book::${moving} other`)].map((answer) => answer.trim())).toEqual([':2', ':2'])
  await server.stop()
})
