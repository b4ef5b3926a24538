import { setImmediate } from 'node:timers/promises'
import type { Rules } from '../customer/rules.ts'
import type { Sort } from '../customer/search.ts'
import type { Made, Numbering, Read } from './apart/batch.ts'
import { openBreath, type Breath } from './breath.ts'
import { active, archived, deadState } from './columns.ts'
import { orderBy } from './order.ts'
import type { Row } from './row.ts'
import type { Spell } from './spell.ts'
import { openTable, type Table, type TableImage } from './table.ts'
import { openView, type View } from './view.ts'

export type Among = 'active' | 'archived' | 'all'

/** A table and the orders in which it is listed. */
export interface Contents {
  readonly table: Table
  /** All rows count at the same moment. */
  write(rows: Iterable<Row>, breath: Breath): Promise<void>
  /** The same for rows that another thread has read. */
  take(read: Read, make: (numbering: Numbering) => Promise<Made>, breath: Breath): Promise<void>
  /** All customers of a status in an order, with everything that is in the table now. */
  inOrder(sort: Sort, among: Among): Promise<View>
  /** The same contents without what is dead, made while this one goes on; `take` has it before anything more is written. */
  compact(take: (fresh: Contents) => void): Promise<void>
  /** All of it as it is now, between two writes: plain data, so that it can be kept elsewhere too. */
  image(): ContentsImage
}

export interface ContentsImage {
  readonly table: TableImage
  readonly orders: readonly { readonly sort: Sort; readonly among: Among; readonly slots: Uint32Array; readonly next: number }[]
}

interface Kept {
  readonly sort: Sort
  readonly among: Among
  readonly view: View
  /** The first slot that is not in it yet, and the first one that is not on its way either. */
  next: number
  end: number
  /** Those that want it wait for each other. */
  last: Promise<unknown>
}

/** Orders are kept once asked for; those by further fields are few. */
const mostViews = 24

/** `from`: what they hold to begin with, which is taken over. */
export function openContents(rules: Rules, spell: Spell, from?: ContentsImage): Contents {
  const table = openTable(rules, spell, from?.table)
  const kept = new Map<string, Kept>()
  for (const { sort, among, slots, next } of from?.orders ?? []) kept.set(nameOf(sort, among), { sort, among, view: openView(orderBy(table, sort), slots), next, end: next, last: Promise.resolve() })

  const writes = openWrites()

  const write: Contents['write'] = (rows, breath) => writes.run(async () => {
    for (const row of rows) {
      await table.add(row, breath)
      await breath()
    }
    await settle(breath)
  })

  const take: Contents['take'] = (read, make, breath) => writes.run(async () => {
    await table.take(read, make, breath)
    await settle(breath)
  })

  async function settle(breath: Breath) {
    const gone = await table.settle(breath)
    if (gone.length > 0) for (const { view, end } of kept.values()) view.remove(gone.filter((slot) => slot < end))
  }

  async function inOrder(sort: Sort, among: Among): Promise<View> {
    const name = nameOf(sort, among)
    const it = kept.get(name) ?? { sort, among, view: openView(orderBy(table, sort)), next: 0, end: 0, last: Promise.resolve() }
    kept.delete(name)
    kept.set(name, it)
    const oldest = kept.keys().next()
    if (kept.size > mostViews && !oldest.done) kept.delete(oldest.value)
    await (it.last = it.last.then(() => catchUp(it)))
    return it.view
  }

  async function catchUp(it: Kept) {
    // Those that are written while others are put in come behind them, unless as many come as go: a book that is being read always has more.
    for (let before = Infinity; it.next < table.slots() && table.slots() - it.next < before / 2; ) before = await putIn(it)
  }

  async function putIn(it: Kept): Promise<number> {
    it.end = table.slots()
    const all = it.end - it.next
    const [added, { states }] = [new Uint32Array(all), table.columns()]
    let count = 0
    for (let slot = it.next; slot < it.end; slot++) if (isAmong(states[slot]!, it.among)) added[count++] = slot
    await it.view.insert(added.subarray(0, count), openBreath())
    it.next = it.end
    return all
  }

  async function compact(take: (fresh: Contents) => void) {
    const fresh = openContents(rules, spell)
    const breath = openBreath()
    for (let next = 0; next < table.slots() || writes.underWay(); await setImmediate()) {
      const end = table.slots()
      await fresh.write(alive(next, end), breath)
      for (const { sort, among } of kept.values()) await fresh.inOrder(sort, among)
      next = end
    }
    take(fresh)
  }

  function* alive(from: number, end: number) {
    for (let slot = from; slot < end; slot++) if (table.columns().states[slot] !== deadState) yield table.row(slot)
  }

  const image = () => ({ table: table.image(), orders: [...kept.values()].map(({ sort, among, view, next }) => ({ sort, among, slots: view.image(), next })) })

  return { table, write, take, inOrder, compact, image }
}

function isAmong(state: number, among: Among): boolean {
  return among === 'all' ? state !== deadState : state === (among === 'active' ? active : archived)
}

/** Writes count from their first moment on, when nothing of them is in the table yet. */
function openWrites() {
  let count = 0
  return {
    underWay: () => count > 0,
    async run(work: () => Promise<void>): Promise<void> {
      count++
      await work().finally(() => count--)
    },
  }
}

const nameOf = ({ by, descending }: Sort, among: Among) => `${among} ${by} ${descending}`
