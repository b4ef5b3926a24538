import type { Query } from '../customer/search.ts'
import { compareNames, type Compare } from './order.ts'
import type { Table } from './table.ts'
import type { View } from './view.ts'

/** The page of those that hold, in an order. */
export function inOrderOf(view: View, held: Uint32Array, { from, count }: Query): readonly number[] {
  const wanted = new Set(held)
  const page: number[] = []
  for (let rank = 0, met = 0; rank < view.size() && page.length < count; rank++) {
    if (wanted.has(view.at(rank)) && met++ >= from) page.push(view.at(rank))
  }
  return page
}

/** So many are kept in order as they come. */
const shortest = 200

/** The page of those that hold, the best first. Equally good ones stand in the order of names. Those that surely come later are never put in order. */
export function bestOf(held: Uint32Array, scores: Float32Array, { from, count }: Query, table: Table): readonly number[] {
  const names = compareNames(table)
  const { name, nameOn } = table.columns()
  // Most are told apart by a number.
  const compare = (a: number, b: number) => scores[b]! - scores[a]! || name[a]! - name[b]! || nameOn[a]! - nameOn[b]! || names(a, b)
  const most = from + count
  if (most > shortest) return Array.from(held).sort(compare).slice(from, most)
  const first: number[] = []
  let [last, floor, lastName] = [-1, 0, Infinity]
  for (let at = 0; at < held.length && most > 0; at++) {
    const slot = held[at]!
    const score = scores[slot]!
    if (score < floor || (score === floor && name[slot]! > lastName) || (last >= 0 && compare(slot, last) > 0)) continue
    first.splice(rankIn(first, slot, compare), 0, slot)
    if (first.length > most) first.pop()
    if (first.length < most) continue
    last = first[most - 1]!
    floor = scores[last]!
    lastName = name[last]!
  }
  return first.slice(from)
}

/** Where a slot stands among those in order. */
function rankIn(first: readonly number[], slot: number, compare: Compare): number {
  let [low, high] = [0, first.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compare(first[middle]!, slot) < 0) low = middle + 1
    else high = middle
  }
  return low
}
