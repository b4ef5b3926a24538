import type { FieldName } from '../customer/fields.ts'
import { fields } from '../customer/fields.ts'
import type { Asked } from './asked.ts'
import type { Hit, Shelf, Wanted } from './shelf.ts'
import type { Table } from './table.ts'
import { sharedFields } from './texts.ts'

/** The slots that fit all words of a text, and how well each: the sum of its words' best, and of all words as one. */
export interface Matches {
  readonly slots: readonly number[]
  score(slot: number): number
}

type Look = (shelf: Shelf, wanted: Wanted, hit: Hit) => void

const plainly: Look = (shelf, wanted, hit) => shelf.find(wanted, hit)
const nearly: Look = (shelf, wanted, hit) => {
  shelf.find(wanted, hit)
  shelf.findNear(wanted, hit)
}

/** The scores hold until the table is searched again. */
export function matchesOf({ words, whole }: Asked, table: Table, near: boolean): Matches {
  const look = near ? nearly : plainly
  const { best, sums, met } = table.scratch()
  const first = words.length > 0 ? hitsOf(table, words[0]!, best, look) : []
  for (const slot of first) take(slot)
  let slots = first
  words.slice(1).forEach((word, before) => {
    const found = hitsOf(table, word, best, look)
    slots = found.filter((slot) => met[slot] === before + 1)
    for (const slot of slots) take(slot)
    for (const slot of found) best[slot] = 0
  })
  for (const slot of first) met[slot] = 0
  for (const slot of slots) met[slot] = 1
  for (const word of whole) {
    if (slots.length === 0) continue
    const found = hitsOf(table, word, best, look)
    for (const slot of found) {
      if (met[slot] === 1) sums[slot]! += best[slot]!
      best[slot] = 0
    }
  }
  for (const slot of slots) met[slot] = 0
  return { slots, score: (slot) => sums[slot]! }

  function take(slot: number) {
    sums[slot] = met[slot] === 0 ? best[slot]! : sums[slot]! + best[slot]!
    met[slot]!++
    best[slot] = 0
  }
}

/** The slots that a word fits; how well is left in `best`. */
function hitsOf(table: Table, word: Wanted, best: Float32Array, look: Look): readonly number[] {
  const found: number[] = []
  const hit = (slot: number, score: number) => {
    if (best[slot] === 0) found.push(slot)
    if (score > best[slot]!) best[slot] = score
  }
  look(table.own, word, hit)
  eachShared(table, word, look, hit)
  return found
}

/** A value that fits is found in all who have it. */
function eachShared(table: Table, word: Wanted, look: Look, hit: Hit) {
  const scores = new Float32Array(table.shared.size())
  const among = new Set<number>()
  look(table.shared, word, (value, score) => {
    scores[value] = Math.max(scores[value]!, score)
    among.add(table.keyOf(value).field)
  })
  for (const field of among) {
    const column = table.column(field)
    for (let slot = 0; slot < table.slots(); slot++) {
      const score = scores[column[slot]!]!
      if (score > 0) hit(slot, score)
    }
  }
}

/** In which fields a customer fits the words, the best first. */
export function matchedFields({ words }: Asked, table: Table, slot: number): readonly FieldName[] {
  const scored = fields.filter((field) => 'weight' in field).map(({ name, weight = 0 }) => {
    const field = sharedFields.findIndex((each) => each.name === name)
    const fit = (word: Wanted) => (field < 0 ? table.own.fit(word, slot, name) : table.shared.fit(word, table.column(field)[slot]!, name))
    return { name, score: weight * Math.max(...words.map(fit)) }
  })
  return scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score).map(({ name }) => name)
}
