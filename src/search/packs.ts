import type { Pack, Packs } from './pack.ts'

/** Packs that are put one behind another into one room. */
export interface OpenPacks {
  add(pack: Pack): void
  /** Those from one on, before another; they are copied. */
  cut(from: number, end: number): Packs
  /** Takes all out. */
  clear(): void
}

/** `expected`: so many bytes in all. */
export function openPacks(expected = 1 << 12): OpenPacks {
  let room = new Uint8Array(expected)
  let ends: number[] = [0]

  function add(pack: Pack) {
    const from = ends.at(-1)!
    if (room.length < from + pack.length) room = wider(room, 2 * (from + pack.length))
    room.set(pack, from)
    ends.push(from + pack.length)
  }

  function cut(from: number, end: number): Packs {
    const offsets = new Uint32Array(end - from + 1)
    for (let at = from; at <= end; at++) offsets[at - from] = ends[at]! - ends[from]!
    return { packs: room.slice(ends[from], ends[end]), offsets }
  }

  return { add, cut, clear: () => void (ends = [0]) }
}

function wider(from: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const to = new Uint8Array(length)
  to.set(from)
  return to
}

/** Some packs behind one another, as one. */
export function joinedPacks(many: readonly Packs[]): Packs {
  const packs = new Uint8Array(many.reduce((sum, each) => sum + each.packs.length, 0))
  const offsets = new Uint32Array(many.reduce((sum, each) => sum + each.offsets.length - 1, 1))
  let [end, at] = [0, 0]
  for (const each of many) {
    packs.set(each.packs, end)
    for (let n = 1; n < each.offsets.length; n++) offsets[++at] = end + each.offsets[n]!
    end += each.packs.length
  }
  return { packs, offsets }
}

export const packAt = ({ packs, offsets }: Packs, at: number): Pack => packs.subarray(offsets[at], offsets[at + 1])
