import { valueRow } from './adapter.ts'
import { logRow, placeRow, type Logged } from './log-row.ts'
import { headOf, type Applied, type Order, type Row } from '../order.ts'
import { pack } from './row.ts'

export type Write = { readonly type: 'put'; readonly key: string; readonly value: string } | { readonly type: 'del'; readonly key: string }

/** The keys whose rows decide about an order. */
export function asked(order: Order): readonly string[] {
  return [order.operation, ...order.revisions, ...order.claims].flatMap((row) => (row === undefined ? [] : [row.key]))
}

/** Why an order must not be carried out, given the rows that `asked` names; undefined where it may. */
export function objection(order: Order, stored: ReadonlyMap<string, string>): Applied | undefined {
  const { operation } = order
  const before = operation && stored.get(operation.key)
  if (operation && before !== undefined) return { kind: before.startsWith(operation.same) ? 'replayed' : 'reused', row: before }
  const stale = order.revisions.find(({ key, follows }) => headOf(stored.get(key)).version !== follows)
  if (stale) return { kind: 'conflict', key: stale.key }
  const taken = order.claims.find(({ key, row }) => (stored.get(key) ?? row) !== row)
  return taken && { kind: 'duplicate', key: taken.key, row: stored.get(taken.key) ?? '' }
}

/** Everything an order changes, the log's row at `position` included. */
export function writes(order: Order, stored: ReadonlyMap<string, string>, position: number, now: number): readonly Write[] {
  const rows: readonly Row[] = [...(order.operation ? [order.operation] : []), ...order.revisions, ...order.claims, ...order.puts]
  const gone = [...freed(order, stored), ...order.deletes]
  return [
    ...gone.map((key) => ({ type: 'del', key: valueRow(key) }) as const),
    ...rows.map(({ key, row, lifetime }) => put(valueRow(key), row, lifetime === undefined ? 0 : now + lifetime)),
    ...(order.member === undefined ? [] : logging(order.tenant, position, order.member)),
  ]
}

/** The unique keys that the revised records held and hold no longer. */
function freed(order: Order, stored: ReadonlyMap<string, string>): readonly string[] {
  const held = order.revisions.flatMap(({ key }) => headOf(stored.get(key)).claims.split(' '))
  return held.filter((key) => key !== '' && !order.claims.some((claim) => claim.key === key))
}

/** What the log gets at this position; nobody's place changes by a position without a member (''). */
export function logging(tenant: string, position: number, member: string): readonly Write[] {
  const row = put(logRow(tenant, position), JSON.stringify({ member } satisfies Logged))
  return member === '' ? [row] : [row, put(placeRow(tenant, member), String(position))]
}

export function put(key: string, value: string, expires?: number): Write {
  return { type: 'put', key, value: pack(key, value, expires) }
}
