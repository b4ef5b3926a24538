import { meet, type Hits } from './hits.ts'
import type { Table } from './table.ts'

/** The slots that a word, or several, were found to fit, of those below `end`, and how well. */
export interface Fitting {
  readonly slots: Uint32Array
  readonly scores: Float32Array
  readonly end: number
}

/** Words that were looked for lately, and several with a blank between. What a word fits holds for ever, since slots never change: only new ones are to be looked at. */
export interface Lately {
  known(word: string): Fitting | undefined
  keep(word: string, hits: Pick<Hits, 'entries' | 'best' | 'count'>, end: number): void
}

/** So many words are kept, with so many slots in all: 3 MB, and as much again for what fits more than this part of all. */
const [mostWords, mostSlots, part] = [1_000, 400_000, 16]

export function openLately(): (table: Table) => Lately {
  let kept: { readonly table: Table; readonly lately: Lately } | undefined
  return (table) => {
    if (kept?.table !== table) kept = { table, lately: lately() }
    return kept.lately
  }
}

/** Those that fit many do not push out the others. */
function lately(): Lately {
  const [few, many] = [keptWords(), keptWords()]
  return { known: (word) => few.known(word) ?? many.known(word), keep: (word, hits, end) => (hits.count > end / part ? many : few).keep(word, hits, end) }
}

function keptWords(): Lately {
  const words = new Map<string, Fitting>()
  let slots = 0

  function forgetWord(word: string, { slots: { length } }: Fitting) {
    words.delete(word)
    slots -= length
  }

  function known(word: string): Fitting | undefined {
    const found = words.get(word)
    if (found) words.delete(word)
    if (found) words.set(word, found)
    return found
  }

  function keep(word: string, { entries, best, count }: Pick<Hits, 'entries' | 'best' | 'count'>, end: number) {
    const before = words.get(word)
    if (before) forgetWord(word, before)
    const fitting = { slots: slotsOf(entries, best, count, end), scores: new Float32Array(count), end }
    for (let at = 0; at < count; at++) fitting.scores[at] = best[fitting.slots[at]!]!
    words.set(word, fitting)
    slots += count
    for (const [oldest, its] of words) {
      if (words.size <= mostWords && slots <= mostSlots) break
      forgetWord(oldest, its)
    }
  }

  return { known, keep }
}

/** What is many is put in ascending order, which is wanted for it and soon made. */
function slotsOf(entries: Uint32Array, best: Float32Array, count: number, end: number): Uint32Array {
  const slots = entries.slice(0, count)
  if (count <= end / part || ascends(slots)) return slots
  for (let slot = 0, left = 0; left < count; slot++) if (best[slot]! > 0) slots[left++] = slot
  return slots
}

export function ascends(slots: Uint32Array): boolean {
  for (let at = 1; at < slots.length; at++) if (slots[at]! < slots[at - 1]!) return false
  return true
}

/** Meets them as they were met then. */
export function recall({ slots, scores }: Fitting, hits: Hits) {
  for (let at = 0; at < slots.length; at++) meet(hits, slots[at]!, scores[at]!)
}
