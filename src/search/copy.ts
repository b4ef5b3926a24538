import { setImmediate } from 'node:timers/promises'
import type { Book, Logged } from '../customer/book.ts'
import type { Rules } from '../customer/rules.ts'
import type { Sort } from '../customer/search.ts'
import { sorted } from './order.ts'
import { rowOf, type Row } from './row.ts'
import { loadSpell, type Spell } from './spell.ts'

/** One tenant's customers in memory, as the book's log told them. */
export interface Copy {
  /** Reads everything written before this call; calls at the same time share the work. */
  refresh(): Promise<void>
  inOrder(sort: Sort): readonly Row[]
  spell(): Spell
}

const rowsAtOnce = 500
const longestStop = 8

export function openCopy(book: Pick<Book, 'log'>, tenant: string, rules: Rules): Copy {
  const rows = new Map<string, Row>()
  const orders = new Map<string, { readonly sort: Sort; readonly rows: readonly Row[] }>()
  let position = 0
  let spell: Spell | undefined

  async function load() {
    spell ??= await loadSpell()
    for (;;) {
      const logged = await book.log(tenant, position, rowsAtOnce)
      const written = await rowsOf(logged, spell)
      for (const row of written) rows.set(row.customer.id, row)
      if (written.length > 0) reorder(written)
      position = logged.at(-1)?.position ?? position
      if (logged.length < rowsAtOnce) return
    }
  }

  /** The event loop is let go every few milliseconds. */
  async function rowsOf(logged: readonly Logged[], spell: Spell): Promise<readonly Row[]> {
    const made: Row[] = []
    let resumed = performance.now()
    for (const { customer } of logged) {
      made.push(rowOf(customer, rules, spell))
      if (performance.now() - resumed < longestStop) continue
      await setImmediate()
      resumed = performance.now()
    }
    return made
  }

  function reorder(written: readonly Row[]) {
    const ids = new Set(written.map(({ customer }) => customer.id))
    for (const [name, order] of orders) {
      // What is nearly sorted already is sorted in little more than one walk.
      const rest = order.rows.filter(({ customer }) => !ids.has(customer.id))
      orders.set(name, { sort: order.sort, rows: sorted([...rest, ...written], order.sort, rules) })
    }
  }

  function inOrder(sort: Sort) {
    const name = `${sort.by} ${sort.descending}`
    const known = orders.get(name)
    if (known) return known.rows
    const made = sorted([...rows.values()], sort, rules)
    orders.set(name, { sort, rows: made })
    return made
  }

  return { refresh: oneAtATime(load), inOrder, spell: () => spell ?? (() => []) }
}

/** Those who call during a run share the next one, since the present one may have read too early for them. */
function oneAtATime(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve()
  let next: Promise<void> | undefined
  return () => {
    next ??= running.then(() => {
      next = undefined
      const mine = run()
      running = mine.catch(() => undefined)
      return mine
    })
    return next
  }
}
