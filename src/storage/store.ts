import type { List, Listed } from './places.ts'

/** A record with the version that guards it, the unique keys that it holds, separated by blanks, and its places in lists. */
export interface Versioned<T> {
  readonly version: number
  readonly claims: string
  /** Where it stands in the tenant's lists; absent in none. */
  readonly listed?: string
  readonly it: T
}

/** A record as it is to be: `version` is one more than what must be stored now (1: nothing). */
export interface Revision {
  readonly key: string
  readonly version: number
  readonly it: unknown
  /** The unique keys that are this record's from now on; those it held before become free. */
  readonly claims?: { readonly owner: string; readonly keys: readonly string[] }
  /** Its places in the tenant's lists from now on; it leaves those where it stood before. */
  readonly listed?: Listed
  /** In milliseconds; absent: for ever. */
  readonly lifetime?: number
}

export interface Put {
  readonly key: string
  readonly value: unknown
  /** In milliseconds; absent: for ever. */
  readonly lifetime?: number
}

/** One write: whole or not at all. All keys are of the one tenant. */
export interface Commit {
  readonly tenant: string
  /** Looked at first: what was done under this key before is not done again. */
  readonly operation?: { readonly key: string; readonly hash: string; readonly result: unknown; readonly lifetime: number }
  readonly revisions: readonly Revision[]
  readonly puts?: readonly Put[]
  readonly deletes?: readonly string[]
  /** Moves this member to the end of the tenant's log, under the next position. */
  readonly member?: string
  /** A power cut, not a kill, may take it back: for what is only remembered for comfort. */
  readonly fleeting?: true
}

export type Committed =
  | { readonly kind: 'done' }
  | { readonly kind: 'replayed' | 'reused'; readonly result: unknown }
  /** A revision did not follow what is stored. */
  | { readonly kind: 'conflict'; readonly key: string }
  /** A unique key belongs to another owner. */
  | { readonly kind: 'duplicate'; readonly key: string; readonly owner: string }

/** A member of a tenant's log, at its last position. */
export interface Entry {
  readonly position: number
  readonly member: string
}

/** A part of a list by rank, from 0. */
export interface Ranks extends List {
  readonly tenant: string
  readonly descending: boolean
  readonly from: number
  readonly count: number
}

export interface Page {
  readonly ids: readonly string[]
  /** How many the whole list has. */
  readonly total: number
}

export interface Readiness {
  readonly ready: boolean
  readonly store: 'embedded' | 'redis'
  /** False where acknowledged writes may be lost with the server. */
  readonly durable: boolean
  /** What is wrong and what mends it, for the operator. */
  readonly faults: readonly string[]
}

/** Sees a call to the store by its name, and gives what it gives. */
export type Watch = <T>(call: string, run: () => Promise<T>) => Promise<T>

/** What book, drafts, people and desk are written over. Every call answers within its deadline or throws `StoreTrouble`. */
export interface Store {
  get<T>(key: string): Promise<T | undefined>
  getMany<T>(keys: readonly string[]): Promise<readonly (T | undefined)[]>
  /** What records (see `Revision`) hold, as JSON in UTF-8. */
  json(keys: readonly string[]): Promise<readonly (Uint8Array | undefined)[]>
  /** `lifetime` in milliseconds. */
  set(key: string, value: unknown, lifetime: number): Promise<void>
  delete(key: string): Promise<void>
  commit(commit: Commit): Promise<Committed>
  /** Before somebody is told of a commit that was found done: it may have been acknowledged to nobody, for want of a replica. */
  confirm(tenant: string): Promise<void>
  /** The tenant's log after `position`, oldest first, each member once, at most `most`. */
  since(tenant: string, position: number, most: number): Promise<readonly Entry[]>
  /** The position of the tenant's last commit; 0 where there is none. */
  last(tenant: string): Promise<number>
  /** Costs the same at any rank of a list of any length. */
  page(ranks: Ranks): Promise<Page>
  /** Never throws: a store that does not answer is not ready. */
  ready(): Promise<Readiness>
  close(): Promise<void>
}
