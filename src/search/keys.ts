import { unitOf } from './pack.ts'

/**
 * A key stands for one or two characters (units: letters and digits are 1 to 36, others from 128; where all are letters or
 * digits, only at the beginning of a run of them), or for three letters
 * or digits as they are written, or as they spell sounds from a part on, whose lists carry how well they fit; or for
 * three letters that follow each other in a way to spell sounds, a whole text, or a value, whose lists do not.
 */
export const [wholeTexts, written, spelled, aloud, values, endOfValues] = [37, 38, 39, 40, 41, 128]

export const pair = (a: number, b: number) => ((a << 16) | b) >>> 0
/** -1 where there are other characters. */
export const triple = (kind: number, a: number, b: number, c: number) => (a > 36 || b > 36 || c > 36 ? -1 : (kind << 16) | ((a * 37 + b) * 37 + c))
export const valueKey = (value: number) => (values << 16) + value

const coded = (kind: number) => kind < wholeTexts || kind === written || kind === spelled || kind >= endOfValues
export const hasCodes = (key: number) => coded(key >>> 16)

/** The key of two characters. */
export const twoKey = (word: string, at = 0) => pair(unitOf(word, at), unitOf(word, at + 1))
/** The key of the three letters or digits of a word from a place on, as they are written, and as a word spells sounds; -1 where there are other characters. */
export const writtenAt = (word: string, at: number) => triple(written, unitOf(word, at), unitOf(word, at + 1), unitOf(word, at + 2))
export const spelledAt = (word: string, at: number) => triple(at === 0 ? spelled : aloud, unitOf(word, at), unitOf(word, at + 1), unitOf(word, at + 2))
/** The key of the three letters or digits that a word begins with. */
export const threeWritten = (word: string) => writtenAt(word, 0)
const threeSpelled = (word: string) => spelledAt(word, 0)
/** Whether there are lists of just such a word. */
export const isShort = (word: string) => word.length <= 2 || (word.length === 3 && threeWritten(word) >= 0)

/** The keys of a short word, from the first to the last one that counts: a character that is no letter has no list of its own. */
export function shortKeys(word: string): readonly (readonly [number, number])[] {
  if (word.length === 3) return [threeWritten(word), threeSpelled(word)].map((key) => [key, key])
  if (word.length === 2) return [[twoKey(word), twoKey(word)]]
  const first = pair(unitOf(word, 0), 0)
  return [[first, unitOf(word, 0) <= 36 ? first : first + 0xffff]]
}

/** The keys that a text must have to hold a word of two characters or more, as it is written or read aloud. */
export const writtenKeys = (word: string) => keysOf(word, written)
export const aloudKeys = (word: string) => keysOf(word, aloud)

/** Those that it must have for a word of three characters or more to spell sounds, in full, by initials, or both mixed. */
export function spelledKeys(word: string): readonly number[] {
  const first = threeSpelled(word)
  return [first < 0 ? twoKey(word) : first, ...aloudKeys(word.slice(1)).filter((key) => key >>> 16 === aloud)]
}

function keysOf(word: string, kind: number): readonly number[] {
  const keys: number[] = []
  let before = -1
  for (let at = 0; at + 1 < word.length; at++) {
    const three = at + 2 < word.length ? triple(kind, unitOf(word, at), unitOf(word, at + 1), unitOf(word, at + 2)) : -1
    if (three >= 0) keys.push(three)
    else if (before < 0 && (word.length === 2 || unitOf(word, at) > 36 || unitOf(word, at + 1) > 36)) keys.push(twoKey(word, at))
    before = three
  }
  return keys
}

/** The key of all texts that are just this one, and a few others. */
export function wholeKey(text: string): number {
  let hash = 0
  for (let at = 0; at < text.length; at++) hash = mixed(hash, unitOf(text, at))
  return wholeOf(hash)
}

export const mixed = (hash: number, unit: number) => Math.imul(hash ^ unit, 0x01000193) ^ (hash >>> 15)
export const wholeOf = (hash: number) => (wholeTexts << 16) | ((hash ^ (hash >>> 12) ^ (hash >>> 24)) & 0xfff)
