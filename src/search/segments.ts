import { openBreath, type Breath } from './breath.ts'
import type { Pack, Packs } from './pack.ts'
import { joinedPacks, openPacks, packAt } from './packs.ts'
import { mostEntries, segmentOf, type Segment } from './segment.ts'

/** What an entry is made of: its texts, and the shared values that it has. */
export interface Entry {
  readonly pack: Pack
  readonly values: readonly number[]
}

/** Entries numbered from 0 in the order they came, in segments. */
export interface Segments {
  /** The entry is in a segment once it is settled. */
  add(entry: Entry): number
  settle(breath: Breath): Promise<void>
  /** Takes a segment of the entries that come next, where none waits. */
  take(segment: Segment): void
  settled(): number
  all(): readonly Segment[]
  /** The segment of a settled entry. */
  of(entry: number): Segment
  /** The texts of an entry, also while it waits. */
  pack(entry: number): Pack
}

/** So many segments of about the same size become one, so that there are never many. */
const mostAlike = 8
const packsAtOnce = 256
const sizeClass = (size: number) => Math.floor(Math.log(size) / Math.log(mostAlike))

export function openSegments(valuesOf: (entry: number) => readonly number[], from: readonly Segment[] = []): Segments {
  let segments = from
  let waiting: Entry[] = []
  let settled = from.reduce((sum, { size }) => sum + size, 0)
  let joining = false

  async function settle(breath: Breath) {
    while (waiting.length > 0) {
      const entries = waiting.slice(0, mostEntries)
      const segment = await segmentOf(settled, { ...(await packsOf(entries, breath)), valuesOf: (at) => entries[at]!.values }, breath)
      segments = [...segments, segment]
      settled += entries.length
      waiting = waiting.slice(entries.length)
    }
    if (!joining) void join()
  }

  function take(segment: Segment) {
    segments = [...segments, segment]
    settled += segment.size
    if (!joining) void join()
  }

  /** The latest segments become one where there are many small ones; those stay until it is made. */
  async function join() {
    joining = true
    for (let alike = latestAlike(segments); alike.length >= mostAlike; alike = latestAlike(segments)) {
      const { base } = alike[0]!
      const joined = await segmentOf(base, { ...joinedPacks(alike), valuesOf: (at) => valuesOf(base + at) }, openBreath())
      segments = [...segments.filter(({ base }) => base < joined.base), joined, ...segments.filter(({ base }) => base >= joined.base + joined.size)]
    }
    joining = false
  }

  const of = (entry: number) => segments[firstBehind(segments, entry) - 1]!

  return {
    add: (entry) => settled + waiting.push(entry) - 1,
    settle,
    take,
    settled: () => settled,
    all: () => segments,
    of,
    pack: (entry) => (entry < settled ? packAt(of(entry), entry - of(entry).base) : waiting[entry - settled]!.pack),
  }
}

/** The texts of some entries, one behind another. */
async function packsOf(entries: readonly Entry[], breath: Breath): Promise<Packs> {
  const packs = openPacks(entries.reduce((sum, { pack }) => sum + pack.length, 0))
  for (const [at, { pack }] of entries.entries()) {
    packs.add(pack)
    if (at % packsAtOnce === 0) await breath()
  }
  return packs.cut(0, entries.length)
}

function latestAlike(segments: readonly Segment[]): readonly Segment[] {
  const latest = sizeClass(segments.at(-1)?.size ?? 1)
  let sum = 0
  const start = segments.findLastIndex(({ size }) => sizeClass(size) > latest || (sum += size) > mostEntries)
  return segments.slice(start + 1)
}

function firstBehind(segments: readonly Segment[], entry: number): number {
  let [low, high] = [0, segments.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (segments[middle]!.base <= entry) low = middle + 1
    else high = middle
  }
  return low
}
