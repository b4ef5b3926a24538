import type { FieldName } from '../customer/fields.ts'
import type { Breath } from './breath.ts'
import { asSpelled, asWritten, bestFit, exact, nearlySpelled, nearlyWritten, scoreByCode, soundsAlike, type Fit, type Wanted } from './fit.ts'
import { aloudKeys, shortKeys, valueKey, wholeKey, writtenKeys } from './keys.ts'
import type { Pack } from './pack.ts'
import { eachCoded, eachIn, found, having } from './seek.ts'
import { mostEntries, packAt, type Entry, type Segment } from './segment.ts'
import { openSegments } from './segments.ts'
import { nearPieces } from './slips.ts'
import { openParts, spellings } from './spellings.ts'

/** Told of every entry that fits, perhaps several times; the best score counts. */
export type Hit = (entry: number, score: number) => void

/** Entries numbered from 0 in the order they came, found by any of their texts. */
export interface Shelf {
  /** The entry is found once it is settled. */
  add(entry: Entry): number
  settle(breath: Breath): Promise<void>
  settled(): number
  pack(entry: number): Pack
  find(wanted: Wanted, hit: Hit, only?: FieldName): void
  /** What a mistyped word, or one in other characters of the same sound, may have meant. */
  findNear(wanted: Wanted, hit: Hit): void
  /** Tells of every entry that has a shared value. */
  withValue(value: number, hit: (entry: number) => void): void
}

/** `behind` is what stands behind every domain; its keys are in no list. */
export function openShelf(behind = '', valuesOf: (entry: number) => readonly number[] = () => []): Shelf {
  const segments = openSegments(valuesOf)
  const parts = openParts()
  const unlisted = new Set(writtenKeys(behind))
  const seen = new Uint8Array(mostEntries)

  /** Looks once at every entry that has all keys of one of the ways. */
  function each(ways: readonly (readonly number[])[], wanted: Wanted, fit: Fit, hit: Hit, only?: FieldName) {
    for (const segment of segments.all()) {
      for (const keys of ways) look(segment, having(segment, keys))
      if (ways.length > 1) seen.fill(0, 0, segment.size)
    }

    function look(segment: Segment, count: number) {
      for (let at = 0; at < count; at++) {
        const doc = found[at]!
        if (seen[doc] === 1) continue
        if (ways.length > 1) seen[doc] = 1
        const score = bestFit(segment, doc, wanted, fit, only)
        if (score > 0) hit(segment.base + doc, score)
      }
    }
  }

  function find(wanted: Wanted, hit: Hit, only?: FieldName) {
    const { tight, sound } = wanted
    const whole = sound === undefined ? [] : [[wholeKey(sound)]]
    if (tight.length <= 2) findShort(wanted, hit, only)
    each(tight.length > 2 ? [listed(tight), ...whole] : whole, wanted, asWritten, hit, only)
    if (tight.length > 2 && sound === undefined) each([aloudKeys(tight), ...spellings(tight, parts)], wanted, asSpelled, hit, only)
  }

  /** A word that goes on into what stands behind every domain still begins before it. */
  const listed = (word: string) => writtenKeys(word).filter((key, at) => at === 0 || !unlisted.has(key))

  /** Lists of one or two characters know how well such a word fits. */
  function findShort(wanted: Wanted, hit: Hit, only?: FieldName) {
    const keys = shortKeys(wanted.tight)
    const one = keys[0] < keys[1]
    for (const segment of segments.all()) {
      const { base } = segment
      eachCoded(segment, keys, (doc, code, key) => {
        // What is just the two characters of a list hides what else the first one alone begins.
        const hidden = one && key !== keys[0] && (code & 3) === exact
        const score = only === undefined && !hidden ? scoreByCode[code]! : fitAt(segment, doc, wanted, only)
        if (score > 0) hit(base + doc, score)
      })
    }
  }

  function findNear(wanted: Wanted, hit: Hit) {
    const { tight, sound = '' } = wanted
    if (sound !== '') each([sound.length < 2 ? [wholeKey(sound)] : aloudKeys(sound)], wanted, soundsAlike, hit)
    each(nearPieces(tight, writtenKeys), wanted, nearlyWritten, hit)
    each(nearPieces(tight, aloudKeys), wanted, nearlySpelled, hit)
  }

  return {
    add(entry) {
      parts.addAll(entry.pack)
      return segments.add(entry)
    },
    settle: segments.settle,
    settled: segments.settled,
    pack: (entry) => segments.waiting(entry)?.pack ?? packAt(segments.of(entry), entry - segments.of(entry).base),
    find,
    findNear,
    withValue: (value, hit) => segments.all().forEach((segment) => eachIn(segment, valueKey(value), (doc) => hit(segment.base + doc))),
  }
}

const fitAt = (segment: Segment, doc: number, wanted: Wanted, only?: FieldName) =>
  Math.max(bestFit(segment, doc, wanted, asWritten, only), bestFit(segment, doc, wanted, asSpelled, only))
