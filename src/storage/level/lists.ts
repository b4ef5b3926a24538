import { tenantTag } from '../key.ts'
import { groupsIn, idOf, keyAt, memberIn, ordersIn, placesIn, type List } from '../places.ts'
import { ranked, type Ranked } from './ranked.ts'
import { sortedByPart } from './sorted-keys.ts'
import type { Page, Ranks } from '../store.ts'

/** The lists of all tenants in memory; what they hold stands in the records' own rows. */
export interface Lists {
  /** A record leaves the places of one mark for those of another ('': none). */
  move(tag: string, before: string, after: string): void
  page(ranks: Ranks): Page
}

/** A tenant's marks, each under a number, and the lists of these numbers: there are a dozen places for each record. */
interface Shelf {
  readonly marks: string[]
  /** Numbers of marks that are gone. */
  readonly free: number[]
  readonly list: (place: List) => Ranked
}

/** `marks` by their tenant's tag, in the order of their ids; they are kept. */
export function openLists(marks: ReadonlyMap<string, string[]>): Lists {
  const shelves = new Map([...marks].map(([tag, those]) => [tag, openShelf(those)]))
  return {
    move(tag, before, after) {
      if (before === after) return
      const shelf = shelves.get(tag) ?? openShelf([])
      shelves.set(tag, shelf)
      move(shelf, before, after)
    },
    page({ tenant, descending, from, count, ...which }) {
      const shelf = shelves.get(tenantTag(tenant))
      const found = shelf?.list(which)
      if (!shelf || !found) return { ids: [], total: 0 }
      const total = found.size()
      // From behind, a page may begin before the first one.
      const start = descending ? total - from - count : from
      const part = found.part(Math.max(0, start), Math.max(0, count + Math.min(0, start)))
      const ids = part.map((number) => idOf(memberIn(shelf.marks[number]!, which.order)))
      return { ids: descending ? ids.toReversed() : ids, total }
    },
  }
}

function openShelf(marks: string[]): Shelf {
  const lists = new Map<string, Ranked>()
  const nameOf = ({ order, group }: List) => `${order}:${group}`
  const listOf = (order: number, numbers: readonly number[]) => ranked(numbers, (number) => memberIn(marks[number]!, order))
  const groupings = groupingsOf(marks)
  for (let order = 0; order < ordersIn(marks[0] ?? ''); order++) {
    for (const [group, numbers] of grouped(groupings, sortedByPart(marks, (mark) => keyAt(mark, order)))) lists.set(nameOf({ order, group }), listOf(order, numbers))
  }
  return {
    marks,
    free: [],
    list(place) {
      const found = lists.get(nameOf(place)) ?? listOf(place.order, [])
      lists.set(nameOf(place), found)
      return found
    },
  }
}

/** Puts each number, in the order given, into the lists of the groups that its mark names. */
function grouped({ names, of }: Groupings, numbers: readonly number[]): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>()
  const lists = names.map((those) => those.split(',').map((group) => groups.get(group) ?? groups.set(group, []).get(group)!))
  for (const number of numbers) for (const list of lists[of[number]!]!) list.push(number)
  return groups
}

/** Most records are in the same groups as others: the names of these together, and which of them each mark has. */
interface Groupings {
  readonly names: readonly string[]
  readonly of: Uint32Array
}

function groupingsOf(marks: readonly string[]): Groupings {
  const known = new Map<string, number>()
  const of = Uint32Array.from(marks, (mark) => {
    const names = groupsIn(mark)
    const found = known.get(names) ?? known.size
    if (found === known.size) known.set(names, found)
    return found
  })
  return { names: [...known.keys()], of }
}

/** Where the record stays in its place, nothing is touched. */
function move({ marks, free, list }: Shelf, before: string, after: string): void {
  const [from, to] = [placesIn(before), placesIn(after)]
  const [first] = from
  const number = (first && list(first).find(first.member)) ?? free.pop() ?? marks.length
  const among = (places: typeof from) => new Set(places.map(({ order, group, member }) => `${order}:${group} ${member}`))
  const [stood, stands] = [among(from), among(to)]
  const others = (places: typeof from, known: ReadonlySet<string>) => places.filter(({ order, group, member }) => !known.has(`${order}:${group} ${member}`))
  for (const place of others(from, stands)) list(place).remove(place.member)
  marks[number] = after
  for (const place of others(to, stood)) list(place).add(number)
  if (after === '') free.push(number)
}
