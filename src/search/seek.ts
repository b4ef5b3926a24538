import { hasCodes } from './keys.ts'
import { isDense, mostEntries, type Segment } from './segment.ts'

/** So few entries are looked at sooner than another list is read. */
const few = 8

/** Where the first key stands that is not less. */
export function rankOf(keys: Uint32Array, key: number): number {
  let [low, high] = [0, keys.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (keys[middle]! < key) low = middle + 1
    else high = middle
  }
  return low
}

/** Where a key's list stands; -1 where there is none. */
export function listOf({ keys }: Segment, key: number): number {
  const list = rankOf(keys, key)
  return keys[list] === key ? list : -1
}

/** The entries of a segment that have all keys, or a few more; how many. They are in `found` until the next search. */
export const found = new Uint16Array(mostEntries)

/** Some entries of a segment, in ascending order; undefined: all. */
export type Some = Uint16Array | undefined

/** Those of some slots that are in a segment. */
export function docsIn({ base, size }: Segment, slots: Uint32Array): Uint16Array {
  const [from, end] = [rankOf(slots, base), rankOf(slots, base + size)]
  const docs = new Uint16Array(end - from)
  for (let at = from; at < end; at++) docs[at - from] = slots[at]! - base
  return docs
}

/** `among`: only these count. Without a key they are what is found. */
export function having(segment: Segment, keys: readonly number[], among?: Some): number {
  const lists: number[] = []
  for (const key of keys) {
    const list = listOf(segment, key)
    if (list < 0) return 0
    lists.push(list)
  }
  lists.sort((a, b) => segment.counts[a]! - segment.counts[b]!)
  const shortest = lists[0]
  const first = among && (shortest === undefined || among.length <= segment.counts[shortest]!) ? among : undefined
  if (first) found.set(first)
  let count = first ? first.length : shortest === undefined ? 0 : allOf(segment, shortest)
  if (among && !first) count = keptOf(among, count)
  for (let at = first ? 0 : 1; at < lists.length && count > few; at++) count = kept(segment, lists[at]!, count)
  return count
}

/** The first place from `place` on that is not less, in steps that double, since most lie near. */
export function reach(ascending: Uint16Array, least: number, place: number, end: number): number {
  if (place >= end || ascending[place]! >= least) return place
  let [low, step] = [place, 1]
  while (low + step < end && ascending[low + step]! < least) {
    low += step
    step *= 2
  }
  let high = Math.min(end, low + step)
  while (low + 1 < high) {
    const middle = (low + high) >>> 1
    if (ascending[middle]! < least) low = middle
    else high = middle
  }
  return high
}

/** All entries of a list, into `found`; how many. */
export function allOf(segment: Segment, list: number): number {
  const { keys, docs, starts, counts, size, dense } = segment
  const [start, count] = [starts[list]!, counts[list]!]
  if (!isDenseAt(segment, list)) found.set(docs.subarray(start, start + count))
  else if (hasCodes(keys[list]!)) takeGiven(dense.subarray(start, start + size))
  else takeBits(dense.subarray(start, start + Math.ceil(size / 8)))
  return count
}

function takeGiven(codes: Uint8Array) {
  for (let doc = 0, count = 0; doc < codes.length; doc++) if (codes[doc] !== 0) found[count++] = doc
}

function takeBits(bytes: Uint8Array) {
  for (let at = 0, count = 0; at < bytes.length; at++) {
    for (let bits = bytes[at]!; bits !== 0; bits &= bits - 1) found[count++] = 8 * at + 31 - Math.clz32(bits & -bits)
  }
}

/** Keeps of what was found what is in the list too; both ascend. */
export function kept(segment: Segment, list: number, count: number): number {
  const { keys, starts, counts, docs, dense } = segment
  const start = starts[list]!
  let left = 0
  if (!isDenseAt(segment, list)) {
    const end = start + counts[list]!
    for (let at = 0, place = start; at < count && place < end; at++) {
      const doc = found[at]!
      place = reach(docs, doc, place, end)
      if (place < end && docs[place] === doc) found[left++] = doc
    }
  } else if (hasCodes(keys[list]!)) {
    for (let at = 0; at < count; at++) if (dense[start + found[at]!] !== 0) found[left++] = found[at]!
  } else {
    for (let at = 0; at < count; at++) if ((dense[start + (found[at]! >>> 3)]! & (1 << (found[at]! & 7))) !== 0) found[left++] = found[at]!
  }
  return left
}

/** Keeps of what was found what is among some; both ascend. */
export function keptOf(some: Uint16Array, count: number): number {
  let left = 0
  for (let at = 0, place = 0; at < count && place < some.length; at++) {
    place = reach(some, found[at]!, place, some.length)
    if (place < some.length && some[place] === found[at]) found[left++] = found[at]!
  }
  return left
}

export const isDenseAt = ({ keys, counts, size }: Segment, list: number) => isDense(keys[list]!, counts[list]!, size)
