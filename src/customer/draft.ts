import type { Staff, Subscription } from './customer.ts'
import type { FieldName } from './fields.ts'

/** The steps of the form; editing knows only `account` and `review`. */
export const blocks = ['account', 'subscriptions', 'review'] as const
export type Block = (typeof blocks)[number]

/** What was typed, as it was typed. An absent field was never asked or left unchanged; '' was emptied. */
export type Typed = Readonly<Partial<Record<FieldName, string>>>

/** A form under way. It is the person's who began it, and lives 30 days after its last change. */
export interface Draft {
  /** Also the operation under which the book saves it: pressing Save twice saves once. */
  readonly id: string
  readonly tenant: string
  readonly begunBy: Staff
  /** For an update: the customer, and the version that the form was filled from. */
  readonly target?: { readonly id: string; readonly version: number }
  readonly block: Block
  readonly typed: Typed
  readonly subscriptions: readonly Subscription[]
  /** One more with each keeping; also what makes a redrawn form's input ids new. */
  readonly revision: number
  /** ISO 8601, UTC. */
  readonly changed: string
}

/** Where drafts are kept. Every call answers within its deadline or throws `StoreTrouble`. */
export interface Drafts {
  /** Whoever's it is; the caller compares `begunBy`. */
  get(tenant: string, id: string): Promise<Draft | undefined>
  /** Of one person, last changed first. */
  of(tenant: string, person: string): Promise<readonly Draft[]>
  /** The id of the one that lies open: the last that the person kept, until it is laid down or put away. */
  open(tenant: string, person: string): Promise<string | undefined>
  keep(draft: Draft): Promise<void>
  /** No longer open, and kept all the same. */
  layDown(draft: Pick<Draft, 'id' | 'tenant' | 'begunBy'>): Promise<void>
  drop(draft: Draft): Promise<void>
}
