import type { Breath } from './breath.ts'
import { merged, sorted } from './merged.ts'
import type { Order } from './order.ts'

/** Slots in an order, kept so as they come and go. */
export interface View {
  at(rank: number): number
  size(): number
  /** They are in it all at the same moment. Until then any may be removed, these too, but no others inserted. */
  insert(slots: Uint32Array, breath: Breath): Promise<void>
  remove(slots: readonly number[]): void
  /** All of them as they are now. */
  image(): Uint32Array
}

/** So few find their places one by one. */
const few = 200

/** `from`: those that are in it to begin with, which are taken over. */
export function openView(order: Order, from: Uint32Array = new Uint32Array(0)): View {
  const { compare } = order
  let slots = from
  let size = from.length
  /** While many are put in: what is removed meanwhile. */
  let removed: number[] | undefined

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

  async function insert(added: Uint32Array, breath: Breath) {
    if (added.length <= few) return insertFew(added)
    const gone: number[] = (removed = [])
    const all = await merged(slots.subarray(0, size), await sorted(added, order, breath), compare, breath)
    ;[slots, size, removed] = [all, all.length, undefined]
    remove(gone)
  }

  /** From the last one on, what stands behind each is moved up once. */
  function insertFew(added: Uint32Array) {
    reserve(size + added.length)
    const these = added.slice().sort(compare)
    let end = size
    for (let left = these.length; left > 0; left--) {
      const rank = rankOf(these[left - 1]!, end)
      slots.copyWithin(rank + left, rank, end)
      slots[rank + left - 1] = these[left - 1]!
      end = rank
    }
    size += these.length
  }

  function reserve(length: number) {
    if (length <= slots.length) return
    const wider = new Uint32Array(Math.ceil(1.25 * length) + 64)
    wider.set(slots)
    slots = wider
  }

  function remove(gone: readonly number[]) {
    removed?.push(...gone)
    const ranks = gone.map((slot) => [slot, rankOf(slot, size)] as const).filter(([slot, rank]) => slots[rank] === slot && rank < size).map(([, rank]) => rank)
    if (ranks.length === 0) return
    ranks.sort((a, b) => a - b)
    // What is being merged stays as it is.
    if (removed) slots = slots.slice(0, size)
    ranks.forEach((rank, at) => slots.copyWithin(rank - at, rank + 1, ranks[at + 1] ?? size))
    size -= ranks.length
  }

  return { at: (rank) => slots[rank]!, size: () => size, insert, remove, image: () => slots.slice(0, size) }
}
