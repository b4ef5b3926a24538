import type { Book } from '../customer/book.ts'
import type { Rules } from '../customer/rules.ts'
import type { Found, Index, Query } from '../customer/search.ts'
import { openAnswers, type Answers } from './answers.ts'
import { openThreads, type Apart } from './apart/threads.ts'
import { askedIn, joinedNumbers } from './asked.ts'
import type { Among, Contents } from './contents.ts'
import { openCopy, type Copy } from './copy.ts'
import { openKeeper, type Keeper, type Keeping } from './kept/keeper.ts'
import { filtersOf, type Test } from './filters.ts'
import { fittingOf } from './fitting.ts'
import { openLately, type Lately } from './lately.ts'
import { fieldsMatched } from './matched.ts'
import { keep, matchesOf } from './matches.ts'
import { byName } from './order.ts'
import { bestOf, inOrderOf } from './page.ts'
import { loadSpell, type Spell } from './spell.ts'
import { active, archived, deadState } from './columns.ts'
import type { Table } from './table.ts'
import type { View } from './view.ts'

export interface Sources {
  readonly book: Pick<Book, 'log'>
  readonly rules: Rules
  /** Told once a tenant's book is read as a whole, in ms; `kept`: most of it from where indexes are kept. */
  readonly loaded?: (tenant: string, customers: number, ms: number, kept: boolean) => void
  /** Other threads for a large book; absent: this one reads it, and stops now and then. */
  readonly apart?: Apart
  /** Where they are kept from one start to the next; absent: nowhere. */
  readonly keeping?: Keeping
}

/** An index in memory, filled from the book's log at a tenant's first question and brought up to date before each answer. */
export function openIndex({ book, rules, loaded = () => undefined, keeping, apart }: Sources): Index & { customers(): number; close(): Promise<void> } {
  const tenants = new Map<string, { readonly copy: Copy; readonly answers: Answers; readonly lately: (table: Table) => Lately }>()
  const keepers: Keeper[] = []
  let spelling: Promise<Spell> | undefined

  function opened(tenant: string) {
    const keeper = keeping && openKeeper(keeping, tenant, rules)
    if (keeper) keepers.push(keeper)
    return { copy: openCopy({ book, tenant, rules, told: (...how) => loaded(tenant, ...how), ...(keeper ? { keeper } : {}), ...(apart ? { threads: openThreads(apart, rules) } : {}) }), answers: openAnswers(), lately: openLately() }
  }

  return {
    /** Gives up what is being read and what is being kept. */
    async close() {
      for (const { copy } of tenants.values()) copy.close()
      await Promise.all(keepers.map((keeper) => keeper.close()))
    },
    /** How many it holds of all tenants. */
    customers: () => [...tenants.values()].reduce((sum, { copy }) => sum + copy.customers(), 0),
    async find(tenant, query) {
      const { copy, answers, lately } = tenants.get(tenant) ?? opened(tenant)
      tenants.set(tenant, { copy, answers, lately })
      const { contents, spell, loading } = await copy.refresh()
      const found = await answers(contents.table, query, () => answer(contents, query, rules, spell, lately(contents.table)))
      return loading ? { ...found, loading } : found
    },
    fitting: async (customer) => fittingOf(customer, rules, await (spelling ??= loadSpell())),
  }
}

/** What a text asks for; its numbers as one where they fit nobody in the pieces that they were written in. */
async function answer(contents: Contents, query: Query, rules: Rules, spell: Spell, lately: Lately): Promise<Found> {
  const joined = joinedNumbers(query.text ?? '')
  const found = await answerTo(contents, joined === undefined ? query : { ...query, nearly: false }, rules, spell, lately)
  if (joined === undefined || found.total > 0) return found
  const whole = await answerTo(contents, { ...query, text: joined, nearly: false }, rules, spell, lately)
  return whole.total > 0 || !query.nearly ? whole : answerTo(contents, query, rules, spell, lately)
}

async function answerTo(contents: Contents, query: Query, rules: Rules, spell: Spell, lately: Lately): Promise<Found> {
  const asked = askedIn(query.text ?? '', spell)
  const among = amongOf(query)
  const view = asked && !query.sort ? undefined : await contents.inOrder(query.sort ?? byName, among)
  const { table } = contents
  const tests = filtersOf(query, table, rules, spell)
  if (!asked) return listed(view!, tests, query, table)
  const plain = matchesOf(asked, table, lately, false)
  const { states } = table.columns()
  const near = query.nearly === true && !plain.slots.some((slot) => states[slot] !== deadState)
  const { slots, scores } = near ? matchesOf(asked, table, lately, true) : plain
  const { held: room } = table.scratch()
  const present = room.subarray(0, ofStatus(room, slots, states, among))
  const held = tests.reduce((left, test) => left.subarray(0, keep(left, left, test)), present)
  const page = view ? inOrderOf(view, held, query) : bestOf(held, scores, query, table)
  return { ids: page.map((slot) => table.id(slot)), total: held.length, matched: page.map(fieldsMatched(asked, table)), ...(near ? { nearly: true } : {}) }
}

/** Puts into `to` the slots of a status; how many. */
function ofStatus(to: Uint32Array, slots: Uint32Array, states: Uint8Array, among: Among): number {
  const [least, most] = among === 'all' ? [active, archived] : among === 'archived' ? [archived, archived] : [active, active]
  let count = 0
  for (let at = 0; at < slots.length; at++) {
    const state = states[slots[at]!]!
    if (state >= least && state <= most) to[count++] = slots[at]!
  }
  return count
}

function amongOf({ filters }: Query) {
  const status = filters?.status
  return status === 'archived' || status === 'all' ? status : 'active'
}

/** Without filters a page is cut out of the order; with them all are looked at. */
function listed(view: View, tests: readonly Test[], { from, count }: Query, table: Table): Found {
  const cut = (rank: (at: number) => number, size: number) => Array.from({ length: Math.max(0, Math.min(count, size - from)) }, (_, at) => table.id(rank(from + at)))
  if (tests.length === 0) return { ids: cut(view.at, view.size()), total: view.size() }
  const held: number[] = []
  for (let rank = 0; rank < view.size(); rank++) if (tests.every((test) => test(view.at(rank)))) held.push(view.at(rank))
  return { ids: cut((at) => held[at]!, held.length), total: held.length }
}
