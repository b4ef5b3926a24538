import type { FieldName } from './fields.ts'

/** What to look for. Text and all filters must match. */
export interface Query {
  /** Anything a person typed: part of a word, Chinese, pinyin, initials; empty for all. */
  readonly text?: string
  /** By field (part of the shown value, either language) or by `status` ("active", "archived", "all"; absent: active). */
  readonly filters?: Readonly<Partial<Record<FieldName | 'status', string>>>
  readonly sort?: Sort
  /** Rank of the first one wanted, from 0. */
  readonly from: number
  readonly count: number
}

/** By name is in pinyin order; absent means best match first where there is text, else by name. */
export interface Sort {
  readonly by: FieldName | 'changed' | 'created'
  readonly descending: boolean
}

export interface Found {
  readonly ids: readonly string[]
  /** How many match in all. */
  readonly total: number
}

/** Finds customers in a tenant's book; never older than the last acknowledged write. */
export interface Index {
  find(tenant: string, query: Query): Promise<Found>
}
