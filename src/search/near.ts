import type { Fit } from './fit.ts'
import type { Hits } from './hits.ts'
import { twoKey } from './keys.ts'
import { look, lookedAtAll } from './looks.ts'
import { allOf, found, having, kept, keptOf, listOf } from './seek.ts'
import type { Segment } from './segment.ts'
import { meantAt, swapped } from './slips.ts'

/** The key of the three letters of a word from a place on; -1 where there is no list of it. */
export type KeyAt = (word: string, at: number) => number

/** Some entries of a segment, ascending; undefined: all. */
type Some = Uint16Array | undefined

/** So many are looked at sooner than everything is spelt out that may have been meant. */
const mostLooked = 100

/** Meets all entries that a word with one mistake fits: what stands before the mistake and what stands behind it leave few of them. */
export function meetMistyped(segments: readonly Segment[], word: string, keyAt: KeyAt, fit: Fit, hits: Hits) {
  const keysOf = (meant: string) => Array.from({ length: meant.length - 2 }, (_, at) => keyAt(meant, at)).filter((key) => key >= 0)
  const spelt = new Map<number, readonly (readonly number[])[]>()
  /** Everything that may have been meant by a mistake at a place. */
  function speltAt(at: number) {
    const known = spelt.get(at) ?? meantAt(word, at).map(keysOf)
    spelt.set(at, known)
    return known
  }

  const shorter = keysOf(word.slice(0, -1))
  const turned = Array.from({ length: word.length - 1 }, (_, at) => keysOf(swapped(word, at)))

  for (const segment of segments) {
    const lookAt = (keys: readonly number[]) => look(segment, having(segment, keys), fit, hits)
    const behind = behindEach(segment, word, keyAt)
    let before: Some
    for (let at = 0; at + 1 < word.length && before?.length !== 0; at++) {
      if (at > 2) before = holding(segment, before, keyAt(word, at - 3))
      const count = at === 2 ? begun(segment, word, behind[3]) : inBoth(segment, before, behind[at + 1])
      if (count > mostLooked) speltAt(at).forEach(lookAt)
      else {
        look(segment, count, fit, hits)
        if (before?.length !== 0 && behind[at + 2]?.length !== 0) lookAt(turned[at]!)
      }
    }
    lookAt(shorter)
    lookedAtAll(segment)
  }
}

/** By place, the entries that have all that stands in a word from there on. */
function behindEach(segment: Segment, word: string, keyAt: KeyAt): readonly Some[] {
  const each: Some[] = []
  for (let at = word.length - 3; at > 0; at--) each[at] = each[at + 1]?.length === 0 ? each[at + 1] : holding(segment, each[at + 1], keyAt(word, at))
  return each
}

function holding(segment: Segment, some: Some, key: number): Some {
  if (key < 0) return some
  const list = listOf(segment, key)
  if (list < 0) return new Uint16Array(0)
  if (some) found.set(some)
  return found.slice(0, some ? kept(segment, list, some.length) : allOf(segment, list))
}

/** Puts into `found` those that hold the first two letters of a word too; how many. */
function begun(segment: Segment, word: string, some: Some): number {
  const list = listOf(segment, twoKey(word))
  if (list < 0) return 0
  if (!some) return segment.counts[list]! > mostLooked ? segment.size : allOf(segment, list)
  found.set(some)
  return kept(segment, list, some.length)
}

/** Puts into `found` those that are in both; how many. */
function inBoth(segment: Segment, a: Some, b: Some): number {
  const [fewer, more] = a && b && a.length > b.length ? [b, a] : [a ?? b, a && b]
  if (!fewer) return everybody(segment)
  found.set(fewer)
  return more ? keptOf(more, fewer.length) : fewer.length
}

function everybody({ size }: Segment): number {
  for (let doc = 0; doc < size && size <= mostLooked; doc++) found[doc] = doc
  return size
}
