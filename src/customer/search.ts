import type { Customer } from './customer.ts'
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
  /** Where nothing fits the text, take what is spelt nearly so (one mistake in a word) or sounds the same in Chinese. */
  readonly nearly?: boolean
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
  /** For each id, the fields in which the text was found, the best match first; absent without text. */
  readonly matched?: readonly (readonly FieldName[])[]
  /** Nothing fits the text as it was typed: these are only nearly so. */
  readonly nearly?: true
  /** The book is still being read: there may be more, and something may be older than the last write. */
  readonly loading?: true
}

/** Finds customers in a tenant's book; never older than the last acknowledged write, but while a large book is `loading`. */
export interface Index {
  find(tenant: string, query: Query): Promise<Found>
  /** What a customer fits, whether it is in the book or was once so. */
  fitting(customer: Customer): Promise<Fitting>
}

/** Whether a customer fits all filters, as a list of the book would take them; no status asked for is any. */
export type Fitting = (filters: NonNullable<Query['filters']>) => boolean
