import type { Book, Logged } from '../customer/book.ts'
import type { Rules } from '../customer/rules.ts'
import { openBreath } from './breath.ts'
import { openContents, type Contents } from './contents.ts'
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
}

const rowsAtOnce = 500
/** A book of so many customers is waited for. */
const waitedFor = 5_000

/** `told` is called once, when everything is read. */
export function openCopy(book: Pick<Book, 'log'>, tenant: string, rules: Rules, told: (customers: number, ms: number) => void): Copy {
  let position = 0
  let loaded: { contents: Contents; readonly spell: Spell } | undefined
  let whole = false
  let compacting = false
  let enough = () => {}
  let began = 0
  const some = new Promise<void>((resolve) => (enough = resolve))

  const customers = () => (loaded ? loaded.contents.table.slots() - loaded.contents.table.dead() : 0)

  async function load() {
    began ||= performance.now()
    const spell = loaded?.spell ?? (await loadSpell())
    loaded ??= { contents: openContents(rules, spell), spell }
    for (let ended = false; !ended; ) {
      const most = loaded.contents.table.slots() < waitedFor ? waitedFor : mostEntries
      const logged = await read(most)
      await loaded.contents.write(rowsOf(logged, spell), openBreath())
      position = logged.at(-1)?.position ?? position
      if (loaded.contents.table.slots() >= waitedFor) enough()
      ended = logged.length < most
    }
    if (!whole) told(customers(), performance.now() - began)
    whole = true
    void compactWhereDue(loaded)
  }

  /** What was written after `position`, at most so much. */
  async function read(most: number): Promise<readonly Logged[]> {
    const logged: Logged[] = []
    const breath = openBreath()
    for (let ended = false; !ended && logged.length < most; ) {
      const wanted = Math.min(rowsAtOnce, most - logged.length)
      const next = await book.log(tenant, logged.at(-1)?.position ?? position, wanted)
      logged.push(...next)
      // A store in memory answers without a turn of the loop.
      await breath()
      ended = next.length < wanted
    }
    return logged
  }

  function* rowsOf(logged: readonly Logged[], spell: Spell) {
    for (const { customer } of logged) yield rowOf(customer, rules, spell)
  }

  /** What is dead is thrown out where it is a good part of all; answers go on from the old contents meanwhile. */
  async function compactWhereDue(it: { contents: Contents }) {
    const { table } = it.contents
    if (compacting || table.dead() < 1_000 + table.slots() / 4) return
    compacting = true
    await it.contents.compact((fresh) => (it.contents = fresh)).finally(() => (compacting = false))
  }

  const catchUp = oneAtATime(load)

  return {
    customers,
    async refresh() {
      await (whole ? catchUp() : Promise.race([catchUp(), some]))
      if (!loaded) throw new Error('nothing is loaded')
      return { ...loaded, loading: !whole }
    },
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
