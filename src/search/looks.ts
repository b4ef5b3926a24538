import type { FieldName } from '../customer/fields.ts'
import { bestFit, fieldFit, fitWithin } from './best.ts'
import { asSpelled, asWritten, exact, scoreByCode, type Fit, type Wanted } from './fit.ts'
import { meet, type Hits } from './hits.ts'
import { shortKeys, threeWritten, valueKey, wholeKey } from './keys.ts'
import { coded, codes, found, having, rankOf, takeCodes } from './seek.ts'
import { mostEntries, type Segment } from './segment.ts'

const seen = new Uint8Array(mostEntries)

/** Where a word is looked for: in one field alone, or only `among` some entries, in ascending order; others may be met too. */
export interface Where {
  readonly only?: FieldName | undefined
  readonly among?: Uint32Array | undefined
}

/** Looks once at every entry that has all keys of one of the ways. */
export function meetHaving(segments: readonly Segment[], ways: readonly (readonly number[])[], fit: Fit, hits: Hits, { only, among }: Where = {}) {
  for (const segment of segments) {
    for (const keys of ways) look(segment, having(segment, keys, among), fit, hits, only)
    lookedAtAll(segment)
  }
}

/** Looks at what was found, at each once until all was looked at. */
export function look(segment: Segment, count: number, fit: Fit, hits: Hits, only?: FieldName) {
  for (let at = 0; at < count; at++) {
    const doc = found[at]!
    if (seen[doc] === 1) continue
    seen[doc] = 1
    const entry = segment.base + doc
    meet(hits, entry, only === undefined ? bestFit(segment, doc, fit, hits.best[entry]!) : fieldFit(segment, doc, fit, only))
  }
}

export function lookedAtAll({ size }: Segment) {
  seen.fill(0, 0, size)
}

/** Looks at every entry that has all keys of a longer word; the list of its beginning says how well it may fit. */
export function meetWritten(segments: readonly Segment[], keys: readonly number[], wanted: Wanted, hits: Hits, where: Where = {}) {
  const first = threeWritten(wanted.tight)
  const fit = asWritten(wanted)
  if (first < 0 || where.only !== undefined) return meetHaving(segments, [keys], fit, hits, where)
  const whole = [wholeKey(wanted.tight)]
  for (const segment of segments) {
    const wholes = having(segment, whole)
    mark(wholes, 1)
    const marked = found.slice(0, wholes)
    lookWithin(segment, having(segment, keys, where.among), rankOf(segment.keys, first), fit, hits)
    found.set(marked)
    mark(wholes, 0)
  }
}

function mark(count: number, as: 0 | 1) {
  for (let at = 0; at < count; at++) seen[found[at]!] = as
}

/** A text that is just the word, as one of those marked may be, is worth more than its beginning says. */
function lookWithin(segment: Segment, count: number, list: number, fit: Fit, hits: Hits) {
  takeCodes(segment, list, count)
  for (let at = 0; at < count; at++) {
    const [doc, code] = [found[at]!, codes[at]!]
    const beaten = hits.best[segment.base + doc]!
    if (code !== 0) meet(hits, segment.base + doc, seen[doc] === 1 ? bestFit(segment, doc, fit, beaten) : fitWithin(segment, doc, fit, beaten, code))
  }
}

/** Lists of short words know how well those fit. */
export function meetShort(segments: readonly Segment[], wanted: Wanted, hits: Hits, { only, among }: Where = {}) {
  const [written, spelled] = [asWritten(wanted), asSpelled(wanted)]
  const fitAt = (segment: Segment, doc: number) =>
    only === undefined ? bestFit(segment, doc, spelled, bestFit(segment, doc, written, 0)) : Math.max(fieldFit(segment, doc, written, only), fieldFit(segment, doc, spelled, only))
  for (const segment of segments) {
    for (const [first, last] of shortKeys(wanted.tight)) {
      for (let list = rankOf(segment.keys, first); list < segment.keys.length && segment.keys[list]! <= last; list++) {
        // What is just the two characters of a list hides what else the first one alone begins.
        const hides = segment.keys[list] !== first
        meetCoded(segment, coded(segment, list, among), hits, (doc, code) => (only === undefined && !(hides && (code & 3) === exact) ? scoreByCode[code]! : fitAt(segment, doc)))
      }
    }
  }
}

function meetCoded(segment: Segment, count: number, hits: Hits, scoreOf: (doc: number, code: number) => number) {
  for (let at = 0; at < count; at++) if (codes[at]! > 0) meet(hits, segment.base + found[at]!, scoreOf(found[at]!, codes[at]!))
}

/** Everybody who has a shared value. */
export function meetValue(segments: readonly Segment[], value: number, score: number, hits: Hits) {
  const keys = [valueKey(value)]
  for (const segment of segments) {
    const count = having(segment, keys)
    for (let at = 0; at < count; at++) meet(hits, segment.base + found[at]!, score)
  }
}
