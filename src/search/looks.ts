import type { FieldName } from '../customer/fields.ts'
import { bestFit, fieldFit, fitWithin } from './best.ts'
import { asSpelled, asWritten, exact, scoreByCode, type Fit, type Wanted } from './fit.ts'
import { meet, type Hits } from './hits.ts'
import { shortKeys, threeWritten, valueKey, wholeKey } from './keys.ts'
import { coded, codes, found, takeCodes } from './list.ts'
import { docsIn, having, rankOf } from './seek.ts'
import { mostEntries, type Segment } from './segment.ts'

/** What was looked at, or marked, in this turn: of a segment that one begins with. */
const seen = new Uint32Array(mostEntries)
let turn = 0

/** From now on nothing was looked at. */
export const beginLooking = () => void turn++

/** Where a word is looked for: in one field alone, or only `among` some entries, in ascending order; others may be met too. */
export interface Where {
  readonly only?: FieldName | undefined
  readonly among?: Uint32Array | undefined
}

/** Looks once at every entry that has all keys of one of the ways. */
export function meetHaving(segments: readonly Segment[], ways: readonly (readonly number[])[], fit: Fit, hits: Hits, { only, among }: Where = {}) {
  for (const segment of segments) {
    const some = among && docsIn(segment, among)
    beginLooking()
    for (const keys of ways) look(segment, having(segment, keys, some), fit, hits, only)
  }
}

/** Looks at what was found, at each once. */
export function look(segment: Segment, count: number, fit: Fit, hits: Hits, only?: FieldName) {
  for (let at = 0; at < count; at++) {
    const doc = found[at]!
    if (seen[doc] === turn) continue
    seen[doc] = turn
    const entry = segment.base + doc
    meet(hits, entry, only === undefined ? bestFit(segment, doc, fit, hits.best[entry]!) : fieldFit(segment, doc, fit, only))
  }
}

/** Looks at every entry that has all keys of a longer word; the list of its beginning says how well it may fit. */
export function meetWritten(segments: readonly Segment[], keys: readonly number[], wanted: Wanted, hits: Hits, where: Where = {}) {
  const first = threeWritten(wanted.tight)
  const fit = asWritten(wanted)
  if (first < 0 || where.only !== undefined) return meetHaving(segments, [keys], fit, hits, where)
  const whole = [wholeKey(wanted.tight)]
  for (const segment of segments) {
    beginLooking()
    mark(having(segment, whole))
    lookWithin(segment, having(segment, keys, where.among && docsIn(segment, where.among)), rankOf(segment.keys, first), fit, hits)
  }
}

function mark(count: number) {
  for (let at = 0; at < count; at++) seen[found[at]!] = turn
}

/** A text that is just the word, as one of those marked may be, is worth more than its beginning says. */
function lookWithin(segment: Segment, count: number, list: number, fit: Fit, hits: Hits) {
  takeCodes(segment, list, count)
  for (let at = 0; at < count; at++) {
    const [doc, code] = [found[at]!, codes[at]!]
    const beaten = hits.best[segment.base + doc]!
    if (code !== 0) meet(hits, segment.base + doc, seen[doc] === turn ? bestFit(segment, doc, fit, beaten) : fitWithin(segment, doc, fit, beaten, code))
  }
}

/** Lists of short words know how well those fit. */
export function meetShort(segments: readonly Segment[], wanted: Wanted, hits: Hits, { only, among }: Where = {}) {
  const [written, spelled] = [asWritten(wanted), asSpelled(wanted)]
  const fitAt = (segment: Segment, doc: number) =>
    only === undefined ? bestFit(segment, doc, spelled, bestFit(segment, doc, written, 0)) : Math.max(fieldFit(segment, doc, written, only), fieldFit(segment, doc, spelled, only))
  for (const segment of segments) {
    const some = among && docsIn(segment, among)
    for (const [first, last] of shortKeys(wanted.tight)) {
      for (let list = rankOf(segment.keys, first); list < segment.keys.length && segment.keys[list]! <= last; list++) {
        // What is just the two characters of a list hides what else the first one alone begins.
        const hides = segment.keys[list] !== first
        meetCoded(segment, coded(segment, list, some), hits, (doc, code) => (only === undefined && !(hides && (code & 3) === exact) ? scoreByCode[code]! : fitAt(segment, doc)))
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
