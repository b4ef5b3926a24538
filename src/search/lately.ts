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

/** So many words are kept, with so many slots in all: 8 MB. */
const [mostWords, mostSlots] = [64, 1_000_000]

export function openLately(): (table: Table) => Lately {
  let kept: { readonly table: Table; readonly lately: Lately } | undefined
  return (table) => {
    if (kept?.table !== table) kept = { table, lately: lately() }
    return kept.lately
  }
}

function lately(): Lately {
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
    const fitting = { slots: entries.slice(0, count), scores: new Float32Array(count), end }
    for (let at = 0; at < count; at++) fitting.scores[at] = best[entries[at]!]!
    words.set(word, fitting)
    slots += count
    for (const [oldest, its] of words) {
      if (words.size <= mostWords && slots <= mostSlots) break
      forgetWord(oldest, its)
    }
  }

  return { known, keep }
}

/** Meets them as they were met then. */
export function recall({ slots, scores }: Fitting, hits: Hits) {
  for (let at = 0; at < slots.length; at++) meet(hits, slots[at]!, scores[at]!)
}
