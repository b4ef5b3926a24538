import type { FieldName } from '../customer/fields.ts'
import type { Asked } from './asked.ts'
import { eachFit, type Wanted } from './fit.ts'
import type { Hit, Shelf } from './shelf.ts'
import type { Table } from './table.ts'
import { sharedFields } from './texts.ts'

/** The slots that fit all words of a text, and by slot how well: the sum of its words' best, and of all words as one. */
export interface Matches {
  readonly slots: Uint32Array
  readonly scores: Float32Array
}

type Look = (shelf: Shelf, wanted: Wanted, hit: Hit) => void

const plainly: Look = (shelf, wanted, hit) => shelf.find(wanted, hit)
const nearly: Look = (shelf, wanted, hit) => {
  shelf.find(wanted, hit)
  shelf.findNear(wanted, hit)
}

/** They hold until the table is searched again. */
export function matchesOf({ words, whole }: Asked, table: Table, near: boolean): Matches {
  const look = near ? nearly : plainly
  const { best, sums, found, held } = table.scratch()
  let count = 0
  for (const [at, word] of words.entries()) {
    const hits = hitsOf(table, word, look)
    if (at === 0) {
      held.set(found.subarray(0, hits))
      count = hits
      for (let hit = 0; hit < hits; hit++) sums[found[hit]!] = 0
    } else count = keep(held, count, (slot) => best[slot]! > 0)
    take(hits)
  }
  for (const word of whole) if (count > 0) take(hitsOf(table, word, look))
  return { slots: held.subarray(0, count), scores: sums }

  function take(hits: number) {
    for (let at = 0; at < count; at++) sums[held[at]!]! += best[held[at]!]!
    for (let at = 0; at < hits; at++) best[found[at]!] = 0
  }
}

/** Moves to the front of the first `count` those that hold; how many. */
export function keep(slots: Uint32Array, count: number, holds: (slot: number) => boolean): number {
  let left = 0
  for (let at = 0; at < count; at++) {
    const slot = slots[at]!
    if (holds(slot)) slots[left++] = slot
  }
  return left
}

/** How many slots a word fits; they are left in `found`, and how well it fits them in `best`. */
function hitsOf(table: Table, word: Wanted, look: Look): number {
  const { best, found } = table.scratch()
  let count = 0
  const hit = (slot: number, score: number) => {
    const before = best[slot]!
    if (score <= before) return
    if (before === 0) found[count++] = slot
    best[slot] = score
  }
  look(table.own, word, hit)
  eachShared(table, word, look, hit)
  return count
}

/** Of so many values everybody is looked at, instead of the list of each. */
const many = 300

/** A value that fits is found in all who have it. */
function eachShared(table: Table, word: Wanted, look: Look, hit: Hit) {
  const values = new Map<number, number>()
  look(table.shared, word, (value, score) => void values.set(value, Math.max(values.get(value) ?? 0, score)))
  if (values.size < many) {
    for (const [value, score] of values) table.own.withValue(value, (slot) => hit(slot, score))
    return
  }
  const scores = new Float32Array(table.shared.settled())
  for (const [value, score] of values) scores[value] = score
  for (const field of new Set(Array.from(values.keys(), (value) => table.keyOf(value).field))) {
    const column = table.columns().values[field]!
    for (let slot = 0; slot < table.slots(); slot++) {
      const value = column[slot]!
      if (value > 0 && scores[value]! > 0) hit(slot, scores[value]!)
    }
  }
}

/** In which fields a customer fits the words, the best first. */
export function matchedFields({ words }: Asked, table: Table, slot: number): readonly FieldName[] {
  const best = new Map<FieldName, number>()
  const tell = (field: FieldName, score: number) => void best.set(field, Math.max(best.get(field) ?? 0, score))
  for (const word of words) {
    eachFit(table.pack(slot), word, tell)
    for (const field of sharedFields.keys()) {
      const value = table.columns().values[field]![slot]!
      if (value > 0) eachFit(table.shared.pack(value), word, tell)
    }
  }
  return [...best].sort(([, a], [, b]) => b - a).map(([name]) => name)
}
