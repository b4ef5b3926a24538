import type { FieldName } from './fields.ts'

/** Stored values, each in its normal form (see `kinds.ts`); an absent one is empty. */
export type Values = Readonly<Partial<Record<FieldName, string>>>

export const statuses = ['active', 'archived'] as const
export type Status = (typeof statuses)[number]

/** A member of staff: Entra object id, and the name at that time. */
export interface Staff {
  readonly id: string
  readonly name: string
}

/** When (ISO 8601, UTC) and by whom. */
export interface Stamp {
  readonly at: string
  readonly by: Staff
}

export interface Subscription {
  /** The offer's id in the catalogue; one subscription per offer. */
  readonly offer: string
  /** The offer's name when it was chosen. */
  readonly name: string
  /** Number of licences, 1 to 1,000,000. */
  readonly licences: number
  readonly status: 'active' | 'suspended'
}

export interface Customer {
  /** Never changes; opaque. */
  readonly id: string
  /** 1 at creation, one more with each change. */
  readonly version: number
  readonly status: Status
  readonly values: Values
  readonly subscriptions: readonly Subscription[]
  readonly created: Stamp
  readonly changed: Stamp
}

/** What happened to a customer, in the order of the book. */
export const deeds = ['added', 'updated', 'archived', 'restored', 'subscribed', 'undone'] as const
export type Deed = (typeof deeds)[number]

/** One value's change: a field, the status, or a subscription named by its offer id; '' is empty. */
export interface Edit {
  readonly what: FieldName | 'status' | `subscription:${string}`
  /** In stored form; a subscription's as "licences status", e.g. "25 active". */
  readonly from: string
  readonly to: string
}

/** One entry of a customer's history. */
export interface Change extends Stamp {
  /** The version that this change made. */
  readonly version: number
  readonly deed: Deed
  readonly edits: readonly Edit[]
}
