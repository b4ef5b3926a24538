import type { Breath } from './breath.ts'
import { scoreByCode } from './fit.ts'
import { hasCodes, valueKey } from './keys.ts'
import type { Pack, Packs } from './pack.ts'
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
/** An entry seldom has more; room that is made beforehand need not be copied, which would be a long stop. */
const keysExpected = 512

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
  const met = openMet(keysExpected * size)
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

/** The keys that were met, each once per entry, with the best of its codes; `room` for so many to begin with. */
function openMet(room: number) {
  let [terms, codes, size, from] = [new Uint32Array(room), new Uint8Array(room), 0, 0]
  // By term, in the order they came: its key, how many have it, and where it was met last. `slots` holds keys (none is 0), each with its term.
  let [keys, counts, last, count] = [new Uint32Array(512), new Uint32Array(512), new Int32Array(512), 0]
  let [slots, bits] = [new Uint32Array(2048), 10]

  /** The place in `slots` where a key is, or may stand. */
  function placeOf(key: number): number {
    let at = (Math.imul(key, 0x9e3779b1) >>> (32 - bits)) << 1
    while (slots[at] !== 0 && slots[at] !== key) at = (at + 2) & (slots.length - 1)
    return at
  }

  function meet(key: number, code: number) {
    const at = placeOf(key)
    const term = slots[at] === 0 ? begun(key, at) : slots[at + 1]!
    const before = last[term]!
    if (before < from) {
      if (size === terms.length) [terms, codes] = [wider(terms, new Uint32Array(2 * size)), wider(codes, new Uint8Array(2 * size))]
      terms[size] = term
      codes[size] = code
      counts[term]!++
      last[term] = size++
    } else if (code !== codes[before] && scoreByCode[code]! > scoreByCode[codes[before]!]!) codes[before] = code
  }

  function begun(key: number, at: number): number {
    if (count === keys.length) [keys, counts, last] = [wider(keys, new Uint32Array(2 * count)), wider(counts, new Uint32Array(2 * count)), wider(last, new Int32Array(2 * count))]
    keys[count] = key
    last[count] = -1
    slots[at] = key
    slots[at + 1] = count++
    if (4 * count > slots.length) rehash()
    return count - 1
  }

  function rehash() {
    slots = new Uint32Array(2 << ++bits)
    for (let term = 0; term < count; term++) {
      const at = placeOf(keys[term]!)
      slots[at] = keys[term]!
      slots[at + 1] = term
    }
  }

  return { begin: () => void (from = size), meet, size: () => size, terms: () => terms, codes: () => codes, keys: () => keys.subarray(0, count), counts: () => counts }
}

function wider<T extends Uint8Array | Uint32Array | Int32Array>(from: T, to: T): T {
  to.set(from)
  return to
}

/** Counts, lays out, fills. */
async function listsOf(met: ReturnType<typeof openMet>, ends: Uint32Array, breath: Breath) {
  const [terms, given, counted] = [met.terms(), met.codes(), met.counts()]
  const { keys, starts, counts, next, sizes } = await laidOut(met.keys(), counted, ends.length, breath)
  await breath()
  const [docs, codes, dense] = [new Uint16Array(sizes.coded + sizes.plain), new Uint8Array(sizes.coded), new Uint8Array(sizes.dense)]
  const [kinds, all] = [met.keys().map((key, term) => (hasCodes(key) ? 2 : 0) + Number(isDense(key, counted[term]!, ends.length))), met.size()]
  await breath()
  const fill = (doc: number, term: number, code: number) => {
    const place = next[term]!
    if (kinds[term] === 3) dense[place + doc] = code
    else if (kinds[term] === 1) dense[place + (doc >>> 3)]! |= 1 << (doc & 7)
    else {
      docs[place] = doc
      if (kinds[term] === 2) codes[place] = code
      next[term] = place + 1
    }
  }
  for (let doc = 0, at = 0; at < all; doc++) {
    for (; at < ends[doc]!; at++) fill(doc, terms[at]!, given[at]!)
    if (doc % entriesAtOnce === 0) await breath()
  }
  return { keys, starts, counts, docs, codes, dense }
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
