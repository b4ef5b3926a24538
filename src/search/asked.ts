import type { Wanted } from './fit.ts'
import { lettersOf } from './pack.ts'
import { isChinese, type Spell } from './spell.ts'
import { wordOf } from './word.ts'

/** What a text asks for: each of its words, and all of them as one where they are several. */
export interface Asked {
  readonly words: readonly Wanted[]
  readonly whole: readonly Wanted[]
}

/** As long as a phone number. */
const leastDigits = 7

/** A text whose numbers of so many digits are written as one: a phone number may be shown in pairs, which stand nowhere by themselves. Undefined where none is in pieces. */
export function joinedNumbers(text: string, least = leastDigits): string | undefined {
  const joined = text.replace(/\d[\d\s()./-]*\d/g, (number) => {
    const digits = number.replace(/\D/g, '')
    return digits.length < least ? number : digits
  })
  return joined === text ? undefined : joined
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
  const letters = lettersOf(tight)
  return { tight, letters, skips: skipsOf(letters), sound, heard: sound === undefined ? undefined : lettersOf(sound) }
}

function skipsOf(letters: Uint8Array): Uint32Array {
  const skips = new Uint32Array(128).fill(letters.length)
  for (let at = 0; at + 1 < letters.length; at++) skips[letters[at]!] = letters.length - 1 - at
  return skips
}
