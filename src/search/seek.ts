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

function allOf(segment: Segment, list: number): number {
  const { docs, starts, counts } = segment
  if (!dense(segment, list)) {
    found.set(docs.subarray(starts[list], starts[list]! + counts[list]!))
    return counts[list]!
  }
  const has = holder(segment, list)
  let count = 0
  for (let doc = 0; doc < segment.size; doc++) if (has(doc)) found[count++] = doc
  return count
}

/** Keeps of what was found what is in the list too; both ascend. */
function kept(segment: Segment, list: number, count: number): number {
  let left = 0
  if (dense(segment, list)) {
    const has = holder(segment, list)
    for (let at = 0; at < count; at++) if (has(found[at]!)) found[left++] = found[at]!
    return left
  }
  const { docs, starts, counts } = segment
  let place = starts[list]!
  const end = place + counts[list]!
  for (let at = 0; at < count; at++) {
    const doc = found[at]!
    while (place < end && docs[place]! < doc) place++
    if (place < end && docs[place] === doc) found[left++] = doc
  }
  return left
}

const dense = ({ keys, counts, size }: Segment, list: number) => isDense(keys[list]!, counts[list]!, size)

function holder({ keys, starts, dense }: Segment, list: number): (doc: number) => boolean {
  const start = starts[list]!
  return hasCodes(keys[list]!) ? (doc) => dense[start + doc] !== 0 : (doc) => (dense[start + (doc >>> 3)]! & (1 << (doc & 7))) !== 0
}

/** Tells of every entry that has a key. */
export function eachIn(segment: Segment, key: number, tell: (doc: number) => void) {
  const list = rankOf(segment.keys, key)
  const count = segment.keys[list] === key ? allOf(segment, list) : 0
  for (let at = 0; at < count; at++) tell(found[at]!)
}

/** Tells of every entry in the lists of the keys from `first` to `last`, and its code. */
export function eachCoded(segment: Segment, [first, last]: readonly [number, number], tell: (doc: number, code: number, key: number) => void) {
  const { keys, starts, counts, docs, codes, size } = segment
  for (let list = rankOf(keys, first); list < keys.length && keys[list]! <= last; list++) {
    const [key, start] = [keys[list]!, starts[list]!]
    if (dense(segment, list)) eachGiven(segment.dense.subarray(start, start + size), (doc, code) => tell(doc, code, key))
    else for (let at = start; at < start + counts[list]!; at++) tell(docs[at]!, codes[at]!, key)
  }
}

function eachGiven(codes: Uint8Array, tell: (doc: number, code: number) => void) {
  for (let doc = 0; doc < codes.length; doc++) if (codes[doc] !== 0) tell(doc, codes[doc]!)
}
