import type { Localized } from '../text/locale.ts'
import type { Kind } from './kinds.ts'

/** The blocks of the form, in their order. */
export const groups = ['company', 'contact', 'address', 'billing', 'partner'] as const
export type Group = (typeof groups)[number]

/** One field of the customer record; everything the product does with a field follows from this. */
export interface Field {
  /** The key in the store, in cards and in files; never changes. */
  readonly name: string
  readonly group: Group
  /** How it is read, checked, shown and asked for. */
  readonly kind: Kind
  /** The right that changing it needs; `creation` can be set only when the customer is added. */
  readonly right: 'editDetails' | 'editBilling' | 'creation'
  readonly label: Localized
  /** Further names that people type before a colon, in any language. */
  readonly keys?: readonly string[]
  readonly hint?: Localized
  readonly required?: boolean
  /** Longest value, in characters. */
  readonly max?: number
  /** One value belongs to one customer of a tenant. */
  readonly unique?: boolean
  /** How much a match counts in a search; 0 or absent is not searched. */
  readonly weight?: number
  /** May be seen by everyone in a channel or group chat. */
  readonly open?: boolean
  /** Belongs to a natural person and can be erased. */
  readonly personal?: boolean
}
