import { allOf, found, kept, reach, type Some } from './list.ts'
import type { Segment } from './segment.ts'

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

/** Those of some slots that are in a segment. */
export function docsIn({ base, size }: Segment, slots: Uint32Array): Uint16Array {
  const [from, end] = [rankOf(slots, base), rankOf(slots, base + size)]
  const docs = new Uint16Array(end - from)
  for (let at = from; at < end; at++) docs[at - from] = slots[at]! - base
  return docs
}

/** Finds the entries of a segment that have all keys, or a few more; how many. `among`: only these count; without a key they are what is found. */
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

/** Keeps of what was found what is among some; both ascend. */
export function keptOf(some: Uint16Array, count: number): number {
  let left = 0
  for (let at = 0, place = 0; at < count && place < some.length; at++) {
    place = reach(some, found[at]!, place, some.length)
    if (place < some.length && some[place] === found[at]) found[left++] = found[at]!
  }
  return left
}
