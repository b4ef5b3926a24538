import { beginsRun, endOfPart, partBit, plainly, soundBit, type Pack } from './pack.ts'

/** One word that is looked for, and the pinyin of a Chinese one; both also as they stand in packs. */
export interface Wanted {
  readonly tight: string
  readonly letters: Uint8Array
  /** How far it may be moved on from where its last byte met another one, by that one (Horspool). */
  readonly skips: Uint32Array
  readonly sound: string | undefined
  readonly heard: Uint8Array | undefined
}

/** Where in a text a word stands, the best first. */
export const [exact, beginning, beginsWord, inside] = [0, 1, 2, 3] as const
export type Place = 0 | 1 | 2 | 3

const worth = [8, 4, 2, 1] as const
// Sound counts a little less than letters.
export const byEar = 0.9

/** A byte, never 0, for how a word fits a text; `scoreByCode` reads it. Weights are at most 15. */
export const codeOf = (weight: number, place: Place, aloud: boolean) => (weight << 4) | 8 | (aloud ? 4 : 0) | place
export const scoreByCode = Float32Array.from({ length: 256 }, (_, code) => (code >> 4) * worth[(code & 3) as Place] * (code & 4 ? byEar : 1))

/** A way in which one word fits texts that are written, or those that are read aloud. */
export interface Fit {
  readonly aloud: boolean
  /** The best that it gives. */
  readonly most: number
  /** How well the text from its first byte to its end fits; 0 where it does not, or perhaps where it would be no better than `beaten`. */
  fit(pack: Pack, from: number, end: number, domain: boolean, beaten: number): number
}

/** As it is written; a Chinese word also by its sound in letters: "Xiamen" of 厦门. */
export function asWritten({ letters, skips, heard }: Wanted): Fit {
  const [size, final] = [letters.length, letters.at(-1)!]
  // Any other character takes three bytes.
  const isShort = size <= 2

  function fit(pack: Pack, from: number, end: number, domain: boolean, beaten: number): number {
    const score = written(pack, from, end, domain, beaten)
    return score < asHeard && heard !== undefined && isAll(pack, from, end, heard) ? asHeard : score
  }

  function written(pack: Pack, from: number, end: number, domain: boolean, beaten: number): number {
    if (from + size > end) return 0
    if (standsAt(pack, from, letters)) return worth[from + size === end || (domain && endOfPart(pack, from, end) === from + size) ? exact : beginning]
    if (beaten >= worth[beginsWord]) return 0
    const last = Math.min((domain ? endOfPart(pack, from, end) : end) - 1, end - size)
    let score = 0
    for (let at = from + 1; at <= last; ) {
      const byte = pack[at + size - 1]! & 127
      if (byte === final && standsAt(pack, at, letters)) {
        if (pack[at]! >= partBit) return worth[beginsWord]
        if (!isShort || beginsRun(pack[at - 1]! & 127, pack[at]!)) score = worth[inside]
      }
      at += skips[byte]!
    }
    return score
  }

  return { aloud: false, most: worth[exact], fit }
}

const asHeard = byEar * worth[exact]

/** A Chinese word alone by its sound, as all of a text. */
export function asItSounds({ heard = new Uint8Array(0) }: Wanted): Fit {
  return { aloud: false, most: asHeard, fit: (pack, from, end) => (isAll(pack, from, end, heard) ? asHeard : 0) }
}

const isAll = (pack: Pack, from: number, end: number, word: Uint8Array) => word.length === end - from && standsAt(pack, from, word)

/** No part of what is written is a sound, so one bit tells it. */
function standsAt(pack: Pack, from: number, word: Uint8Array): boolean {
  for (let at = 0; at < word.length; at++) if ((pack[from + at]! & 127) !== word[at]) return false
  return true
}

/** In letters that spell its sounds: full, by initials, or both mixed, the last one perhaps only begun. */
export function asSpelled({ letters, heard }: Wanted): Fit {
  const first = letters[0]

  function fit(pack: Pack, from: number, end: number, _domain: boolean, beaten: number): number {
    if (heard !== undefined) return 0
    const stop = beaten >= byEar * worth[beginsWord] ? from + 1 : end
    for (let at = from; at < stop; at++) {
      if (pack[at]! < partBit || (pack[at]! & 63) !== first || !goesOn(pack, at, end, letters)) continue
      const last = spelledFrom(pack, at, end, letters)
      if (last >= 0) return byEar * worth[at > from ? beginsWord : endOfPart(pack, last, end) === end ? exact : beginning]
    }
    return 0
  }

  return { aloud: true, most: byEar * worth[exact], fit }
}

/** Whether the second letter of a word may follow in a part, or begin the next one. */
function goesOn(pack: Pack, at: number, end: number, word: Uint8Array): boolean {
  if (word.length < 2 || at + 1 === end || plainly(pack[at + 1]!) === word[1]) return true
  const next = endOfPart(pack, at, end)
  return next === end || (pack[next]! & 63) === word[1]
}

/** In which part the word ends, reading from the part at `from` on; -1 where it does not fit. */
function spelledFrom(pack: Pack, from: number, end: number, word: Uint8Array): number {
  // All places reached so far are followed at once: trying them one by one would take exponential time on hostile names.
  let reached: readonly number[] = [0]
  for (let at = from; at < end && reached.length > 0; ) {
    const stop = endOfPart(pack, at, end)
    const next: number[] = []
    for (const place of reached) {
      const same = sameFrom(pack, at, stop, word, place)
      if (place + same === word.length) return at
      if (same === stop - at && !next.includes(place + same)) next.push(place + same)
      if (same > 0 && (pack[at]! & soundBit) > 0 && !next.includes(place + 1)) next.push(place + 1)
    }
    reached = next
    at = stop
  }
  return -1
}

/** How many letters of a word from `place` on stand at `from`. */
export function sameFrom(pack: Pack, from: number, end: number, word: Uint8Array, place: number): number {
  let same = 0
  while (from + same < end && place + same < word.length && plainly(pack[from + same]!) === word[place + same]) same++
  return same
}
