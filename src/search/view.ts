import type { Compare } from './order.ts'

/** Slots in an order, kept so as they come and go. */
export interface View {
  at(rank: number): number
  size(): number
  insert(slots: readonly number[]): void
  remove(slots: readonly number[]): void
  /** All of them as they are now. */
  image(): Uint32Array
}

/** `from`: those that are in it to begin with, which are taken over. */
export function openView(compare: Compare, from: Uint32Array = new Uint32Array(0)): View {
  let slots = from
  let size = from.length

  /** The rank of the first slot that is not before this one, at most `end`. */
  function rankOf(slot: number, end: number): number {
    let [low, high] = [0, end]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (compare(slots[middle]!, slot) < 0) low = middle + 1
      else high = middle
    }
    return low
  }

  /** From the last one on, what stands behind each is moved up once. */
  function insert(added: readonly number[]) {
    reserve(size + added.length)
    const sorted = [...added].sort(compare)
    let end = size
    for (let left = sorted.length; left > 0; left--) {
      const rank = rankOf(sorted[left - 1]!, end)
      slots.copyWithin(rank + left, rank, end)
      slots[rank + left - 1] = sorted[left - 1]!
      end = rank
    }
    size += added.length
  }

  function reserve(length: number) {
    if (length <= slots.length) return
    const wider = new Uint32Array(Math.ceil(1.25 * length) + 64)
    wider.set(slots)
    slots = wider
  }

  function remove(gone: readonly number[]) {
    const ranks = gone.map((slot) => [slot, rankOf(slot, size)] as const).filter(([slot, rank]) => slots[rank] === slot && rank < size).map(([, rank]) => rank)
    ranks.sort((a, b) => a - b)
    ranks.forEach((rank, at) => slots.copyWithin(rank - at, rank + 1, ranks[at + 1] ?? size))
    size -= ranks.length
  }

  return { at: (rank) => slots[rank]!, size: () => size, insert, remove, image: () => slots.slice(0, size) }
}
