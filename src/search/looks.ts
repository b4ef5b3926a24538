import type { FieldName } from '../customer/fields.ts'
import { asSpelled, asWritten, bestFit, exact, fieldFit, scoreByCode, type Fit, type Wanted } from './fit.ts'
import { meet, type Hits } from './hits.ts'
import { shortKeys, valueKey } from './keys.ts'
import { coded, codes, found, having, rankOf } from './seek.ts'
import { mostEntries, type Segment } from './segment.ts'

const seen = new Uint8Array(mostEntries)

/** Looks once at every entry that has all keys of one of the ways. */
export function meetHaving(segments: readonly Segment[], ways: readonly (readonly number[])[], fit: Fit, hits: Hits, only?: FieldName) {
  for (const segment of segments) {
    for (const keys of ways) look(segment, having(segment, keys), fit, hits, only)
    seen.fill(0, 0, segment.size)
  }
}

function look(segment: Segment, count: number, fit: Fit, hits: Hits, only?: FieldName) {
  for (let at = 0; at < count; at++) {
    const doc = found[at]!
    if (seen[doc] === 1) continue
    seen[doc] = 1
    const entry = segment.base + doc
    meet(hits, entry, only === undefined ? bestFit(segment, doc, fit, hits.best[entry]!) : fieldFit(segment, doc, fit, only))
  }
}

/** Lists of one or two characters know how well such a word fits. */
export function meetShort(segments: readonly Segment[], wanted: Wanted, hits: Hits, only?: FieldName) {
  const [first, last] = shortKeys(wanted.tight)
  const [written, spelled] = [asWritten(wanted), asSpelled(wanted)]
  const fitAt = (segment: Segment, doc: number) =>
    only === undefined ? bestFit(segment, doc, spelled, bestFit(segment, doc, written, 0)) : Math.max(fieldFit(segment, doc, written, only), fieldFit(segment, doc, spelled, only))
  for (const segment of segments) {
    for (let list = rankOf(segment.keys, first); list < segment.keys.length && segment.keys[list]! <= last; list++) {
      const count = coded(segment, list)
      // What is just the two characters of a list hides what else the first one alone begins.
      const hides = first < last && segment.keys[list] !== first
      for (let at = 0; at < count; at++) {
        const [doc, code] = [found[at]!, codes[at]!]
        meet(hits, segment.base + doc, only === undefined && !(hides && (code & 3) === exact) ? scoreByCode[code]! : fitAt(segment, doc))
      }
    }
  }
}

/** Everybody who has a shared value. */
export function meetValue(segments: readonly Segment[], value: number, score: number, hits: Hits) {
  const keys = [valueKey(value)]
  for (const segment of segments) {
    const count = having(segment, keys)
    for (let at = 0; at < count; at++) meet(hits, segment.base + found[at]!, score)
  }
}
