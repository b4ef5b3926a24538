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

/** The entries of a segment that have all keys, or a few more; how many. They are in `found` until the next search. */
export const found = new Uint16Array(mostEntries)

export function having(segment: Segment, keys: readonly number[]): number {
  const lists: number[] = []
  for (const key of keys) {
    const list = rankOf(segment.keys, key)
    if (segment.keys[list] !== key) return 0
    lists.push(list)
  }
  lists.sort((a, b) => segment.counts[a]! - segment.counts[b]!)
  let count = 0
  for (const [at, list] of lists.entries()) {
    if (at > 0 && count <= few) break
    count = at === 0 ? allOf(segment, list) : kept(segment, list, count)
  }
  return count
}

/** All entries of a list, into `found`; how many. */
function allOf(segment: Segment, list: number): number {
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
function kept(segment: Segment, list: number, count: number): number {
  const { keys, starts, counts, docs, dense } = segment
  const start = starts[list]!
  let left = 0
  if (!isDenseAt(segment, list)) {
    const end = start + counts[list]!
    for (let at = 0, place = start; at < count && place < end; at++) {
      const doc = found[at]!
      while (place < end && docs[place]! < doc) place++
      if (place < end && docs[place] === doc) found[left++] = doc
    }
  } else if (hasCodes(keys[list]!)) {
    for (let at = 0; at < count; at++) if (dense[start + found[at]!] !== 0) found[left++] = found[at]!
  } else {
    for (let at = 0; at < count; at++) if ((dense[start + (found[at]! >>> 3)]! & (1 << (found[at]! & 7))) !== 0) found[left++] = found[at]!
  }
  return left
}

const isDenseAt = ({ keys, counts, size }: Segment, list: number) => isDense(keys[list]!, counts[list]!, size)

/** The codes of what was found, at the same places. */
export const codes = new Uint8Array(mostEntries)

/** The entries of a list that has codes, into `found`, and their codes into `codes`; how many. */
export function coded(segment: Segment, list: number): number {
  const count = allOf(segment, list)
  takeCodes(segment, list, count)
  return count
}

/** Puts into `codes` what a list says of those found; 0 for those that are not in it. */
export function takeCodes(segment: Segment, list: number, count: number) {
  const { starts, counts, docs, dense } = segment
  const start = starts[list]!
  if (isDenseAt(segment, list)) {
    for (let at = 0; at < count; at++) codes[at] = dense[start + found[at]!]!
    return
  }
  const end = start + counts[list]!
  for (let at = 0, place = start; at < count; at++) {
    while (place < end && docs[place]! < found[at]!) place++
    codes[at] = place < end && docs[place] === found[at] ? segment.codes[place]! : 0
  }
}
