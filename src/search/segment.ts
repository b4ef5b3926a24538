import type { Breath } from './breath.ts'
import { hasCodes, valueKey } from './keys.ts'
import type { Pack, Packs } from './pack.ts'
import { openMet, type Met } from './met.ts'
import { openReader } from './reader.ts'

/**
 * Some entries, one after another, with the list of every key: in ascending order the entries that have it, counted
 * from `base`. A list is either sparse (numbers in `docs`, their codes at the same places in `codes`) or, where that is
 * smaller, dense: a code per entry, or a bit. Nothing in it ever changes.
 */
export interface Segment extends Packs {
  readonly base: number
  readonly size: number
  /** Ascending; by its place here, a key's list: where it starts and how many it holds. */
  readonly keys: Uint32Array
  readonly starts: Uint32Array
  readonly counts: Uint16Array
  readonly docs: Uint16Array
  readonly codes: Uint8Array
  readonly dense: Uint8Array
}

export const mostEntries = 1 << 14
const entriesAtOnce = 8
const keysAtOnce = 4_096

/** What an entry is made of: its texts, and the shared values that it has. */
export interface Entry {
  readonly pack: Pack
  readonly values: readonly number[]
}

export const packAt = ({ packs, offsets }: Segment, at: number) => packs.subarray(offsets[at], offsets[at + 1])
export const isDense = (key: number, count: number, size: number) => (hasCodes(key) ? 3 * count > size : 16 * count > size)

/** Entries (at most `mostEntries`) as a segment, made in short steps. */
export async function segmentOf(base: number, entries: readonly Entry[], breath: Breath): Promise<Segment> {
  const size = entries.length
  const offsets = new Uint32Array(size + 1)
  entries.forEach(({ pack }, at) => (offsets[at + 1] = offsets[at]! + pack.length))
  const packs = new Uint8Array(offsets[size]!)
  const met = openMet(size)
  const ends = new Uint32Array(size)
  const read = openReader(met.meet)
  for (const [at, { pack, values }] of entries.entries()) {
    packs.set(pack, offsets[at])
    met.begin()
    read(pack)
    for (const value of values) if (value > 0) met.meet(valueKey(value), 0)
    ends[at] = met.size()
    if (at % entriesAtOnce === 0) await breath()
  }
  return { base, size, packs, offsets, ...(await listsOf(met, ends, breath)) }
}

/** Counts, lays out, fills. */
async function listsOf(met: Met, ends: Uint32Array, breath: Breath) {
  const [terms, given, counted] = [met.terms(), met.codes(), met.counts()]
  const { keys, starts, counts, next, sizes } = await laidOut(met.keys(), counted, ends.length, breath)
  await breath()
  const [docs, codes, dense] = [new Uint16Array(sizes.coded + sizes.plain), new Uint8Array(sizes.coded), new Uint8Array(sizes.dense)]
  const kinds = met.keys().map((key, term) => (hasCodes(key) ? 2 : 0) + Number(isDense(key, counted[term]!, ends.length)))
  await breath()
  const lists = { docs, codes, dense, kinds, next }
  for (let doc = 0; doc < ends.length; doc++) {
    fill(lists, doc, terms.subarray(ends[doc - 1] ?? 0, ends[doc]), given.subarray(ends[doc - 1] ?? 0, ends[doc]))
    if (doc % entriesAtOnce === 0) await breath()
  }
  return { keys, starts, counts, docs, codes, dense }
}

/** By term: what its list is like, and where the next one of it comes. */
interface Lists extends Pick<Segment, 'docs' | 'codes' | 'dense'> {
  readonly kinds: Uint32Array
  readonly next: Uint32Array
}

/** Puts an entry into the lists of its terms. */
function fill({ docs, codes, dense, kinds, next }: Lists, doc: number, terms: Uint32Array, given: Uint8Array) {
  for (let at = 0; at < terms.length; at++) {
    const [term, code] = [terms[at]!, given[at]!]
    const [kind, place] = [kinds[term]!, next[term]!]
    if (kind === 3) dense[place + doc] = code
    else if (kind === 1) dense[place + (doc >>> 3)]! |= 1 << (doc & 7)
    else {
      docs[place] = doc
      if (kind === 2) codes[place] = code
      next[term] = place + 1
    }
  }
}

/** Where each list stands; in `docs` those with codes first, so that `codes` has the same places. */
async function laidOut(met: Uint32Array, counted: Uint32Array, entries: number, breath: Breath) {
  const order = new Float64Array(met.length)
  for (let term = 0; term < met.length; term++) order[term] = met[term]! * 2 ** 21 + term
  await breath()
  order.sort()
  await breath()
  const [keys, starts, counts, next] = [new Uint32Array(met.length), new Uint32Array(met.length), new Uint16Array(met.length), new Uint32Array(met.length)]
  const sizes = { coded: 0, plain: 0, dense: 0 }
  const place = (kind: keyof typeof sizes, length: number) => (sizes[kind] += length) - length
  for (let at = 0; at < order.length; at++) {
    const term = order[at]! % 2 ** 21
    const [key, count] = [met[term]!, counted[term]!]
    keys[at] = key
    counts[at] = count
    starts[at] = isDense(key, count, entries) ? place('dense', hasCodes(key) ? entries : Math.ceil(entries / 8)) : place(hasCodes(key) ? 'coded' : 'plain', count)
    if (at % keysAtOnce === 0) await breath()
  }
  for (let at = 0; at < keys.length; at++) {
    if (!hasCodes(keys[at]!) && !isDense(keys[at]!, counts[at]!, entries)) starts[at]! += sizes.coded
    next[order[at]! % 2 ** 21] = starts[at]!
    if (at % keysAtOnce === 0) await breath()
  }
  return { keys, starts, counts, next, sizes }
}
