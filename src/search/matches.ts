import type { FieldName } from '../customer/fields.ts'
import type { Asked } from './asked.ts'
import { begunText, begunWord, few, nameOf, textOf } from './begun.ts'
import { eachFit, waysOf } from './best.ts'
import type { Wanted } from './fit.ts'
import { forget, meet } from './hits.ts'
import { recall, type Lately } from './lately.ts'
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
  const begun = begunText(words, table, lately, near)
  if (!begun) search(table, lately, first, near)
  const met = begun?.slots ?? hits.entries.subarray(0, hits.count)
  // The one word of most texts needs no sums.
  if (others.length === 0) return { slots: met, scores: hits.best }
  let count = met.length
  held.set(met)
  held.subarray(0, count).sort()
  for (let at = 0; at < count; at++) sums[held[at]!] = 0
  if (!begun) add()
  for (const word of begun ? words : others) {
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

  function add() {
    for (let at = 0; at < count; at++) sums[held[at]!]! += hits.best[held[at]!]!
  }
}

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
  const begun = known ? undefined : begunWord(word, lately, near)
  const from = known?.end ?? begun?.end ?? 0
  if (known) recall(known, hits)
  if (known?.end === table.slots()) return
  findValues(table, word, near)
  if (begun) findAmong(table, begun.slots.slice().sort(), word, near)
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
  const { hits } = table.scratch()
  if (slots.length <= few) table.own.findAmong(slots, word, near, hits)
  else table.own.find(word, hits, { among: slots })
  if (slots.length > few && near) table.own.findNear(word, hits)
  if (slots.length <= some) meetValuesAmong(table, slots)
  else meetValues(table, 0)
}

/** So many are asked for their values sooner than the list of each value is read. */
const some = 400

function findValues(table: Table, word: Wanted, near: boolean) {
  const { values } = table.scratch()
  forget(values)
  table.shared.find(word, values)
  if (near) table.shared.findNear(word, values)
}

/** Meets slots from `from` on, and perhaps earlier ones too. A value that fits is found in all who have it. */
function find(table: Table, word: Wanted, near: boolean, from: number) {
  const { hits } = table.scratch()
  meetValues(table, from)
  table.own.find(word, hits, {}, from)
  if (near) table.own.findNear(word, hits, from)
}

/** Of so many values everybody is looked at, instead of the list of each. */
const many = 300

function meetValues(table: Table, from: number) {
  const { hits, values } = table.scratch()
  if (values.count >= many) meetEverybody(table)
  else for (let at = 0; at < values.count; at++) table.own.findValue(values.entries[at]!, values.best[values.entries[at]!]!, hits, from)
}

/** Whoever of a few slots has a value that fits. */
function meetValuesAmong(table: Table, slots: Uint32Array) {
  const { hits, values } = table.scratch()
  for (const field of values.count > 0 ? searchedFields : []) {
    const column = table.columns().values[field]!
    for (const slot of slots) meet(hits, slot, values.best[column[slot]!]!)
  }
}

function meetEverybody(table: Table) {
  const { hits, values } = table.scratch()
  for (const field of new Set(Array.from(values.entries.subarray(0, values.count), (value) => table.keyOf(value).field))) {
    const column = table.columns().values[field]!
    for (let slot = 0; slot < table.slots(); slot++) if (values.best[column[slot]!]! > 0) meet(hits, slot, values.best[column[slot]!]!)
  }
}

/** In which fields customers fit the words, by slot, the best first. */
export function fieldsMatched({ words }: Asked, table: Table): (slot: number) => readonly FieldName[] {
  const ways = words.map(waysOf)
  return (slot) => {
    const best = new Map<FieldName, number>()
    const tell = (field: FieldName, score: number) => void best.set(field, Math.max(best.get(field) ?? 0, score))
    for (const way of ways) {
      eachFit(table.pack(slot), way, tell)
      for (const field of searchedFields) {
        const value = table.columns().values[field]![slot]!
        if (value > 0) eachFit(table.shared.pack(value), way, tell)
      }
    }
    return [...best].sort(([, a], [, b]) => b - a).map(([name]) => name)
  }
}
