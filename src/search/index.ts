import type { Book } from '../customer/book.ts'
import type { Rules } from '../customer/rules.ts'
import type { Found, Index, Query } from '../customer/search.ts'
import { askedIn } from './asked.ts'
import type { Contents } from './contents.ts'
import { openCopy, type Copy } from './copy.ts'
import { filtersOf, type Test } from './filters.ts'
import { matchedFields, matchesOf, type Matches } from './matches.ts'
import { byName, compareNames, type Compare } from './order.ts'
import type { Spell } from './spell.ts'
import { active, archived, deadState, type Table } from './table.ts'
import type { View } from './view.ts'

/** An index in memory, filled from the book's log at a tenant's first question and brought up to date before each answer. */
export function openIndex({ book, rules }: { readonly book: Pick<Book, 'log'>; readonly rules: Rules }): Index {
  const copies = new Map<string, Copy>()
  return {
    async find(tenant, query) {
      const copy = copies.get(tenant) ?? openCopy(book, tenant, rules)
      copies.set(tenant, copy)
      const { contents, spell, loading } = await copy.refresh()
      const found = await answer(contents, query, rules, spell)
      return loading ? { ...found, loading } : found
    },
  }
}

async function answer(contents: Contents, query: Query, rules: Rules, spell: Spell): Promise<Found> {
  const asked = askedIn(query.text ?? '', spell)
  const among = amongOf(query)
  const view = asked && !query.sort ? undefined : await contents.inOrder(query.sort ?? byName, among)
  const { table } = contents
  const tests = filtersOf(query, table, rules, spell)
  if (!asked) return listed(view!, tests, query, table)
  const plain = matchesOf(asked, table, false)
  const near = query.nearly === true && !plain.slots.some((slot) => table.state(slot) !== deadState)
  const matches = near ? matchesOf(asked, table, true) : plain
  const held = matches.slots.filter((slot) => isAmong(table, slot, among) && tests.every((test) => test(slot)))
  const page = view ? inOrderOf(view, held, query) : bestOf(held, matches, query, table)
  return { ids: page.map((slot) => table.id(slot)), total: held.length, matched: page.map((slot) => matchedFields(asked, table, slot)), ...(near ? { nearly: true } : {}) }
}

function amongOf({ filters }: Query) {
  const status = filters?.status
  return status === 'archived' || status === 'all' ? status : 'active'
}

function isAmong(table: Table, slot: number, among: 'active' | 'archived' | 'all'): boolean {
  const state = table.state(slot)
  return among === 'all' ? state !== deadState : state === (among === 'active' ? active : archived)
}

/** Without filters a page is cut out of the order; with them all are looked at. */
function listed(view: View, tests: readonly Test[], { from, count }: Query, table: Table): Found {
  const cut = (rank: (at: number) => number, size: number) => Array.from({ length: Math.max(0, Math.min(count, size - from)) }, (_, at) => table.id(rank(from + at)))
  if (tests.length === 0) return { ids: cut(view.at, view.size()), total: view.size() }
  const held: number[] = []
  for (let rank = 0; rank < view.size(); rank++) if (tests.every((test) => test(view.at(rank)))) held.push(view.at(rank))
  return { ids: cut((at) => held[at]!, held.length), total: held.length }
}

function inOrderOf(view: View, held: readonly number[], { from, count }: Query): readonly number[] {
  const wanted = new Set(held)
  const page: number[] = []
  for (let rank = 0, met = 0; rank < view.size() && page.length < count; rank++) {
    if (wanted.has(view.at(rank)) && met++ >= from) page.push(view.at(rank))
  }
  return page
}

/** Equally good ones stand in the order of names. */
function bestOf(held: readonly number[], { score }: Matches, { from, count }: Query, table: Table): readonly number[] {
  const names = compareNames(table)
  const better = (a: number, b: number) => score(b) - score(a) || names(a, b)
  return foremost(held, from + count, better).slice(from)
}

/** The first `count` in an order, without putting all in it. */
function foremost(slots: readonly number[], count: number, compare: Compare): readonly number[] {
  if (count > 200) return [...slots].sort(compare).slice(0, count)
  const first: number[] = []
  for (const slot of slots) {
    if (first.length === count && (count === 0 || compare(slot, first[count - 1]!) >= 0)) continue
    let at = first.length
    while (at > 0 && compare(slot, first[at - 1]!) < 0) at--
    first.splice(at, 0, slot)
    if (first.length > count) first.pop()
  }
  return first
}
