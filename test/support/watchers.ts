import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { World } from '../../src/bot/world.ts'
import { loadTemplates } from '../../src/cards/draw.ts'
import { newCustomer } from '../../src/customer/change.ts'
import { openNotices } from '../../src/notices/notices.ts'
import type { Clock } from '../../src/notices/pace.ts'
import { openSeeing } from '../../src/seeing/seeing.ts'
import type { Place } from '../../src/storage/open-store.ts'
import { openPorch, type Opened } from '../../src/teams/porch.ts'

export const tenant = 'contoso-partners'
const ann = { id: 'ann', name: 'Ann Miller' }
const bob = { id: 'bob', name: 'Bob Stone' }

/** Makes groups watch everything, and then that many customers. */
export async function fill({ book, watches, people }: Pick<World, 'book' | 'watches' | 'people'>, { conversations, customers, serviceUrl }: { conversations: number; customers: number; serviceUrl: string }): Promise<void> {
  await people.assign(tenant, ann, ['administrator'], [])
  const since = '2026-11-22T00:00:00.000Z'
  for (let n = 0; n < conversations; n++) {
    const conversation = `group-${n}`
    const address = JSON.stringify({ serviceUrl, conversation, user: '29:ann', bot: '28:bot' })
    await watches.change(tenant, conversation, () => ({ conversation, kind: 'group', person: ann.id, address, locale: 'en', watches: [{ filters: {}, since }], told: { now: { position: 0, at: since } } }))
  }
  await add(book, customers)
}

/** Adds so many customers. */
export async function add(book: World['book'], customers: number): Promise<void> {
  for (let n = 0; n < customers; n++) {
    const stamp = { at: '2026-11-22T10:00:00.000Z', by: bob }
    await book.save({ tenant, operation: `o-${n}`, ...newCustomer({ id: `c-${n}`, values: { companyName: `Customer ${n}` }, subscriptions: [], stamp }) })
  }
}

const draw = loadTemplates(new URL('../../cards/', import.meta.url))

/** A folder, or a Redis by its URL. */
export function storeAt(place: string): Place {
  return place.startsWith('redis') ? { kind: 'redis', url: place, durability: 'none', namespace: 'book', seenFile: join(tmpdir(), `${randomUUID()}.json`) } : { kind: 'embedded', folder: place }
}

/** A porch that only writes. */
export function writingPorch({ now, newId, report }: Pick<World, 'now' | 'newId' | 'report'>): Promise<Opened> {
  return openPorch({ serviceHosts: [], fileHosts: [], language: 'en', port: 0, bind: '127.0.0.1', answer: async () => ({ here: [], privately: [] }), ready: async () => ({ ready: true }), report, now, newId, random: Math.random, seeing: openSeeing(() => undefined) })
}

/** Tells them over HTTP, with a clock of the test's, as the process of this name; gives how to stop. */
export async function tellAll(world: World, clock: Clock, by = world.newId()): Promise<() => Promise<void>> {
  const porch = await writingPorch(world)
  const notices = openNotices({ world, draw, courier: porch.courier, clock, random: Math.random, by })
  return async () => (await notices.close(), porch.close())
}

/** The real one runs so many times faster, from 2026-11-22 on; processes that are told the same beginning (ms since 1970) share it. */
export function fastClock(times: number, begun = Date.now()): Clock {
  return {
    now: () => Date.parse('2026-11-22T10:00:00Z') + (Date.now() - begun) * times,
    pause: (ms, signal) => pause(ms / times, undefined, { signal }),
  }
}
