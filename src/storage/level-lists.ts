import { tenantTag } from './key.ts'
import { idOf, placesIn, type List } from './places.ts'
import { ranked, type Ranked } from './ranked.ts'
import type { Page, Ranks } from './store.ts'

/** The lists of all tenants in memory; what they hold stands in the records' own rows. */
export interface Lists {
  /** A record leaves the places of one mark for those of another ('': none). */
  move(tag: string, before: string, after: string): void
  page(ranks: Ranks): Page
}

const nameOf = (tag: string, { order, group }: List) => `${tag}:${order}:${group}`

/** `marks` by their tenant's tag. */
export function openLists(marks: ReadonlyMap<string, readonly string[]>): Lists {
  const lists = new Map([...membersOf(marks)].map(([name, members]) => [name, ranked(members.sort())]))
  const list = (name: string): Ranked => {
    const found = lists.get(name) ?? ranked([])
    lists.set(name, found)
    return found
  }
  return {
    move(tag, before, after) {
      if (before === after) return
      for (const place of placesIn(before)) list(nameOf(tag, place)).remove(place.member)
      for (const place of placesIn(after)) list(nameOf(tag, place)).add(place.member)
    },
    page({ tenant, descending, from, count, ...which }) {
      const found = lists.get(nameOf(tenantTag(tenant), which)) ?? ranked([])
      const total = found.size()
      // From behind, a page may begin before the first one.
      const start = descending ? total - from - count : from
      const part = found.part(Math.max(0, start), Math.max(0, count + Math.min(0, start)))
      return { ids: (descending ? part.toReversed() : part).map(idOf), total }
    },
  }
}

function membersOf(marks: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, string[]> {
  const members = new Map<string, string[]>()
  for (const [tag, those] of marks) {
    for (const place of those.flatMap(placesIn)) {
      const name = nameOf(tag, place)
      const list = members.get(name)
      if (list) list.push(place.member)
      else members.set(name, [place.member])
    }
  }
  return members
}
