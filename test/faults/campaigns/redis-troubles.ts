import { setTimeout as wait } from 'node:timers/promises'
import { StoreTrouble, type Save } from '../../../src/customer/book.ts'
import { openStore, type Opened } from '../../../src/storage/open-store.ts'
import { added, updated } from '../../storage/sample.ts'
import { durable, redisServer } from '../../support/redis.ts'
import type { Campaign } from '../support/campaign.ts'
import { bareKeyvForgets, bareKeyvHangs, bareKeyvLies } from '../support/bare-keyv.ts'
import { inTurns } from '../support/kept-book.ts'
import { troubles, type Trouble } from '../support/redis-trouble.ts'
import { slowProxy } from '../support/slow-proxy.ts'

/** A call's deadline is 2 s; the rest is for a busy machine. */
const inTime = 3_000

/** Everything that a Redis can have, one after the other: each call answers in time and truly, and the next try after it works. */
export const redisTroubles: Campaign = {
  name: 'redis-troubles',
  async run(size) {
    const figures = { operations: 0, faults: 0, late: 0, false: 0, doubled: 0, lost: 0, stuck: 0 }
    for (let round = size === 'full' ? 3 : 1; round > 0; round--) {
      await inTurns(troubles, async (trouble) => {
        const found = await suffered(trouble)
        for (const [name, count] of Object.entries(found)) if (name !== 'operations' && count > 0) console.error(`${trouble.name}: ${name} ${count}`)
        for (const name of Object.keys(found) as (keyof typeof found)[]) figures[name] += found[name]
        figures.faults++
      }, 3)
    }
    return { ...figures, controls: 3, controlsCaught: (await bareKeyvLies()) + (await bareKeyvHangs(inTime)) + (await bareKeyvForgets()) }
  },
}

async function suffered({ name, harmless = false, spoil, mend }: Trouble) {
  const server = await redisServer([...durable, '--enable-debug-command', 'yes', '--loading-process-events-interval-bytes', '1024'])
  const wire = await slowProxy(server.port)
  const store = await openStore({ kind: 'redis', url: `redis://127.0.0.1:${wire.port}`, durability: 'strict' }, Date.now)
  const known = added('t', 'known', { operation: 'known' })
  await store.book.save(known)
  for (let n = 0; n < 100; n++) await store.book.save(added('other', `c${n}`))
  const saves = [added('t', 'new', { operation: 'new' }), updated(known, { city: '苏州' }, 'update')]
  await spoil(server, wire)
  const figures = { operations: 0, late: 0, false: 0, doubled: 0, lost: 0, stuck: 0 }
  const done = new Set<Save>()
  let felt = 0
  for (let round = 0; round < 2; round++) {
    const told = await Promise.all([...readings(store).map((reading) => timed(reading)), ...saves.map((save) => timed(() => saved(store, save)))])
    figures.operations += told.length
    felt += told.filter(({ answer }) => answer === 'trouble').length
    figures.late += told.filter(({ ms }) => ms > inTime).length
    figures.false += told.filter(({ answer }) => answer === 'false').length
    for (const [n, save] of saves.entries()) if (told[n + readings(store).length]!.answer === 'saved') done.add(save)
  }
  await mend(server, wire)
  if ((felt === 0) !== harmless) throw new Error(`${name}: ${felt} calls were in trouble`)
  for (const save of done) if ((await eventually(store, save, ['replayed'])) === 0) figures.lost++
  for (const save of saves) if ((await eventually(store, save, ['done', 'replayed'])) === 0) figures.stuck++
  const written = (await store.book.log('t', 0, 10).catch(() => [])).at(-1)?.position ?? 0
  figures.doubled = Math.max(written - 3, 0)
  await store.close()
  await Promise.all([wire.stop(), server.stop()])
  return figures
}

/** Looking at the customer that is surely there, in every way. */
const readings = ({ book }: Opened): readonly (() => Promise<string>)[] => [
  async () => ((await book.get('t', 'known')) ? 'found' : 'false'),
  async () => ((await book.getMany('t', ['known'])).length === 1 ? 'found' : 'false'),
  async () => ((await book.owner('t', 'domainPrefix', 'known')) === 'known' ? 'found' : 'false'),
  async () => ((await book.history('t', 'known')).length > 0 ? 'found' : 'false'),
  async () => ((await book.log('t', 0, 10)).length > 0 ? 'found' : 'false'),
  async () => ((await book.done('t', 'known')) ? 'found' : 'false'),
  async () => ((await book.page('t', { by: 'name', descending: false, status: 'active' }, 0, 8)).total > 0 ? 'found' : 'false'),
]

const saved = async (store: Opened, save: Save) => (['done', 'replayed'].includes((await store.book.save(save)).kind) ? 'saved' : 'refused')

/** `trouble` where the store said so itself; any other error is an accident, and that is false too. */
async function timed(call: () => Promise<string>): Promise<{ answer: string; ms: number }> {
  const before = performance.now()
  const answer = await call().catch((error: unknown) => (error instanceof StoreTrouble ? 'trouble' : 'false'))
  return { answer, ms: performance.now() - before }
}

/** Tries again and again, as a person would, for ten seconds; 0 where it never comes to that. */
async function eventually(store: Opened, save: Save, kinds: readonly string[]): Promise<number> {
  for (let tries = 1; tries <= 100; tries++) {
    const kind = await store.book.save(save).then(({ kind }) => kind, () => 'trouble')
    if (kinds.includes(kind)) return tries
    await wait(100)
  }
  return 0
}
