import type { Wanted } from './fit.ts'
import type { Fitting, Lately } from './lately.ts'
import { mayBeMistyped } from './slips.ts'
import type { Table } from './table.ts'

/** So few are looked at one by one sooner than lists are read. */
export const few = 30
/** Of more than this part of all, the lists are read as they are. */
const most = 16
/** People type on; they rarely paste. */
const longestStep = 8

/** What a word, or a text, is called among those that were looked for lately. */
export const nameOf = (text: string, near: boolean) => (near ? `~${text}` : text)
export const textOf = (words: readonly Wanted[]) => words.map(({ tight }) => tight).join(' ')

/** What a word's beginning fits, where the word can only fit some of it, unless so many are met again sooner. */
export function begunWord(word: Wanted, table: Table, lately: Lately, near: boolean): Fitting | undefined {
  const begun = begunLately(word, near, (beginning) => lately.known(nameOf(beginning, near)))
  return begun && !near && begun.slots.length > table.slots() / most ? undefined : begun
}

/** What several words fit but for the last one, and but for its last letters, where nothing was written since. */
export function begunText(words: readonly Wanted[], table: Table, lately: Lately, near: boolean): { readonly before?: Fitting | undefined; readonly begun?: Fitting | undefined } {
  const [before, last] = [textOf(words.slice(0, -1)), words.at(-1)!]
  const known = (text: string) => {
    const found = lately.known(nameOf(text, near))
    return found?.end === table.slots() ? found : undefined
  }
  return { before: known(before), begun: begunLately(last, near, (beginning) => known(`${before} ${beginning}`)) }
}

/** A Chinese word may sound like what its beginning does not fit, and one of a letter or two begins a run; what is too short to be mistyped nearly fits nothing. */
function begunLately({ tight, sound }: Wanted, near: boolean, known: (beginning: string) => Fitting | undefined): Fitting | undefined {
  for (let step = 1; sound === undefined && step <= longestStep && step < tight.length; step++) {
    const beginning = tight.slice(0, -step)
    const found = (near ? mayBeMistyped(beginning) : beginning.length > 2) ? known(beginning) : undefined
    if (found) return found
  }
  return undefined
}
