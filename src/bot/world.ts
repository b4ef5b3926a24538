import type { Draw } from '../cards/draw.ts'
import type { Book } from '../customer/book.ts'
import type { Drafts } from '../customer/draft.ts'
import type { Offer } from '../customer/offers.ts'
import type { Rules } from '../customer/rules.ts'
import type { Index } from '../customer/search.ts'
import type { Sheets } from '../customer/sheets.ts'
import type { Watches } from '../customer/watches.ts'
import type { Desk } from '../people/desk.ts'
import type { People } from '../people/people.ts'
import type { Posts } from '../customer/posts.ts'
import type { RightsTable } from '../people/rights.ts'
import type { Stays } from '../people/stays.ts'
import type { Seal } from './seal.ts'

/** Everything outside that a turn may touch, made once in `main.ts`. */
export interface World {
  readonly book: Book
  readonly drafts: Drafts
  readonly index: Index
  readonly sheets: Sheets
  readonly people: People
  readonly desk: Desk
  readonly posts: Posts
  readonly stays: Stays
  readonly watches: Watches
  readonly rules: Rules
  readonly rights: RightsTable
  readonly offers: readonly Offer[]
  /** Entra object ids that are administrators by the settings; `tenant/id` are so in that tenant only. */
  readonly administrators: readonly string[]
  /** The partner's own account is suspended: nothing new may be created. */
  readonly suspended: boolean
  /** The partner's one reusable invitation link. */
  readonly invitation?: string
  /** The host of links to customers. */
  readonly linkHost?: string
  readonly seal: Seal
  /** IANA name. */
  readonly timeZone: string
  readonly now: () => Date
  /** A new unguessable id, URL-safe. */
  readonly newId: () => string
  /** Notes an accident for the operator under a reference that the person is told. */
  readonly report: (reference: string, accident: unknown) => void
}

/** What a reply is made with. */
export interface Bot {
  readonly world: World
  readonly draw: Draw
}
