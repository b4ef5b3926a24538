import type { Breath } from './breath.ts'
import { hasCodes, valueKey } from './keys.ts'
import { put, roomFor } from './layout.ts'
import { openMet, type Met } from './met.ts'
import type { Packs } from './pack.ts'
import { openReader } from './reader.ts'

/**
 * Some entries, one after another, with the list of every key: the entries that have it, counted from `base`, as
 * `layout.ts` says. Nothing in it ever changes.
 */
export interface Segment extends Packs {
  readonly base: number
  readonly size: number
  /** Ascending; by its place here, a key's list: where it starts in `lists`, and how many entries it has. */
  readonly keys: Uint32Array
  readonly starts: Uint32Array
  readonly counts: Uint16Array
  readonly lists: Uint8Array
}

export const mostEntries = 1 << 14
const entriesAtOnce = 8
const keysAtOnce = 4_096
const listsAtOnce = 64
const postingsAtOnce = 1 << 15

/** Entries that a segment is made of; their packs are taken over. */
export interface Entries extends Packs {
  /** The shared values that one of them has. */
  readonly valuesOf: (at: number) => readonly number[]
}

/** Entries (at most `mostEntries`) as a segment, made in short steps. */
export type Make = (base: number, entries: Entries, breath: Breath) => Promise<Segment>

/** Makes one. */
export const segmentOf: Make = (...wanted) => openMake()(...wanted)

/** Makes one after another in the same room, which is large: never two at once. */
export function openMake(): Make {
  const room: Room = { met: openMet(), given: new Uint32Array(0), lists: new Uint8Array(0) }
  return (base, entries, breath) => made(room, base, entries, breath)
}

interface Room {
  readonly met: Met
  given: Uint32Array
  lists: Uint8Array
}

async function made(room: Room, base: number, { packs, offsets, valuesOf }: Entries, breath: Breath): Promise<Segment> {
  const size = offsets.length - 1
  const { met } = room
  met.clear(size)
  const ends = new Uint32Array(size)
  const read = openReader(met.meet)
  for (let at = 0; at < size; at++) {
    met.begin()
    read(packs, offsets[at]!, offsets[at + 1]!)
    for (const value of valuesOf(at)) if (value > 0) met.meet(valueKey(value), 0)
    ends[at] = met.size()
    if (at % entriesAtOnce === 0) await breath()
  }
  return { base, size, packs, offsets, ...(await listsOf(room, ends, breath)) }
}

/** The list of each key, one behind another. */
async function listsOf(room: Room, ends: Uint32Array, breath: Breath) {
  const { keys, counts, given } = await grouped(room, ends, breath)
  const size = ends.length
  let most = 0
  for (let list = 0; list < keys.length; list++) most += roomFor(hasCodes(keys[list]!), counts[list]!, size)
  const starts = new Uint32Array(keys.length)
  const lists = (room.lists = most > room.lists.length ? new Uint8Array(Math.ceil(1.25 * most)) : room.lists.fill(0, 0, most))
  let end = 0
  for (let list = 0, from = 0; list < keys.length; from += counts[list++]!) {
    starts[list] = end
    end = put(lists, end, { given, from, end: from + counts[list]!, size, coded: hasCodes(keys[list]!) })
    if (list % listsAtOnce === 0) await breath()
  }
  return { keys, starts, counts, lists: lists.slice(0, end) }
}

/** What was met, one key after another: of each its entries in ascending order, above the eight bits of their codes. */
async function grouped(room: Room, ends: Uint32Array, breath: Breath) {
  const { met } = room
  const [terms, codes] = [met.terms(), met.codes()]
  const { keys, counts, next } = await inOrder(met.keys(), await counted(met, breath), breath)
  if (room.given.length < met.size()) room.given = new Uint32Array(met.terms().length)
  const { given } = room
  for (let entry = 0, at = 0; entry < ends.length; entry++) {
    for (; at < ends[entry]!; at++) given[next[terms[at]!]!++] = (entry << 8) | codes[at]!
    if (entry % entriesAtOnce === 0) await breath()
  }
  return { keys, counts, given }
}

/** By term, how many entries have it; apart from meeting them, which has more to look at as it is. */
async function counted(met: Met, breath: Breath): Promise<Uint32Array> {
  const [terms, counts] = [met.terms(), new Uint32Array(met.keys().length)]
  for (let from = 0; from < met.size(); from += postingsAtOnce) {
    const end = Math.min(met.size(), from + postingsAtOnce)
    for (let at = from; at < end; at++) counts[terms[at]!]!++
    await breath()
  }
  return counts
}

/** The keys in ascending order, how many entries have each, and by term where the first of those comes. */
async function inOrder(met: Uint32Array, counted: Uint32Array, breath: Breath) {
  const terms = met.length
  const order = new Float64Array(terms)
  for (let term = 0; term < terms; term++) order[term] = met[term]! * 2 ** 21 + term
  await breath()
  order.sort()
  await breath()
  const [keys, counts, next] = [new Uint32Array(terms), new Uint16Array(terms), new Uint32Array(terms)]
  for (let at = 0, end = 0; at < terms; end += counts[at++]!) {
    const term = order[at]! % 2 ** 21
    keys[at] = met[term]!
    counts[at] = counted[term]!
    next[term] = end
    if (at % keysAtOnce === 0) await breath()
  }
  return { keys, counts, next }
}
