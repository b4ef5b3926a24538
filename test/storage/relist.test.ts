import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openEmbedded } from '../../src/storage/level/embedded.ts'
import type { Engine } from '../../src/storage/engine.ts'
import { key } from '../../src/storage/key.ts'
import { openStore, type Place } from '../../src/storage/open-store.ts'
import { orderOf } from '../../src/storage/order.ts'
import { openRedis } from '../../src/storage/redis/redis.ts'
import { redisServer } from '../support/redis.ts'
import { added, updated } from './sample.ts'

/** Customers as they were written before there were lists. */
async function fill(engine: Engine, count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    const { customer: it } = added('t', `c${n}`, { values: { companyName: `Shop ${count - n}` } })
    const claims = { owner: it.id, keys: [key('t', 'owner', 'domainPrefix', it.id)] }
    await engine.apply(orderOf({ tenant: 't', revisions: [{ key: key('t', 'customer', it.id), version: 1, it, claims }], member: it.id }))
  }
  await engine.close()
}

async function listed(place: Place): Promise<void> {
  const store = await openStore(place, Date.now)
  const view = { by: 'name', descending: false, status: 'active' } as const
  expect(await store.book.page('t', view, 0, 3)).toEqual({ ids: ['c29', 'c28', 'c27'], total: 30 })
  const first = added('t', 'c29', { values: { companyName: 'Shop 1' } })
  expect((await store.book.get('t', 'c29'))?.version).toBe(1)
  await store.book.save(updated(first, { companyName: 'Shop 99' }))
  expect(await store.book.owner('t', 'domainPrefix', 'c29')).toBe('c29')
  await store.close()
  const again = await openStore(place, Date.now)
  expect(await again.book.page('t', view, 28, 3)).toEqual({ ids: ['c0', 'c29'], total: 30 })
  await again.close()
}

describe('a book that is older than its lists', () => {
  it('gets them at the next start, in a folder', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'store-'))
    await fill(await openEmbedded(folder, Date.now), 30)
    await listed({ kind: 'embedded', folder })
    await rm(folder, { recursive: true })
  })

  it('gets them at the next start, on Redis', async () => {
    const server = await redisServer()
    const place = { kind: 'redis', url: server.url, durability: 'strict' } as const
    await fill(await openRedis(place, Date.now), 30)
    await listed(place)
    await server.stop()
  })
})
