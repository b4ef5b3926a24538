import type { Breath } from './breath.ts'
import { hasCodes, valueKey } from './keys.ts'
import { blockBits, codesAt, entriesAt, formOf, isBlockEnd, lengthOf, many, most, type Form } from './layout.ts'
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

/** Entries that a segment is made of; their packs are taken over. */
export interface Entries extends Packs {
  /** The shared values that one of them has. */
  readonly valuesOf: (at: number) => readonly number[]
}

/** Entries (at most `mostEntries`) as a segment, made in short steps. */
export async function segmentOf(base: number, { packs, offsets, valuesOf }: Entries, breath: Breath): Promise<Segment> {
  const size = offsets.length - 1
  const met = openMet(size)
  const ends = new Uint32Array(size)
  const read = openReader(met.meet)
  for (let at = 0; at < size; at++) {
    met.begin()
    read(packs, offsets[at]!, offsets[at + 1]!)
    for (const value of valuesOf(at)) if (value > 0) met.meet(valueKey(value), 0)
    ends[at] = met.size()
    if (at % entriesAtOnce === 0) await breath()
  }
  return { base, size, packs, offsets, ...(await listsOf(met, ends, breath)) }
}

/** Counts, lays out, fills. */
async function listsOf(met: Met, ends: Uint32Array, breath: Breath) {
  const [terms, codes] = [met.terms(), met.codes()]
  const { laid, blocked, length, ...directory } = await laidOut(met, ends.length, breath)
  const lists = new Uint8Array(length)
  await breath()
  for (let entry = 0, from = 0; entry < ends.length; entry++) {
    fill(lists, laid, entry, terms.subarray(from, ends[entry]), codes.subarray(from, ends[entry]))
    from = ends[entry]!
    if (isBlockEnd(entry) || entry + 1 === ends.length) for (const term of blocked) endBlock(lists, laid, term, entry, ends.length)
    if (entry % entriesAtOnce === 0) await breath()
  }
  return { ...directory, lists }
}

/** Of a term so many numbers are kept together: the kind of its list, and where in it the next entry, code, and end of a block come. */
const perTerm = 4
/** The form of a list, twice, and one more where it has codes. */
const kindOf = (form: Form, coded: boolean) => 2 * form + Number(coded)

/** Puts an entry into the lists of its terms. */
function fill(lists: Uint8Array, laid: Uint32Array, entry: number, terms: Uint32Array, codes: Uint8Array) {
  for (let at = 0; at < terms.length; at++) {
    const term = perTerm * terms[at]!
    const [kind, place] = [laid[term]!, laid[term + 1]!]
    if (kind === 2 * most + 1) lists[place + entry] = codes[at]!
    else if (kind === 2 * most) lists[place + (entry >>> 3)]! |= 1 << (entry & 7)
    else {
      lists[place] = entry & 255
      if (kind < 2 * many) lists[place + 1] = entry >>> 8
      laid[term + 1] = kind < 2 * many ? place + 2 : place + 1
      if ((kind & 1) > 0) lists[laid[term + 2]!++] = codes[at]!
    }
  }
}

function endBlock(lists: Uint8Array, laid: Uint32Array, term: number, entry: number, size: number) {
  const place = laid[perTerm * term + 3]!
  const first = place - 2 * (entry >>> blockBits) + entriesAt(many, size)
  const end = laid[perTerm * term + 1]! - first
  lists[place] = end & 255
  lists[place + 1] = end >>> 8
  laid[perTerm * term + 3] = place + 2
}

/** Where each list stands: by its place among the keys, and for `fill` by term. */
async function laidOut(met: Met, size: number, breath: Breath) {
  const terms = met.count()
  const order = new Float64Array(terms)
  for (let term = 0; term < terms; term++) order[term] = met.keyOf(term) * 2 ** 21 + term
  await breath()
  order.sort()
  await breath()
  const [keys, starts, counts, laid] = [new Uint32Array(terms), new Uint32Array(terms), new Uint16Array(terms), new Uint32Array(perTerm * terms)]
  const blocked: number[] = []
  let length = 0
  for (let at = 0; at < terms; at++) {
    const term = order[at]! % 2 ** 21
    const [key, count] = [met.keyOf(term), met.countOf(term)]
    const coded = hasCodes(key)
    const form = formOf(coded, count, size)
    keys[at] = key
    starts[at] = length
    counts[at] = count
    laid.set([kindOf(form, coded), length + entriesAt(form, size), length + codesAt(form, count, size), length], perTerm * term)
    if (form === many) blocked.push(term)
    length += lengthOf(form, coded, count, size)
    if (at % keysAtOnce === 0) await breath()
  }
  return { keys, starts, counts, laid, blocked, length }
}
