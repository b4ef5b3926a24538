import type { Commit, Versioned } from './store.ts'

/** A row as it is written; `lifetime` in milliseconds. */
export interface Row {
  readonly key: string
  readonly row: string
  readonly lifetime?: number | undefined
}

/** A commit as bytes: the engines compare and write them and know no JSON. */
export interface Order {
  readonly tenant: string
  /** A stored row that starts with `same` is of the same content. */
  readonly operation: (Row & { readonly same: string }) | undefined
  /** `follows` is the version that must be stored now, 0 for none. */
  readonly revisions: readonly (Row & { readonly follows: number })[]
  readonly claims: readonly Row[]
  readonly puts: readonly Row[]
  readonly deletes: readonly string[]
  readonly member: string | undefined
}

/** What an engine answers; `row` is what is stored at that key. */
export type Applied =
  | { readonly kind: 'done' }
  | { readonly kind: 'replayed' | 'reused'; readonly row: string }
  | { readonly kind: 'conflict'; readonly key: string }
  | { readonly kind: 'duplicate'; readonly key: string; readonly row: string }

/** Keyv's own format, so that Keyv reads what a commit wrote; `expires` in milliseconds since 1970. */
function rowOf(value: unknown, lifetime: number | undefined, now: number): string {
  return JSON.stringify({ value, ...(lifetime === undefined ? {} : { expires: now + lifetime }) })
}

/** The value of a row in Keyv's format. */
export function valueOf(row: string): unknown {
  return (JSON.parse(row) as { value: unknown }).value
}

/** `version` and `claims` stand first, so that their bytes can be found without reading JSON. */
export const marks = /^\{"value":\{"version":(\d+),"claims":"([^"]*)","it":/

export function orderOf(commit: Commit, now: number): Order {
  const written = ({ key, value, lifetime }: { key: string; value: unknown; lifetime?: number }) => ({ key, lifetime, row: rowOf(value, lifetime, now) })
  const { operation } = commit
  return {
    tenant: commit.tenant,
    operation: operation && {
      ...written({ key: operation.key, value: { hash: operation.hash, result: operation.result }, lifetime: operation.lifetime }),
      same: `{"value":{"hash":"${operation.hash}",`,
    },
    revisions: commit.revisions.map(({ key, version, it, claims, lifetime }) => ({
      ...written({ key, value: { version, claims: (claims?.keys ?? []).join(' '), it } satisfies Versioned<unknown>, ...(lifetime === undefined ? {} : { lifetime }) }),
      follows: version - 1,
    })),
    claims: commit.revisions.flatMap(({ claims }) => (claims?.keys ?? []).map((key) => written({ key, value: claims?.owner }))),
    puts: (commit.puts ?? []).map(written),
    deletes: commit.deletes ?? [],
    member: commit.member,
  }
}
