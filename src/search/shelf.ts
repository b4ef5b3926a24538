import { bestFit, eachFit, type Tell, type Ways } from './best.ts'
import type { Breath } from './breath.ts'
import { asItSounds, asSpelled, asWritten, type Wanted } from './fit.ts'
import { meet, type Hits } from './hits.ts'
import { aloudKeys, isShort, spelledAt, spelledKeys, wholeKey, writtenAt, writtenKeys } from './keys.ts'
import { meetHaving, meetShort, meetValue, meetWritten, type Where } from './looks.ts'
import type { Pack } from './pack.ts'
import { meetMistyped } from './near.ts'
import type { Segment } from './segment.ts'
import { openSegments, type Entry } from './segments.ts'
import { mayBeMistyped, nearly, nearlySpelled, nearlyWritten, soundsAlike } from './slips.ts'

/** Entries numbered from 0 in the order they came, found by any of their texts. */
export interface Shelf {
  /** The entry is found once it is settled. */
  add(entry: Entry): number
  settle(breath: Breath): Promise<void>
  take(segment: Segment): void
  settled(): number
  pack(entry: number): Pack
  /** Tells of every field of a settled entry that a word fits. */
  eachFit(entry: number, ways: Ways, tell: Tell): void
  /** What the packs of two settled entries hold of the keys of their names, byte by byte. */
  compare(a: number, b: number): number
  /** Meets every entry that fits, from `from` on and perhaps earlier ones too. */
  find(wanted: Wanted, hits: Hits, where?: Where, from?: number): void
  /** Meets what a mistyped word, or one in other characters of the same sound, may have meant. */
  findNear(wanted: Wanted, hits: Hits, where?: Where, from?: number): void
  /** Meets those of some entries that fit, or `near` so. */
  findAmong(entries: Uint32Array, wanted: Wanted, near: boolean, hits: Hits): void
  /** Meets every entry that has a shared value. */
  findValue(value: number, score: number, hits: Hits, from?: number): void
  /** Of what is settled. */
  image(): ShelfImage
}

export interface ShelfImage {
  readonly segments: readonly Segment[]
}

/** `behind` is what stands behind every domain; its keys are in no list. */
export function openShelf(behind = '', valuesOf: (entry: number) => readonly number[] = () => [], from?: ShelfImage): Shelf {
  const segments = openSegments(valuesOf, from?.segments)
  const unlisted = new Set(writtenKeys(behind))

  /** A word that goes on into what stands behind every domain still begins before it. */
  const listed = (keys: readonly number[]) => keys.filter((key, at) => at === 0 || !unlisted.has(key))

  function listedAt(word: string, at: number): number {
    const key = writtenAt(word, at)
    return at > 0 && unlisted.has(key) ? -1 : key
  }

  const since = (from: number) => segments.all().filter(({ base, size }) => base + size > from)

  function find(wanted: Wanted, hits: Hits, where: Where = {}, from = 0) {
    const { tight, sound } = wanted
    const all = since(from)
    if (isShort(tight)) meetShort(all, wanted, hits, where)
    else meetWritten(all, listed(writtenKeys(tight)), wanted, hits, where)
    if (sound !== undefined) meetHaving(all, [[wholeKey(sound), ...listed(writtenKeys(sound))]], asItSounds(wanted), hits, where)
    else if (!isShort(tight)) meetHaving(all, [spelledKeys(tight)], asSpelled(wanted), hits, where)
  }

  function findNear(wanted: Wanted, hits: Hits, where: Where = {}, from = 0) {
    const { tight, sound = '' } = wanted
    const all = since(from)
    if (sound !== '') meetHaving(all, [sound.length < 2 ? [wholeKey(sound)] : aloudKeys(sound)], soundsAlike(wanted), hits, where)
    if (!mayBeMistyped(tight)) return
    meetMistyped(all, { word: tight, keyAt: listedAt, fit: nearlyWritten(wanted) }, hits, where)
    meetMistyped(all, { word: tight, keyAt: spelledAt, fit: nearlySpelled(wanted) }, hits, where)
  }

  function findAmong(entries: Uint32Array, wanted: Wanted, near: boolean, hits: Hits) {
    const ways = [asWritten(wanted), asSpelled(wanted), ...(near ? nearly(wanted) : [])]
    for (const entry of entries) {
      const segment = segments.of(entry)
      meet(hits, entry, ways.reduce((best, way) => bestFit(segment, entry - segment.base, way, best), 0))
    }
  }

  function compare(a: number, b: number): number {
    const [first, second] = [segments.of(a), segments.of(b)]
    return compareKeys(first.packs, first.offsets[a - first.base]!, second.packs, second.offsets[b - second.base]!)
  }

  function eachFitOf(entry: number, ways: Ways, tell: Tell) {
    const segment = segments.of(entry)
    eachFit(segment, entry - segment.base, ways, tell)
  }

  return {
    add: segments.add,
    settle: segments.settle,
    take: segments.take,
    settled: segments.settled,
    pack: segments.pack,
    eachFit: eachFitOf,
    compare,
    find,
    findNear,
    findAmong,
    findValue: (value, score, hits, from = 0) => meetValue(since(from), value, score, hits),
    image: () => ({ segments: segments.all() }),
  }
}

function compareKeys(a: Pack, from: number, b: Pack, start: number): number {
  const both = Math.min(a[from]!, b[start]!)
  for (let at = 1; at <= both; at++) if (a[from + at] !== b[start + at]) return a[from + at]! - b[start + at]!
  return a[from]! - b[start]!
}
