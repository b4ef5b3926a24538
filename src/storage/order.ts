import { markOf } from './places.ts'
import type { Commit, Versioned } from './store.ts'

/** A row as it is written; `lifetime` in milliseconds, absent for ever. */
export interface Row {
  readonly key: string
  readonly row: string
  readonly lifetime?: number | undefined
}

/** A commit as bytes: the engines compare and write them and know no JSON. */
export interface Order {
  readonly tenant: string
  /** A stored row that starts with `same` is of the same content; behind it stands the result. */
  readonly operation: (Row & { readonly same: string }) | undefined
  /** `follows` is the version that must be stored now, 0 for none; `mark` names its places in lists. */
  readonly revisions: readonly (Row & { readonly follows: number; readonly mark: string })[]
  readonly claims: readonly Row[]
  readonly puts: readonly Row[]
  readonly deletes: readonly string[]
  readonly member: string | undefined
  readonly fleeting: boolean
}

/** What an engine answers; `row` is what is stored at that key. */
export type Applied =
  | { readonly kind: 'done' }
  | { readonly kind: 'replayed' | 'reused'; readonly row: string }
  | { readonly kind: 'conflict'; readonly key: string }
  | { readonly kind: 'duplicate'; readonly key: string; readonly row: string }

/** Keyv's own format, so that Keyv reads what a commit wrote; lifetimes are left to the engine, whose clock is one. */
function rowOf(value: unknown): string {
  return JSON.stringify({ value })
}

/** The value of a row in Keyv's format. */
export function valueOf(row: string): unknown {
  return (JSON.parse(row) as { value: unknown }).value
}

/** What a row says of its record: these stand first, so that their bytes can be found without reading JSON. */
export function headOf(row: string | undefined): { readonly version: number; readonly claims: string; readonly mark: string } {
  const [, version = '0', claims = '', mark = ''] = /^\{"value":\{"version":(\d+),"claims":"([^"]*)",(?:"listed":"([^"]*)",)?"it":/.exec(row ?? '') ?? []
  return { version: Number(version), claims, mark }
}

/** What the row of a record holds, as JSON: it stands last. */
export const jsonIn = (row: Buffer): Uint8Array => row.subarray(row.indexOf('"it":') + 5, -2)

/** The mark of a row's record, for keeping: not as a piece of the row, which would stay in memory with it. `from`: where the row begins. */
export function markIn(bytes: Buffer, from: number): string {
  // Only these begin with a version, the third word of the row.
  if (bytes[from + 11] !== 0x76) return ''
  const { mark } = headOf(bytes.toString('latin1', from, bytes.indexOf('"it":', from) + 5))
  return Buffer.from(mark, 'latin1').toString('latin1')
}

export function orderOf({ tenant, operation, revisions, puts = [], deletes = [], member, fleeting }: Commit): Order {
  // What an operation gives is nearly always what it writes: one text for both.
  const result = operation && JSON.stringify(operation.result)
  const textOf = (it: unknown) => (result !== undefined && it === operation?.result ? result : JSON.stringify(it))
  const same = `{"value":{"hash":"${operation?.hash}","result":`
  return {
    tenant,
    operation: operation && { key: operation.key, row: `${same}${result}}}`, lifetime: operation.lifetime, same },
    revisions: revisions.map(({ key, version, it, claims, listed, lifetime }) => {
      const mark = markOf(listed)
      const head = { version, claims: (claims?.keys ?? []).join(' '), ...(listed ? { listed: mark } : {}) } satisfies Omit<Versioned<unknown>, 'it'>
      return { key, row: `{"value":${JSON.stringify(head).slice(0, -1)},"it":${textOf(it)}}}`, lifetime, follows: version - 1, mark }
    }),
    claims: revisions.flatMap(({ claims }) => (claims?.keys ?? []).map((key) => ({ key, row: rowOf(claims?.owner) }))),
    puts: puts.map(({ key, value, lifetime }) => ({ key, row: rowOf(value), lifetime })),
    deletes,
    member,
    fleeting: fleeting === true,
  }
}
