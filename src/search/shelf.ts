import type { FieldName } from '../customer/fields.ts'
import type { Breath } from './breath.ts'
import { asSpelled, asWritten, type Wanted } from './fit.ts'
import type { Hits } from './hits.ts'
import { aloudKeys, wholeKey, writtenKeys } from './keys.ts'
import { meetHaving, meetShort, meetValue } from './looks.ts'
import type { Pack } from './pack.ts'
import type { NamesImage } from './names.ts'
import { packAt, type Entry, type Segment } from './segment.ts'
import { openSegments } from './segments.ts'
import { meantBy, nearlySpelled, nearlyWritten, soundsAlike } from './slips.ts'
import { openParts, spellings } from './spellings.ts'

/** Entries numbered from 0 in the order they came, found by any of their texts. */
export interface Shelf {
  /** The entry is found once it is settled. */
  add(entry: Entry): number
  settle(breath: Breath): Promise<void>
  settled(): number
  pack(entry: number): Pack
  /** The keys of the names of two settled entries, byte by byte. */
  compare(a: number, b: number): number
  /** Meets every entry that fits. */
  find(wanted: Wanted, hits: Hits, only?: FieldName): void
  /** Meets what a mistyped word, or one in other characters of the same sound, may have meant. */
  findNear(wanted: Wanted, hits: Hits): void
  /** Meets every entry that has a shared value. */
  findValue(value: number, score: number, hits: Hits): void
  /** Of what is settled. */
  image(): ShelfImage
}

export interface ShelfImage {
  readonly segments: readonly Segment[]
  readonly parts: NamesImage
}

/** `behind` is what stands behind every domain; its keys are in no list. */
export function openShelf(behind = '', valuesOf: (entry: number) => readonly number[] = () => [], from?: ShelfImage): Shelf {
  const segments = openSegments(valuesOf, from?.segments)
  const parts = openParts(from?.parts)
  const unlisted = new Set(writtenKeys(behind))

  /** A word that goes on into what stands behind every domain still begins before it. */
  const listed = (keys: readonly number[]) => keys.filter((key, at) => at === 0 || !unlisted.has(key))

  function find(wanted: Wanted, hits: Hits, only?: FieldName) {
    const { tight, sound } = wanted
    const all = segments.all()
    const whole = sound === undefined ? [] : [[wholeKey(sound)]]
    if (tight.length <= 2) meetShort(all, wanted, hits, only)
    meetHaving(all, tight.length > 2 ? [listed(writtenKeys(tight)), ...whole] : whole, asWritten(wanted), hits, only)
    if (tight.length > 2 && sound === undefined) meetHaving(all, [aloudKeys(tight), ...spellings(tight, parts)], asSpelled(wanted), hits, only)
  }

  function findNear(wanted: Wanted, hits: Hits) {
    const { tight, sound = '' } = wanted
    const all = segments.all()
    if (sound !== '') meetHaving(all, [sound.length < 2 ? [wholeKey(sound)] : aloudKeys(sound)], soundsAlike(wanted), hits)
    const meant = meantBy(tight)
    meetHaving(all, meant.map((word) => listed(writtenKeys(word))), nearlyWritten(wanted), hits)
    meetHaving(all, meant.map(aloudKeys), nearlySpelled(wanted), hits)
  }

  function compare(a: number, b: number): number {
    const [first, second] = [segments.of(a), segments.of(b)]
    return compareKeys(first.packs, first.offsets[a - first.base]!, second.packs, second.offsets[b - second.base]!)
  }

  return {
    add(entry) {
      parts.addAll(entry.pack)
      return segments.add(entry)
    },
    settle: segments.settle,
    settled: segments.settled,
    pack: (entry) => segments.waiting(entry)?.pack ?? packAt(segments.of(entry), entry - segments.of(entry).base),
    compare,
    find,
    findNear,
    findValue: (value, score, hits) => meetValue(segments.all(), value, score, hits),
    image: () => ({ segments: segments.all(), parts: parts.image() }),
  }
}

function compareKeys(a: Pack, from: number, b: Pack, start: number): number {
  const both = Math.min(a[from]!, b[start]!)
  for (let at = 1; at <= both; at++) if (a[from + at] !== b[start + at]) return a[from + at]! - b[start + at]!
  return a[from]! - b[start]!
}
