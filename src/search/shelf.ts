import type { FieldName } from '../customer/fields.ts'
import type { Breath } from './breath.ts'
import { asSpelled, asWritten, bestFit, exact, fieldFit, nearlySpelled, nearlyWritten, scoreByCode, soundsAlike, type Fit, type Wanted } from './fit.ts'
import { meet, type Hits } from './hits.ts'
import { aloudKeys, shortKeys, valueKey, wholeKey, writtenKeys } from './keys.ts'
import type { Pack } from './pack.ts'
import { coded, codes, found, having, rankOf } from './seek.ts'
import { mostEntries, packAt, type Entry, type Segment } from './segment.ts'
import { openSegments } from './segments.ts'
import { meantBy } from './slips.ts'
import { openParts, spellings } from './spellings.ts'

/** Entries numbered from 0 in the order they came, found by any of their texts. */
export interface Shelf {
  /** The entry is found once it is settled. */
  add(entry: Entry): number
  settle(breath: Breath): Promise<void>
  settled(): number
  pack(entry: number): Pack
  /** Meets every entry that fits. */
  find(wanted: Wanted, hits: Hits, only?: FieldName): void
  /** Meets what a mistyped word, or one in other characters of the same sound, may have meant. */
  findNear(wanted: Wanted, hits: Hits): void
  /** Meets every entry that has a shared value. */
  findValue(value: number, score: number, hits: Hits): void
}

/** `behind` is what stands behind every domain; its keys are in no list. */
export function openShelf(behind = '', valuesOf: (entry: number) => readonly number[] = () => []): Shelf {
  const segments = openSegments(valuesOf)
  const parts = openParts()
  const unlisted = new Set(writtenKeys(behind))
  const seen = new Uint8Array(mostEntries)

  /** Looks once at every entry that has all keys of one of the ways. */
  function each(ways: readonly (readonly number[])[], wanted: Wanted, fit: Fit, hits: Hits, only?: FieldName) {
    for (const segment of segments.all()) {
      for (const keys of ways) look(segment, having(segment, keys), wanted, fit, hits, only)
      seen.fill(0, 0, segment.size)
    }
  }

  function look(segment: Segment, count: number, wanted: Wanted, fit: Fit, hits: Hits, only?: FieldName) {
    for (let at = 0; at < count; at++) {
      const doc = found[at]!
      if (seen[doc] === 1) continue
      seen[doc] = 1
      const entry = segment.base + doc
      meet(hits, entry, only === undefined ? bestFit(segment, doc, wanted, fit, hits.best[entry]!) : fieldFit(segment, doc, wanted, fit, only))
    }
  }

  function find(wanted: Wanted, hits: Hits, only?: FieldName) {
    const { tight, sound } = wanted
    const whole = sound === undefined ? [] : [[wholeKey(sound)]]
    if (tight.length <= 2) findShort(wanted, hits, only)
    each(tight.length > 2 ? [listed(writtenKeys(tight)), ...whole] : whole, wanted, asWritten, hits, only)
    if (tight.length > 2 && sound === undefined) each([aloudKeys(tight), ...spellings(tight, parts)], wanted, asSpelled, hits, only)
  }

  /** A word that goes on into what stands behind every domain still begins before it. */
  const listed = (keys: readonly number[]) => keys.filter((key, at) => at === 0 || !unlisted.has(key))

  /** Lists of one or two characters know how well such a word fits. */
  function findShort(wanted: Wanted, hits: Hits, only?: FieldName) {
    const [first, last] = shortKeys(wanted.tight)
    for (const segment of segments.all()) {
      for (let list = rankOf(segment.keys, first); list < segment.keys.length && segment.keys[list]! <= last; list++) {
        const count = coded(segment, list)
        // What is just the two characters of a list hides what else the first one alone begins.
        const hides = segment.keys[list] !== first
        for (let at = 0; at < count; at++) {
          const [doc, code] = [found[at]!, codes[at]!]
          meet(hits, segment.base + doc, only === undefined && !(hides && (code & 3) === exact) ? scoreByCode[code]! : fitAt(segment, doc, wanted, only))
        }
      }
    }
  }

  function findNear(wanted: Wanted, hits: Hits) {
    const { tight, sound = '' } = wanted
    if (sound !== '') each([sound.length < 2 ? [wholeKey(sound)] : aloudKeys(sound)], wanted, soundsAlike, hits)
    const meant = meantBy(tight)
    each(meant.map((word) => listed(writtenKeys(word))), wanted, nearlyWritten, hits)
    each(meant.map(aloudKeys), wanted, nearlySpelled, hits)
  }

  function findValue(value: number, score: number, hits: Hits) {
    for (const segment of segments.all()) {
      const count = having(segment, [valueKey(value)])
      for (let at = 0; at < count; at++) meet(hits, segment.base + found[at]!, score)
    }
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
    findValue,
  }
}

function fitAt(segment: Segment, doc: number, wanted: Wanted, only?: FieldName): number {
  if (only === undefined) return bestFit(segment, doc, wanted, asSpelled, bestFit(segment, doc, wanted, asWritten, 0))
  return Math.max(fieldFit(segment, doc, wanted, asWritten, only), fieldFit(segment, doc, wanted, asSpelled, only))
}
