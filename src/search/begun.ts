import type { Wanted } from './fit.ts'
import type { Fitting, Lately } from './lately.ts'
import { mayBeMistyped } from './slips.ts'
import type { Table } from './table.ts'

/** So few are looked at one by one sooner than lists are read. */
export const few = 30
/** So many are not put in order to be found in lists. */
const many = 4_000
/** People type on; they rarely paste. */
const longestStep = 3

/** What a word, or a text, is called among those that were looked for lately. */
export const nameOf = (text: string, near: boolean) => (near ? `~${text}` : text)
export const textOf = (words: readonly Wanted[]) => words.map(({ tight }) => tight).join(' ')

/** What a word's beginning fits, where the word can only fit some of it; not where all is found anew sooner. */
export function begunWord(word: Wanted, lately: Lately, near: boolean): Fitting | undefined {
  const begun = begunLately(word, near, (beginning) => lately.known(nameOf(beginning, near)))
  return begun && begun.slots.length > (near ? few : many) ? undefined : begun
}

/** What several words fit but for the last one, or but for its last letters, where nothing was written since. */
export function begunText(words: readonly Wanted[], table: Table, lately: Lately, near: boolean): Fitting | undefined {
  const [before, last] = [textOf(words.slice(0, -1)), words.at(-1)]
  if (before === '' || !last) return undefined
  const known = (text: string) => {
    const found = lately.known(nameOf(text, near))
    return found?.end === table.slots() ? found : undefined
  }
  return begunLately(last, near, (beginning) => known(`${before} ${beginning}`)) ?? known(before)
}

/** A Chinese word may sound like what its beginning does not fit; and what is too short to be mistyped nearly fits nothing. */
function begunLately({ tight, sound }: Wanted, near: boolean, known: (beginning: string) => Fitting | undefined): Fitting | undefined {
  for (let step = 1; sound === undefined && step <= longestStep && step < tight.length; step++) {
    const beginning = tight.slice(0, -step)
    const found = near && !mayBeMistyped(beginning) ? undefined : known(beginning)
    if (found) return found
  }
  return undefined
}
