import { beginning, beginsWord, exact, inside, codeOf } from './fit.ts'
import { endOf, endOfPart, head, partBit, plainly, soundBit, tags, unitOf, type Pack } from './pack.ts'

/**
 * A key stands for one or two characters (units: letters and digits are 1 to 36, others from 128), whose lists carry
 * how well they fit; or for three letters or digits, as they are written or read aloud, three initials, a whole text, or a value, whose lists do not.
 */
const [wholeTexts, written, aloud, initials, values, endOfValues] = [37, 38, 39, 40, 41, 128]

const pair = (a: number, b: number) => ((a << 16) | b) >>> 0
const triple = (kind: number, a: number, b: number, c: number) => (a > 36 || b > 36 || c > 36 ? -1 : (kind << 16) | ((a * 37 + b) * 37 + c))
export const valueKey = (value: number) => (values << 16) + value

export const hasCodes = (key: number) => key >>> 16 < wholeTexts || key >>> 16 >= endOfValues

/** The key of two characters. */
export const twoKey = (word: string, at = 0) => pair(unitOf(word, at), unitOf(word, at + 1))
/** The key of three initials; -1 where there are other characters. */
export const initialKey = (word: string) => triple(initials, unitOf(word, 0), unitOf(word, 1), unitOf(word, 2))
/** The key of one or two characters, and behind the last one that counts: a character that is no letter has no list of its own. */
export function shortKeys(word: string): readonly [number, number] {
  if (word.length === 2) return [twoKey(word), twoKey(word)]
  const first = pair(unitOf(word, 0), 0)
  return [first, unitOf(word, 0) <= 36 ? first : first + 0xffff]
}

/** The keys that a text must have to hold a word of two characters or more, as it is written or read aloud. */
export const writtenKeys = (word: string) => keysOf(word, written)
export const aloudKeys = (word: string) => keysOf(word, aloud)

function keysOf(word: string, kind: number): readonly number[] {
  const keys: number[] = []
  let before = -1
  for (let at = 0; at + 1 < word.length; at++) {
    const three = at + 2 < word.length ? triple(kind, unitOf(word, at), unitOf(word, at + 1), unitOf(word, at + 2)) : -1
    if (three >= 0) keys.push(three)
    else if (before < 0) keys.push(twoKey(word, at))
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

const mixed = (hash: number, unit: number) => Math.imul(hash ^ unit, 0x01000193) ^ (hash >>> 15)
const wholeOf = (hash: number) => (wholeTexts << 16) | ((hash ^ (hash >>> 14)) & 0x3fff)

/** Told of a key, and of how a word of just that key fits, where its list carries that. */
export type Give = (key: number, code: number) => void

/** Reads packs, and gives every key of them. */
export function openReader(give: Give): (pack: Pack) => void {
  let [units, starts, sounds] = [new Uint16Array(256), new Uint16Array(256), new Uint8Array(256)]

  function read(pack: Pack) {
    for (let at = 1 + pack[0]!; at < pack.length; ) {
      const end = endOf(pack, at)
      const tag = tags[pack[at]!]!
      if (tag.aloud) eachAloud(take(pack, at + head, end), tag.weight)
      else eachWritten(take(pack, at + head, end), tag.weight, tag.domain ? endOfPart(pack, at + head, end) - at - head : Infinity)
      at = end
    }
  }

  /** Fills `units`, and `starts` with what is 1 where a part begins; gives how many. */
  function take(pack: Pack, from: number, end: number): number {
    if (units.length < end - from) [units, starts, sounds] = [new Uint16Array(2 * (end - from)), new Uint16Array(2 * (end - from)), new Uint8Array(2 * (end - from))]
    let count = 0
    for (let at = from; at < end; at++) {
      const byte = plainly(pack[at]!)
      starts[count] = pack[at]! >= partBit ? 1 : 0
      sounds[count] = pack[at]! >= (partBit | soundBit) ? 1 : 0
      units[count++] = byte < 48 ? byte : ((byte & 15) << 12) | ((pack[++at]! & 63) << 6) | (pack[++at]! & 63)
    }
    return count
  }

  /** What stands behind every domain, from `most` on, is not looked for; a match may only go on into it. */
  function eachWritten(count: number, weight: number, most: number) {
    const end = Math.min(count, most)
    let hash = 0
    for (let at = 0; at < count; at++) hash = mixed(hash, units[at]!)
    if (units[0]! < 0x2e80) give(wholeOf(hash), 0)
    for (let at = 0; at < end; at++) {
      const place = at === 0 ? beginning : starts[at] === 1 ? beginsWord : inside
      const placeTo = (stop: number) => codeOf(weight, at === 0 && (stop === end || stop === count) ? exact : place, false)
      const [a, b, c] = [units[at]!, at + 1 < count ? units[at + 1]! : 0, at + 2 < count ? units[at + 2]! : 128]
      if (a <= 36 || b === 0) give(pair(a, 0), placeTo(at + 1))
      if (b !== 0) give(pair(a, b), placeTo(at + 2))
      const three = triple(written, a, b, c)
      if (three >= 0) give(three, 0)
    }
  }

  function eachAloud(count: number, weight: number) {
    let parts = 0
    for (let at = 0; at < count; at++) if (starts[at] === 1) starts[parts++] = at
    const final = starts[parts - 1]!
    for (let part = 0; part < parts; part++) {
      const at = starts[part]!
      const codeTo = (whole: boolean) => codeOf(weight, part > 0 ? beginsWord : whole ? exact : beginning, true)
      const [a, b] = [units[at]!, at + 1 < count ? units[at + 1]! : 0]
      if (a <= 36 || b === 0) give(pair(a, 0), codeTo(final < 1))
      if (b !== 0) give(pair(a, b), codeTo(final < 2))
      if (part + 1 === parts) break
      const then = starts[part + 1]!
      if (sounds[at] === 1) give(pair(a, units[then]!), codeTo(then === final))
      const three = part + 2 < parts ? triple(initials, a, units[then]!, units[starts[part + 2]!]!) : -1
      if (three >= 0) give(three, 0)
    }
    for (let at = 0; at + 2 < count; at++) {
      const three = triple(aloud, units[at]!, units[at + 1]!, units[at + 2]!)
      if (three >= 0) give(three, 0)
    }
  }

  return read
}
