import type { Asked } from './asked.ts'
import { begunText, begunWord, few, nameOf, textOf } from './begun.ts'
import type { EntryColumn } from './columns.ts'
import type { Wanted } from './fit.ts'
import { forget, meet } from './hits.ts'
import { ascends, recall, type Lately } from './lately.ts'
import type { Table } from './table.ts'
import { searchedFields } from './texts.ts'

/** The slots that fit all words of a text, and by slot how well: the sum of its words' best, and of all words as one. */
export interface Matches {
  readonly slots: Uint32Array
  readonly scores: Float32Array
}

/** They hold until the table is searched again. */
export function matchesOf({ words, whole }: Asked, table: Table, lately: Lately, near: boolean): Matches {
  const { hits, held, sums } = table.scratch()
  const [first, ...others] = words
  if (first === undefined) return { slots: held.subarray(0, 0), scores: sums }
  if (others.length === 0) {
    // The one word of most texts needs no sums.
    search(table, lately, first, near)
    return { slots: hits.entries.subarray(0, hits.count), scores: hits.best }
  }
  const { before, begun } = begunText(words, table, lately, near)
  if (!before && !begun) search(table, lately, first, near)
  let count = hold(begun?.slots ?? before?.slots ?? hits.entries.subarray(0, hits.count))
  if (before) for (let at = 0; at < before.slots.length; at++) sums[before.slots[at]!] = before.scores[at]!
  else if (!begun) add()
  for (const word of before ? words.slice(-1) : begun ? words : others) {
    if (count === 0) break
    searchAmong(held.subarray(0, count), table, lately, word, near)
    count = keep(held, held.subarray(0, count), (slot) => hits.best[slot]! > 0)
    add()
  }
  lately.keep(nameOf(textOf(words), near), { entries: held, best: sums, count }, table.slots())
  for (const word of whole) {
    if (count === 0) break
    searchAmong(held.subarray(0, count), table, lately, word, near)
    add()
  }
  return { slots: held.subarray(0, count), scores: sums }

  /** In ascending order; how many. */
  function hold(slots: Uint32Array): number {
    held.set(ascending(slots))
    for (let at = 0; at < slots.length; at++) sums[slots[at]!] = 0
    return slots.length
  }

  function add() {
    for (let at = 0; at < count; at++) sums[held[at]!]! += hits.best[held[at]!]!
  }
}

const ascending = (slots: Uint32Array) => (ascends(slots) ? slots : slots.slice().sort())

/** Puts into `to` those that hold, in their order; how many. It may be the same room. */
export function keep(to: Uint32Array, slots: Uint32Array, holds: (slot: number) => boolean): number {
  let left = 0
  for (let at = 0; at < slots.length; at++) {
    const slot = slots[at]!
    if (holds(slot)) to[left++] = slot
  }
  return left
}

/** Leaves in `hits` the slots that a word fits: those known from before, and what came since. */
function search(table: Table, lately: Lately, word: Wanted, near: boolean) {
  const { hits } = table.scratch()
  forget(hits)
  const known = lately.known(nameOf(word.tight, near))
  const begun = known ? undefined : begunWord(word, table, lately, near)
  const from = known?.end ?? begun?.end ?? 0
  if (known) recall(known, hits)
  if (known?.end === table.slots()) return
  findValues(table, word, near)
  if (begun) findAmong(table, ascending(begun.slots), word, near)
  if (from < table.slots()) find(table, word, near, from)
  lately.keep(nameOf(word.tight, near), hits, table.slots())
}

/** Leaves in `hits` those of some slots, in ascending order, that a word fits, and perhaps others. */
function searchAmong(slots: Uint32Array, table: Table, lately: Lately, word: Wanted, near: boolean) {
  const known = lately.known(nameOf(word.tight, near))
  if (known ? known.slots.length < meetings * slots.length : slots.length > table.slots() / most) return search(table, lately, word, near)
  forget(table.scratch().hits)
  findValues(table, word, near)
  findAmong(table, slots, word, near)
}

/** So many that are known are met sooner than one is looked at. */
const meetings = 50
/** Of more than this part of all, it is worth knowing all that a word fits. */
const most = 4

/** Meets those of some slots, in ascending order, that a word fits, and perhaps others. */
function findAmong(table: Table, slots: Uint32Array, word: Wanted, near: boolean) {
  const { hits, values } = table.scratch()
  if (slots.length <= few) table.own.findAmong(slots, word, near, hits)
  else table.own.find(word, hits, { among: slots })
  if (slots.length > few && near) table.own.findNear(word, hits, { among: slots })
  for (const column of columnsOf(table, slots.length)) for (let at = 0; at < slots.length; at++) meet(hits, slots[at]!, values.best[column[slots[at]!]!]!)
}

function findValues(table: Table, word: Wanted, near: boolean) {
  const { values } = table.scratch()
  forget(values)
  table.shared.find(word, values)
  if (near) table.shared.findNear(word, values)
}

/** Of so many values everybody is looked at, instead of the list of each. */
const many = 300

/** Meets slots from `from` on, and perhaps earlier ones too. A value that fits is found in all who have it. */
function find(table: Table, word: Wanted, near: boolean, from: number) {
  const { hits, values } = table.scratch()
  if (values.count < many) for (let at = 0; at < values.count; at++) table.own.findValue(values.entries[at]!, values.best[values.entries[at]!]!, hits, from)
  else for (const column of columnsOf(table, table.slots())) for (let slot = from; slot < table.slots(); slot++) meet(hits, slot, values.best[column[slot]!]!)
  table.own.find(word, hits, {}, from)
  if (near) table.own.findNear(word, hits, {}, from)
}

/** By slot, the values of those fields in which one fits, or of all where it takes longer to tell them than to look at so many slots. */
function columnsOf(table: Table, slots: number): readonly EntryColumn[] {
  const { values } = table.scratch()
  const fields = new Set<number>(values.count > slots ? searchedFields : [])
  for (let at = 0; at < values.count && values.count <= slots; at++) fields.add(table.keyOf(values.entries[at]!).field)
  return [...fields].map((field) => table.columns().values[field]!)
}
