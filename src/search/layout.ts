/**
 * How the list of a key lies in bytes, its entries in ascending order. A few: two bytes each. Many: first where every
 * block of 256 entries ends, in two bytes, and then the lower byte of each. Most: a bit for every entry of the segment.
 *
 * Where a key has codes, those of a few stand behind them, a byte each. Of more there are few different ones: their
 * number, each of them, and then as few bits as tell them apart, of many for each entry that is in the list, of most for
 * every entry of the segment, where 0 is not in it.
 */
export const [few, many, most] = [0, 1, 2] as const
export type Form = 0 | 1 | 2

export const blockBits = 8
/** So many bytes say where the blocks of a list end. */
const blocksLength = (size: number) => 2 * Math.ceil(size / (1 << blockBits))

/** Of a list of `count` of `size` entries; `coded`: with codes. */
export function formOf(coded: boolean, count: number, size: number): Form {
  return (coded ? 4 : 8) * count > size ? most : count <= blocksLength(size) ? few : many
}

/** Where its entries begin in a list of a few or many, and what stands behind them. */
export const entriesAt = (form: Form, size: number) => (form === many ? blocksLength(size) : 0)
export const behindEntries = (form: Form, count: number, size: number) => (form === few ? 2 * count : form === many ? blocksLength(size) + count : 0)

/** So many bits tell so many apart. */
export const bitsFor = (different: number) => (different > 16 ? 8 : different > 4 ? 4 : different > 2 ? 2 : different - 1)

/** No such list is longer. */
export function roomFor(coded: boolean, count: number, size: number): number {
  const form = formOf(coded, count, size)
  if (form === most) return coded ? mostTold + size : Math.ceil(size / 8)
  return behindEntries(form, count, size) + (coded ? count : 0) + (coded && form === many ? mostTold : 0)
}

/** Codes are bytes; their number stands before them. */
const mostTold = 256

/** A list of some of `size` entries: from one place to another its entries, each above the eight bits of its code; `coded`: with codes. */
export interface Given {
  readonly given: Uint32Array
  readonly from: number
  readonly end: number
  readonly size: number
  readonly coded: boolean
}

/** Lays out a list from `start` on, where all bytes are 0; where it ends. */
export function put(lists: Uint8Array, start: number, list: Given): number {
  const form = formOf(list.coded, list.end - list.from, list.size)
  if (form === few) putFew(lists, start, list)
  else if (form === many) putMany(lists, start, list)
  const behind = start + behindEntries(form, list.end - list.from, list.size)
  if (list.coded) return form === few ? putCodes(lists, behind, list) : putTold(lists, behind, list, form)
  return form === most ? putBits(lists, behind, list) : behind
}

function putFew(lists: Uint8Array, start: number, { given, from, end }: Given) {
  for (let at = from, to = start; at < end; at++, to += 2) {
    lists[to] = given[at]! >>> 8
    lists[to + 1] = given[at]! >>> 16
  }
}

function putMany(lists: Uint8Array, start: number, { given, from, end, size }: Given) {
  const lows = start + entriesAt(many, size)
  let at = from
  for (let block = 0, ends = start; ends < lows; block++, ends += 2) {
    for (; at < end && given[at]! >>> (8 + blockBits) === block; at++) lists[lows + at - from] = given[at]! >>> 8
    lists[ends] = at - from
    lists[ends + 1] = (at - from) >>> 8
  }
}

function putBits(lists: Uint8Array, start: number, { given, from, end, size }: Given): number {
  for (let at = from; at < end; at++) lists[start + (given[at]! >>> 11)]! |= 1 << ((given[at]! >>> 8) & 7)
  return start + Math.ceil(size / 8)
}

function putCodes(lists: Uint8Array, start: number, { given, from, end }: Given): number {
  for (let at = from; at < end; at++) lists[start + at - from] = given[at]!
  return start + end - from
}

/** Of most, every entry of the segment has a place, where 0 is none. */
function putTold(lists: Uint8Array, start: number, list: Given, form: Form): number {
  const { given, from, end, size } = list
  const [none, places] = form === most ? [1, size] : [0, end - from]
  const different = tellApart(list)
  const bits = bitsFor(different + none)
  lists[start] = different
  lists.set(palette.subarray(0, different), start + 1)
  const first = start + 1 + different
  for (let at = from; at < end; at++) {
    const bit = bits * (form === most ? given[at]! >>> 8 : at - from)
    lists[first + (bit >>> 3)]! |= (placeOf[given[at]! & 255]! + none) << (bit & 7)
  }
  return first + Math.ceil((bits * places) / 8)
}

/** The codes of a list, each once, and by code its place among them; they are there until the next list is laid out. */
const palette = new Uint8Array(256)
const placeOf = new Uint8Array(256)

function tellApart({ given, from, end }: Given): number {
  let different = 0
  for (let at = from; at < end; at++) {
    const code = given[at]! & 255
    if (placeOf[code]! < different && palette[placeOf[code]!] === code) continue
    palette[different] = code
    placeOf[code] = different++
  }
  return different
}
