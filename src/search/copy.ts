import type { Book, Logged } from '../customer/book.ts'
import type { Rules } from '../customer/rules.ts'
import type { Threads } from './apart/threads.ts'
import { openBreath } from './breath.ts'
import { openContents, type Contents } from './contents.ts'
import type { Keeper } from './kept/keeper.ts'
import { byName } from './order.ts'
import { rowOf } from './row.ts'
import { mostEntries } from './segment.ts'
import { loadSpell, type Spell } from './spell.ts'

/** One tenant's customers in memory, as the book's log told them. */
export interface Copy {
  /**
   * Reads everything written before this call; calls at the same time share the work. A large book is answered from
   * while it is still being loaded for the first time: `loading`.
   */
  refresh(): Promise<{ readonly contents: Contents; readonly spell: Spell; readonly loading: boolean }>
  /** How many are in it now. */
  customers(): number
  /** Ends what is being read. */
  close(): void
}

const rowsAtOnce = 500
/** A book of so many customers is waited for, and what is behind them is read by other threads. */
const waitedFor = 5_000

export interface Source {
  readonly book: Pick<Book, 'log'>
  readonly tenant: string
  readonly rules: Rules
  /** Called once, when everything is read; `kept`: the most of it from the disk. */
  readonly told: (customers: number, ms: number, kept: boolean) => void
  readonly keeper?: Keeper
  /** Those that read what is large; absent: this one does. */
  readonly threads?: Threads
}

interface Loaded {
  contents: Contents
  readonly spell: Spell
}

export function openCopy({ book, tenant, rules, told, keeper, threads }: Source): Copy {
  let position = 0
  let loaded: Loaded | undefined
  let closed = false
  let whole = false
  let kept = false
  let enough = () => {}
  let began = 0
  const some = new Promise<void>((resolve) => (enough = resolve))

  const log: Log = (after, most) => {
    if (closed) throw new Error('the index was closed')
    return book.log(tenant, after, most)
  }
  const customers = () => (loaded ? loaded.contents.table.slots() - loaded.contents.table.dead() : 0)

  async function load() {
    began ||= performance.now()
    const spell = loaded?.spell ?? (await loadSpell())
    loaded ??= { contents: await begun(spell), spell }
    let ended = await write(loaded, waitedFor)
    if (!ended) enough()
    if (!ended && threads) ended = await threads.read({ tenant, from: position, contents: () => loaded!.contents, settled: (to) => (position = to) })
    while (!ended) ended = await write(loaded, mostEntries)
    if (keeper?.isDue(position, loaded.contents)) {
      // What most lists want is kept too.
      await loaded.contents.inOrder(byName, 'active')
      keeper.keep(loaded.contents, position)
    }
    if (!whole) told(customers(), performance.now() - began, kept)
    whole = true
    void compactWhereDue(loaded)
  }

  /** What the log says next, at most so much; whether that was all. */
  async function write(it: Loaded, most: number): Promise<boolean> {
    const logged = await readAfter(position, most, log)
    await it.contents.write(rowsOf(logged, it.spell), openBreath())
    position = logged.at(-1)?.position ?? position
    return logged.length < most
  }

  /** What was kept of the book, or nothing yet. */
  async function begun(spell: Spell): Promise<Contents> {
    const found = await keeper?.read()
    if (found) [position, kept] = [found.position, true]
    return openContents(rules, spell, found?.image)
  }

  function* rowsOf(logged: readonly Logged[], spell: Spell) {
    for (const { customer } of logged) yield rowOf(customer, rules, spell)
  }

  const [catchUp, compactWhereDue] = [oneAtATime(load), openCompacting()]

  return {
    customers,
    close() {
      closed = true
      threads?.close()
    },
    async refresh() {
      await (whole ? catchUp() : Promise.race([catchUp(), some]))
      if (!loaded) throw new Error('nothing is loaded')
      return { ...loaded, loading: !whole }
    },
  }
}

type Log = (after: number, most: number) => Promise<readonly Logged[]>

/** What was written after a position, at most so much. */
async function readAfter(position: number, most: number, log: Log): Promise<readonly Logged[]> {
  const logged: Logged[] = []
  const breath = openBreath()
  for (let ended = false; !ended && logged.length < most; ) {
    const wanted = Math.min(rowsAtOnce, most - logged.length)
    const next = await log(logged.at(-1)?.position ?? position, wanted)
    logged.push(...next)
    // A store in memory answers without a turn of the loop.
    await breath()
    ended = next.length < wanted
  }
  return logged
}

/** What is dead is thrown out where it is a good part of all; answers go on from the old contents meanwhile. */
function openCompacting(): (it: Loaded) => Promise<void> {
  let compacting = false
  return async (it) => {
    const { table } = it.contents
    if (compacting || table.dead() < 1_000 + table.slots() / 4) return
    compacting = true
    await it.contents.compact((fresh) => (it.contents = fresh)).finally(() => (compacting = false))
  }
}

/** Those who call during a run share the next one, since the present one may have read too early for them. */
function oneAtATime(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve()
  let next: Promise<void> | undefined
  return () => {
    next ??= running.then(() => {
      next = undefined
      const mine = run()
      running = mine.catch(() => undefined)
      return mine
    })
    return next
  }
}
