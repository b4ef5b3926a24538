import { hasCodes } from './keys.ts'
import { behindEntries, bitsFor, blockBits, entriesAt, few, formOf, many, most, type Form } from './layout.ts'
import { mostEntries, type Segment } from './segment.ts'

/** Entries of a segment, in ascending order, and their codes at the same places; they are there until the next list is read. */
export const found = new Uint16Array(mostEntries)
export const codes = new Uint8Array(mostEntries)
/** By what was found: its place in a list, plus one; 0 where it is not in it. */
const places = new Uint16Array(mostEntries)

/** Some entries of a segment, in ascending order; undefined: all. */
export type Some = Uint16Array | undefined

const isCoded = ({ keys }: Segment, list: number) => hasCodes(keys[list]!)
const formAt = (segment: Segment, list: number) => formOf(isCoded(segment, list), segment.counts[list]!, segment.size)
const twoBytes = (bytes: Uint8Array, at: number) => bytes[at]! | (bytes[at + 1]! << 8)

/** All entries of a list, into `found`; how many. */
export function allOf(segment: Segment, list: number): number {
  const form = formAt(segment, list)
  if (form === few) takeFew(segment, list)
  else if (form !== most) takeMany(segment, list)
  else if (isCoded(segment, list)) takeGiven(segment, list)
  else takeBits(segment, list)
  return segment.counts[list]!
}

function takeFew({ lists, starts, counts }: Segment, list: number) {
  for (let at = 0, from = starts[list]!; at < counts[list]!; at++, from += 2) found[at] = twoBytes(lists, from)
}

function takeMany({ lists, starts, size }: Segment, list: number) {
  const start = starts[list]!
  const lows = start + entriesAt(many, size)
  for (let ends = start, at = 0, block = 0; ends < lows; ends += 2, block += 1 << blockBits) {
    for (const end = twoBytes(lists, ends); at < end; at++) found[at] = block + lists[lows + at]!
  }
}

function takeGiven({ lists, starts, size }: Segment, list: number) {
  const { first, bits, mask } = givenAt(lists, starts[list]!)
  for (let entry = 0, count = 0, bit = 0; entry < size; entry++, bit += bits) if (((lists[first + (bit >>> 3)]! >>> (bit & 7)) & mask) !== 0) found[count++] = entry
}

/** Where the codes of a list of most begin, and how many bits each has. */
function givenAt(lists: Uint8Array, start: number) {
  const bits = bitsFor(lists[start]! + 1)
  return { first: start + 1 + lists[start]!, bits, mask: (1 << bits) - 1 }
}

function takeBits({ lists, starts, size }: Segment, list: number) {
  for (let at = 0, count = 0, start = starts[list]!; 8 * at < size; at++) {
    for (let bits = lists[start + at]!; bits !== 0; bits &= bits - 1) found[count++] = 8 * at + 31 - Math.clz32(bits & -bits)
  }
}

/** Keeps of what was found what is in the list too. */
export function kept(segment: Segment, list: number, count: number): number {
  const { lists, starts } = segment
  const start = starts[list]!
  let left = 0
  if (formAt(segment, list) !== most) {
    locate(segment, list, count)
    for (let at = 0; at < count; at++) if (places[at] !== 0) found[left++] = found[at]!
  } else if (isCoded(segment, list)) {
    const { first, bits, mask } = givenAt(lists, start)
    for (let at = 0; at < count; at++) {
      const bit = bits * found[at]!
      if (((lists[first + (bit >>> 3)]! >>> (bit & 7)) & mask) !== 0) found[left++] = found[at]!
    }
  } else {
    for (let at = 0; at < count; at++) if ((lists[start + (found[at]! >>> 3)]! & (1 << (found[at]! & 7))) !== 0) found[left++] = found[at]!
  }
  return left
}

/** Puts into `places` where what was found stands in a list that is not of most. */
function locate(segment: Segment, list: number, count: number) {
  if (formAt(segment, list) === few) locateFew(segment, list, count)
  else locateMany(segment, list, count)
}

function locateFew({ lists, starts, counts }: Segment, list: number, count: number) {
  const [start, end] = [starts[list]!, counts[list]!]
  for (let at = 0, place = 0; at < count; at++) {
    const entry = found[at]!
    while (place < end && twoBytes(lists, start + 2 * place) < entry) place++
    places[at] = place < end && twoBytes(lists, start + 2 * place) === entry ? place + 1 : 0
  }
}

function locateMany({ lists, starts, size }: Segment, list: number, count: number) {
  const start = starts[list]!
  const lows = start + entriesAt(many, size)
  for (let at = 0, last = -1, place = lows, end = lows; at < count; at++) {
    const block = found[at]! >>> blockBits
    const low = found[at]! & ((1 << blockBits) - 1)
    if (block !== last) {
      place = lows + (block === 0 ? 0 : twoBytes(lists, start + 2 * block - 2))
      end = lows + twoBytes(lists, start + 2 * block)
      last = block
    }
    place = reach(lists, low, place, end)
    places[at] = place < end && lists[place] === low ? place - lows + 1 : 0
  }
}

/** The first place from `place` on that is not less, in steps that double, since most lie near. */
export function reach(ascending: Uint8Array | Uint16Array, least: number, place: number, end: number): number {
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

/** The entries of a list that has codes, into `found`, and their codes into `codes`; where only few count, perhaps just those, with 0 for each that is not in the list; how many. */
export function coded(segment: Segment, list: number, among: Some): number {
  if (!among || among.length >= segment.counts[list]!) return allCoded(segment, list)
  found.set(among)
  takeCodes(segment, list, among.length)
  return among.length
}

function allCoded(segment: Segment, list: number): number {
  const count = allOf(segment, list)
  const form = formAt(segment, list)
  for (let at = 0; form !== most && at < count; at++) places[at] = at + 1
  told(segment, list, form, form === most ? found : places, count)
  return count
}

/** Puts into `codes` what a list says of those found; 0 for those that are not in it. */
export function takeCodes(segment: Segment, list: number, count: number) {
  const form = formAt(segment, list)
  if (form !== most) locate(segment, list, count)
  told(segment, list, form, form === most ? found : places, count)
}

/** By what the bits of a list tell, the code that it stands for; 0 where there is none. */
const palette = new Uint8Array(256)

/** Puts into `codes` what stands at some places: of a list of most at those of the entries, else at one less than each that is not 0. */
function told({ lists, starts, counts, size }: Segment, list: number, form: Form, at: Uint16Array, count: number) {
  const start = starts[list]! + behindEntries(form, counts[list]!, size)
  if (form === few) {
    for (let n = 0; n < count; n++) codes[n] = at[n] === 0 ? 0 : lists[start + at[n]! - 1]!
    return
  }
  const different = lists[start]!
  const first = start + 1 + different
  const none = form === most ? 1 : 0
  palette[0] = 0
  palette.set(lists.subarray(start + 1, first), none)
  const bits = bitsFor(different + none)
  const mask = (1 << bits) - 1
  for (let n = 0; n < count; n++) {
    const bit = bits * (form === most ? at[n]! : at[n]! - 1)
    codes[n] = form !== most && at[n] === 0 ? 0 : palette[(lists[first + (bit >>> 3)]! >>> (bit & 7)) & mask]!
  }
}
