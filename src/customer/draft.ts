import type { Staff, Subscription } from './customer.ts'
import type { Locale } from '../text/locale.ts'
import type { FieldName } from './fields.ts'

/** The steps of the form; editing knows only `account` and `review`. */
export const blocks = ['account', 'subscriptions', 'review'] as const
export type Block = (typeof blocks)[number]

/** What was typed, as it was typed. An absent field was never asked or left unchanged; '' was emptied. */
export type Typed = Readonly<Partial<Record<FieldName, string>>>

/** How long a form is kept after its last change, in ms. */
export const draftLifetime = 30 * 86_400_000

/** A form under way. It is the person's who began it, and lives 30 days after its last change. */
export interface Draft {
  /** Also the operation under which the book saves it: pressing Save twice saves once. */
  readonly id: string
  readonly tenant: string
  readonly begunBy: Staff
  /** In which its owner last kept it. */
  readonly locale?: Locale
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
  /** Undefined once it is kept; what is kept already where that is another one of this revision or a later one, and then this one is not. */
  keep(draft: Draft): Promise<Draft | undefined>
  /** No longer open, and kept all the same. */
  layDown(draft: Pick<Draft, 'id' | 'tenant' | 'begunBy'>): Promise<void>
  drop(draft: Draft): Promise<void>
  /** Those of these people that were last changed before a moment (ISO 8601), and are still kept. */
  before(tenant: string, people: readonly string[], moment: string): Promise<readonly Draft[]>
  /** Makes it one's own to tell its owner that it runs out; false where another is about to, or did since it was changed. */
  takeTelling(draft: Draft): Promise<boolean>
  /** Notes that its owner was told. */
  told(draft: Draft): Promise<void>
}
