import type { Fit } from './fit.ts'
import type { Hits } from './hits.ts'
import { twoKey } from './keys.ts'
import { beginLooking, look, type Where } from './looks.ts'
import { allOf, found, kept, type Some } from './list.ts'
import { docsIn, having, keptOf, listOf } from './seek.ts'
import type { Segment } from './segment.ts'
import { characters } from './slips.ts'

/** The key of the three letters of a word from a place on; -1 where there is no list of it. */
type KeyAt = (word: string, at: number) => number

/** A word that may be mistyped, and how texts nearly fit it that have such keys. */
interface Slip {
  readonly word: string
  readonly keyAt: KeyAt
  readonly fit: Fit
}

/** So many are looked at sooner than everything is spelt out that may have been meant. */
const mostLooked = 200

/** Meets all entries that a word with one mistake fits: what stands before the mistake and what stands behind it leave few of them. */
export function meetMistyped(segments: readonly Segment[], slip: Slip, hits: Hits, { among }: Where = {}) {
  const meant = openMeant(slip)
  for (const segment of segments) {
    const all = among && docsIn(segment, among)
    beginLooking()
    if (all?.length !== 0) lookIn(segment, slip, meant, all, (keys, some) => look(segment, having(segment, keys, some), slip.fit, hits))
  }
}

function lookIn(segment: Segment, slip: Slip, meant: Meant, all: Some, lookAt: (keys: readonly number[], some: Some) => void) {
  const { word, keyAt } = slip
  const behind = behindEach(segment, slip, all)
  let before = all
  for (let at = 0; at + 1 < word.length && before?.length !== 0; at++) {
    if (at > 2) before = holding(segment, before, keyAt(word, at - 3))
    const some = at === 2 ? holding(segment, behind[3] ?? all, twoKey(word)) : inBoth(before, behind[at + 1])
    if (some && some.length <= mostLooked) lookAt([], some)
    else for (const keys of meant.anyAt(at)) lookAt(keys, some)
    if (before?.length !== 0 && behind[at + 2]?.length !== 0) lookAt(meant.turnedAt(at), all)
  }
  lookAt(meant.shorter(), all)
}

type Meant = ReturnType<typeof openMeant>

/** The keys of everything that may have been meant, made where they are wanted. */
function openMeant({ word, keyAt }: Slip) {
  const keysOf = (meant: string, from = 0, last = meant.length - 3) => {
    const keys: number[] = []
    for (let at = Math.max(0, from); at <= Math.min(last, meant.length - 3); at++) if (keyAt(meant, at) >= 0) keys.push(keyAt(meant, at))
    return keys
  }
  const [any, turned]: [(readonly (readonly number[])[])[], (readonly number[])[]] = [[], []]

  /** Around a character that is too many, wrong, or behind a missing one. */
  function spelt(at: number): readonly (readonly number[])[] {
    const [before, from, after] = [word.slice(0, at), word.slice(at), word.slice(at + 1)]
    return [keysOf(before + after, at - 2, Math.max(0, at - 1)), ...characters.flatMap((character) => [keysOf(before + character + after, at - 2, at), keysOf(before + character + from, at - 2, at + 1)])]
  }

  return {
    anyAt: (at: number) => (any[at] ??= spelt(at)),
    /** Of two neighbours changed about, all keys. */
    turnedAt: (at: number) => (turned[at] ??= keysOf(word.slice(0, at) + word[at + 1]! + word[at]! + word.slice(at + 2))),
    /** Those of what it is without its last character, which may be any other one too. */
    shorter: () => keysOf(word.slice(0, -1)),
  }
}

/** By place, the entries that have all that stands in a word from there on. */
function behindEach(segment: Segment, { word, keyAt }: Slip, all: Some): readonly Some[] {
  const each: Some[] = []
  for (let at = word.length - 3; at > 0; at--) {
    const behind = each[at + 1] ?? all
    each[at] = behind?.length === 0 ? behind : holding(segment, behind, keyAt(word, at))
  }
  return each
}

function holding(segment: Segment, some: Some, key: number): Some {
  if (key < 0) return some
  const list = listOf(segment, key)
  if (list < 0) return new Uint16Array(0)
  if (some) found.set(some)
  return found.slice(0, some ? kept(segment, list, some.length) : allOf(segment, list))
}

function inBoth(a: Some, b: Some): Some {
  if (!a || !b) return a ?? b
  const [fewer, more] = a.length < b.length ? [a, b] : [b, a]
  found.set(fewer)
  return found.slice(0, keptOf(more, fewer.length))
}
