import { openArena, type Arena } from './arena.ts'

/**
 * Lists of entries by key, compressed: of each entry the distance from the one before, 7 bits a byte, and where the
 * list has codes a byte of the caller's. All lists share one arena, since an array of its own would take more than what most of them hold.
 */
export interface Postings {
  /** The list of a key (an int32), begun where there is none. */
  open(key: number): number
  /** The list of a key; -1 where there is none. */
  known(key: number): number
  /** Entries come in ascending order; a list either has codes (1 to 255) or none. */
  add(list: number, entry: number, code?: number): void
  length(list: number): number
  /** Fills `entries` (and the codes of a list that has them) from the beginning; gives how many. */
  read(list: number, entries: Uint32Array, codes?: Uint8Array): number
}

const shards = 64
/** Keys from 0 to here are looked up in an array. */
const plainKeys = (1 << 16) + 2 * 36 ** 3
const firstBlock = 12
const largestBlock = 384
/** At the end of a block: the place of the next one. */
const link = 4

export function openPostings(): Postings {
  // Many small maps: a large one would stop everybody while it grows.
  const ids = Array.from({ length: shards }, () => new Map<number, number>())
  const arena = openArena()
  let lists = 0
  // By list: where it begins, where its next byte goes, the size of its last block and what is left there, its last entry, its length.
  let [first, next, size, left, last, count] = columns(256)

  // Keys of letters and digits are most of what is opened, so they go past the maps.
  const plain = new Int32Array(plainKeys).fill(-1)

  const shardOf = (key: number) => ids[(key ^ (key >>> 16)) & (shards - 1)]!
  const isPlain = (key: number) => key >= 0 && key < plainKeys
  const known = (key: number) => (isPlain(key) ? plain[key]! : (shardOf(key).get(key) ?? -1))

  function open(key: number): number {
    const found = known(key)
    if (found >= 0) return found
    if (lists === first.length) [first, next, size, left, last, count] = columns(2 * lists, [first, next, size, left, last, count])
    const list = lists++
    if (isPlain(key)) plain[key] = list
    else shardOf(key).set(key, list)
    first[list] = next[list] = arena.block(firstBlock)
    size[list] = firstBlock
    left[list] = firstBlock - link
    return list
  }

  function push(list: number, value: number) {
    if (left[list] === 0) extend(list)
    arena.set(next[list]!++, value)
    left[list]!--
  }

  /** Blocks double with their list, so that a reader knows their sizes. */
  function extend(list: number) {
    size[list] = Math.min(largestBlock, 2 * size[list]!)
    const place = arena.block(size[list])
    for (let at = 0; at < link; at++) arena.set(next[list]! + at, (place >>> (8 * at)) & 255)
    next[list] = place
    left[list] = size[list] - link
  }

  function add(list: number, entry: number, code?: number) {
    let gap = entry - last[list]!
    last[list] = entry
    for (; gap > 127; gap >>>= 7) push(list, (gap & 127) | 128)
    push(list, gap)
    if (code !== undefined) push(list, code)
    count[list]!++
  }

  const read: Postings['read'] = (list, entries, codes) => readList(arena, first[list]!, count[list]!, entries, codes)
  return { open, known, add, length: (list) => count[list]!, read }
}

function readList(arena: Arena, first: number, count: number, entries: Uint32Array, codes?: Uint8Array): number {
  let [place, size, left, entry] = [first, firstBlock, firstBlock - link, 0]
  const pull = () => {
    if (left === 0) {
      place = (arena.get(place) | (arena.get(place + 1) << 8) | (arena.get(place + 2) << 16) | (arena.get(place + 3) << 24)) >>> 0
      size = Math.min(largestBlock, 2 * size)
      left = size - link
    }
    left--
    return arena.get(place++)
  }
  for (let at = 0; at < count; at++) {
    let value = pull()
    let gap = value & 127
    for (let shift = 7; value > 127; shift += 7) gap |= ((value = pull()) & 127) << shift
    entries[at] = entry += gap
    if (codes) codes[at] = pull()
  }
  return count
}

function columns(length: number, from: readonly Uint32Array[] = []): [Uint32Array, Uint32Array, Uint32Array, Uint32Array, Uint32Array, Uint32Array] {
  const wider = (at: number) => {
    const column = new Uint32Array(length)
    column.set(from[at] ?? [])
    return column
  }
  return [wider(0), wider(1), wider(2), wider(3), wider(4), wider(5)]
}
