import type { Wanted } from './fit.ts'
import { lettersOf } from './pack.ts'
import { isChinese, type Spell } from './spell.ts'
import { wordOf } from './word.ts'

/** What a text asks for: each of its words, and all of them as one where they are several. */
export interface Asked {
  readonly words: readonly Wanted[]
  readonly whole: readonly Wanted[]
}

/** Undefined: nothing was asked. */
export function askedIn(text: string, spell: Spell): Asked | undefined {
  if (text.trim() === '') return undefined
  const words = text.split(/\s+/).map((word) => wantedOf(word, spell)).filter(({ tight }) => tight !== '')
  return { words, whole: words.length > 1 ? [wantedOf(text, spell)] : [] }
}

function wantedOf(text: string, spell: Spell): Wanted {
  const { tight } = wordOf(text)
  const sound = isChinese(tight) ? spell(tight, false)[0]?.map(({ letters }) => letters).join('') : undefined
  return { tight, letters: lettersOf(tight), sound, heard: sound === undefined ? undefined : lettersOf(sound) }
}
