import { beginning, beginsWord, exact, inside, type Place } from './fit.ts'
import { partsAt, tagAt, tags, type Pack } from './pack.ts'

/** Keys of one and of two characters, whose lists carry how well they fit; longer words are looked up by several keys. */
export const oneKey = (word: string, at = 0) => word.charCodeAt(at)
export const twoKey = (word: string, at = 0) => (word.charCodeAt(at) << 16) | word.charCodeAt(at + 1)
export const shortKey = (word: string) => (word.length === 1 ? oneKey(word) : twoKey(word))

const digit = 48
const letter = 97

function ordinal(code: number): number {
  if (code >= digit && code < digit + 10) return code - digit
  return code >= letter && code < letter + 26 ? code - letter + 10 : -1
}

// No word begins with a control character, so these keys are no one's of two characters.
const triples = 1 << 16
const initialTriples = triples + 36 ** 3

/** The key of three letters or digits; -1 where there are others. */
export function threeKey(word: string, at: number, initials = false): number {
  const [a, b, c] = [ordinal(word.charCodeAt(at)), ordinal(word.charCodeAt(at + 1)), ordinal(word.charCodeAt(at + 2))]
  return a < 0 || b < 0 || c < 0 ? -1 : (initials ? initialTriples : triples) + (a * 36 + b) * 36 + c
}

/** Whether a key's list carries codes: all but those of three characters. */
export const hasCodes = (key: number) => key < triples || key >= initialTriples + 36 ** 3

/** The keys that a text must have to hold a word of three characters or more. */
export function keysOf(word: string): readonly number[] {
  const keys: number[] = []
  for (let at = 0; at + 1 < word.length; at++) {
    const three = at + 2 < word.length ? threeKey(word, at) : -1
    if (three >= 0) keys.push(three)
    else if (at === 0 || threeKey(word, at - 1) < 0) keys.push(twoKey(word, at))
  }
  return keys
}

/** Told of every key of a pack; `place` is how a word of just that key fits there, where its list carries codes. */
export type Give = (key: number, tag: number, place?: Place) => void

export function eachKey(pack: Pack, give: Give) {
  for (let open = 0; open < pack.length; ) {
    const tab = pack.indexOf('\t', open)
    const tag = tagAt(pack, open)
    if (tags[tag]!.aloud) eachAloud(pack, open + 2, tab, tag, give)
    else eachWritten(pack, open + 2, tab, tag, give)
    const next = pack.indexOf('\n', tab)
    open = next < 0 ? pack.length : next
  }
}

function eachWritten(pack: Pack, from: number, tab: number, tag: number, give: Give) {
  const { starts } = partsAt(pack, tab)
  // What stands behind every domain is not looked for; a match may only go on into it.
  const end = tags[tag]!.domain ? from + (starts[1] ?? tab - from) : tab
  let part = 0
  for (let at = from; at < end; at++) {
    if (starts[part + 1] === at - from) part++
    const place = at === from ? beginning : starts[part] === at - from ? beginsWord : inside
    give(oneKey(pack, at), tag, place === beginning && (at + 1 === end || at + 1 === tab) ? exact : place)
    if (at + 1 < tab) give(twoKey(pack, at), tag, place === beginning && (at + 2 === end || at + 2 === tab) ? exact : place)
    const three = at + 2 < tab ? threeKey(pack, at) : -1
    if (three >= 0) give(three, tag)
  }
}

function eachAloud(pack: Pack, from: number, tab: number, tag: number, give: Give) {
  const { starts, whole } = partsAt(pack, tab)
  const final = starts.at(-1)!
  for (let part = 0; part < starts.length; part++) {
    const at = from + starts[part]!
    const first = part > 0 ? beginsWord : beginning
    give(oneKey(pack, at), tag, first === beginning && final < 1 ? exact : first)
    if (at + 1 < tab) give(twoKey(pack, at), tag, first === beginning && final < 2 ? exact : first)
    const then = starts[part + 1]
    if (then !== undefined && !whole[part]) give((pack.charCodeAt(at) << 16) | pack.charCodeAt(from + then), tag, first === beginning && then === final ? exact : first)
  }
  for (let at = from; at + 2 < tab; at++) {
    const three = threeKey(pack, at)
    if (three >= 0) give(three, tag)
  }
  const initials = starts.map((start) => pack[from + start]!).join('')
  for (let at = 0; at + 2 < initials.length; at++) {
    const three = threeKey(initials, at, true)
    if (three >= 0) give(three, tag)
  }
}
