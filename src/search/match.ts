import type { FieldName } from '../customer/fields.ts'
import type { Sound } from './spell.ts'
import type { Word } from './word.ts'

/** One text of a customer. */
export interface Text extends Word {
  readonly field: FieldName
  /** How much a match counts in a search; 0 is only for filters. */
  readonly weight: number
  /** How people may spell it in pinyin. */
  readonly readings: readonly (readonly Sound[])[]
  /** A match begins before this place: behind it every customer's text is the same (a domain's suffix). */
  readonly before: number
}

/** What is looked for; `sound` is the pinyin of a Chinese word, by which a name in Latin letters is found. */
export interface Wanted extends Word {
  readonly sound: string | undefined
}

// Exact is worth more than a beginning, that more than a word's beginning, that more than the inside; sound a little less than letters.
export const exact = 8
const beginning = 4
const wordStart = 2
const inside = 1
const byEar = 0.9

/** How well `wanted` fits `text`, from 0 (not at all) to 8. */
export function fit(wanted: Wanted, text: Text): number {
  return byLetters(wanted, text) || byEar * bySound(wanted, text)
}

function byLetters(wanted: Wanted, text: Text): number {
  const at = text.tight.indexOf(wanted.tight)
  if (at < 0 || at >= text.before) return 0
  if (at === 0) return wanted.tight.length === Math.min(text.tight.length, text.before) || wanted.tight === text.tight ? exact : beginning
  return ` ${text.spaced}`.includes(` ${wanted.spaced}`) ? wordStart : inside
}

function bySound(wanted: Wanted, text: Text): number {
  if (wanted.sound !== undefined) return wanted.sound === text.tight ? exact : 0
  let best = 0
  for (const sounds of text.readings) best = Math.max(best, spelled(wanted.tight, sounds))
  return best
}

/** How well the letters spell the sounds: full, by initials, or both mixed, the last one perhaps only begun. */
function spelled(letters: string, sounds: readonly Sound[]): number {
  let best = 0
  for (let start = 0; start < sounds.length && best < beginning; start++) {
    if (sounds[start]!.letters[0] !== letters[0]) continue
    const ends = spelledFrom(letters, sounds, start)
    if (ends !== undefined) best = Math.max(best, start > 0 ? wordStart : ends === sounds.length ? exact : beginning)
  }
  return best
}

/** Behind which sound the letters end, reading from `start`; undefined where they do not fit. */
function spelledFrom(letters: string, sounds: readonly Sound[], start: number): number | undefined {
  // All places reached so far are followed at once: trying them one by one would take exponential time on hostile names.
  let reached: readonly number[] = [0]
  for (let index = start; index < sounds.length && reached.length > 0; index++) {
    const sound = sounds[index]!
    const next: number[] = []
    for (const place of reached) {
      if (endsIn(letters, place, sound)) return index + 1
      const full = place + sound.letters.length
      if (letters.startsWith(sound.letters, place) && !next.includes(full)) next.push(full)
      if (!sound.whole && letters[place] === sound.letters[0] && !next.includes(place + 1)) next.push(place + 1)
    }
    reached = next
    if (reached.includes(letters.length)) return index + 1
  }
  return undefined
}

/** Whether what is left of the letters begins the sound. */
function endsIn(letters: string, place: number, sound: Sound): boolean {
  return letters.length - place <= sound.letters.length && sound.letters.startsWith(letters.slice(place))
}
