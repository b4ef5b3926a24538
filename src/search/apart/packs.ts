import type { Pack } from '../pack.ts'

/** Packs one behind another in one room. */
export function openPacks() {
  let room = new Uint8Array(1 << 16)
  const ends: number[] = []

  function add(pack: Pack) {
    const from = ends.at(-1) ?? 0
    if (room.length < from + pack.length) room = wider(room, 2 * (from + pack.length))
    room.set(pack, from)
    ends.push(from + pack.length)
  }

  return { add, at: (number: number): Pack => room.subarray(ends[number - 1] ?? 0, ends[number]) }
}

function wider(from: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const to = new Uint8Array(length)
  to.set(from)
  return to
}
