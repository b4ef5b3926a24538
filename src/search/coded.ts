import { found, isDenseAt, reach, type Some } from './seek.ts'
import { mostEntries, type Segment } from './segment.ts'

/** The codes of what was found, at the same places. */
export const codes = new Uint8Array(mostEntries)

/** The entries of a list that has codes, into `found`, and their codes into `codes`; where only few count, perhaps just those, with 0 for each that is not in the list; how many. */
export function coded(segment: Segment, list: number, among: Some): number {
  if (!among || among.length >= segment.counts[list]!) return allCoded(segment, list)
  found.set(among)
  takeCodes(segment, list, among.length)
  return among.length
}

function allCoded(segment: Segment, list: number): number {
  const { docs, starts, counts, size, dense } = segment
  const start = starts[list]!
  if (isDenseAt(segment, list)) {
    let count = 0
    for (let doc = 0; doc < size; doc++) {
      const code = dense[start + doc]!
      if (code === 0) continue
      found[count] = doc
      codes[count++] = code
    }
    return count
  }
  found.set(docs.subarray(start, start + counts[list]!))
  codes.set(segment.codes.subarray(start, start + counts[list]!))
  return counts[list]!
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
    place = reach(docs, found[at]!, place, end)
    codes[at] = place < end && docs[place] === found[at] ? segment.codes[place]! : 0
  }
}
