import type { Change, Customer, Status } from './customer.ts'
import type { Draft } from './draft.ts'
import type { FieldName } from './fields.ts'
import type { Post } from './posts.ts'
import type { Found } from './search.ts'

/** One write: whole or not at all, and once. */
export interface Save {
  readonly tenant: string
  /**
   * The same id and the same content give the first answer again; the same id with other content is `reused`.
   * Content is everything but the stamps: a retry comes later, and may come by another replica.
   */
  readonly operation: string
  /** The customer as it is to be; its version is one more than the one it was made from (1: it must be new). */
  readonly customer: Customer
  readonly change: Change
  /** The form that it comes from, put away by the same write. */
  readonly draft?: Draft
  /** The card that shows it from now on, kept by the same write. */
  readonly post?: Post
}

export type Saved =
  /** `others`: where else its cards stand, if one was kept with it. */
  | { readonly kind: 'done'; readonly customer: Customer; readonly others?: readonly Post[] }
  /** The operation had been carried out before; `customer` is what it wrote then. */
  | { readonly kind: 'replayed'; readonly customer: Customer }
  /** The operation had been carried out before with other content; nothing was written now. */
  | { readonly kind: 'reused'; readonly customer: Customer }
  /** Somebody was faster; `now` is what is stored. */
  | { readonly kind: 'stale'; readonly now: Customer }
  /** The value of `field` belongs to customer `id`. */
  | { readonly kind: 'duplicate'; readonly field: FieldName; readonly id: string }

/** A customer as the book's log last saw it. */
export interface Logged {
  /** Gapless per tenant, from 1. */
  readonly position: number
  readonly customer: Customer
}

/** The same, unread: the customer as JSON in UTF-8. */
export interface LoggedJson {
  readonly position: number
  readonly json: Uint8Array
}

/** Customers in an order: by name in that of pinyin, else by time. Equal ones stand in the order of their ids. */
export interface View {
  readonly by: 'name' | 'changed' | 'created'
  readonly descending: boolean
  readonly status: Status | 'all'
  /** The id of a member of staff; absent: anybody's. */
  readonly owner?: string
}

/** The account book of all tenants. Every call answers within its deadline or throws `StoreTrouble`. */
export interface Book {
  get(tenant: string, id: string): Promise<Customer | undefined>
  /** In the order asked for; unknown ids are left out. */
  getMany(tenant: string, ids: readonly string[]): Promise<readonly Customer[]>
  /** The id of the customer that owns a unique field's value (in normal form). */
  owner(tenant: string, field: FieldName, value: string): Promise<string | undefined>
  save(save: Save): Promise<Saved>
  /** What the operation wrote, where it was carried out within the last 30 days. */
  done(tenant: string, operation: string): Promise<Customer | undefined>
  /** Newest first. */
  history(tenant: string, id: string): Promise<readonly Change[]>
  /** Every write after `position` (0: from the beginning), oldest first, at most `most`; a customer written twice may come once, at its last position. */
  log(tenant: string, position: number, most: number): Promise<readonly Logged[]>
  /** The same for whoever hands them on: reading them is most of the work. */
  logAsJson(tenant: string, position: number, most: number): Promise<readonly LoggedJson[]>
  /** The position of the last write; 0 where there is none. */
  head(tenant: string): Promise<number>
  /** Part of a view by rank, from 0; it costs the same at any rank in a book of any size. */
  page(tenant: string, view: View, from: number, count: number): Promise<Found>
}

/**
 * The store did not do its work. `unavailable`: surely nothing was written. `unknown`: the write may have happened,
 * and the same operation sent again finds out.
 */
export class StoreTrouble extends Error {
  constructor(
    readonly kind: 'unavailable' | 'unknown',
    options?: ErrorOptions,
  ) {
    super(`store ${kind}`, options)
  }
}
