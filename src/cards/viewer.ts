import type { Rules } from '../customer/rules.ts'
import type { Offer } from '../customer/offers.ts'
import type { Right } from '../people/rights.ts'
import type { Locale } from '../text/locale.ts'

/** Whom a card is drawn for, and what it needs to know to be drawn. */
export interface Viewer {
  readonly locale: Locale
  readonly rights: ReadonlySet<Right>
  /** In a channel or group chat a card shows only what everyone there may see. */
  readonly shared: boolean
  /** IANA name; dates are told in it. */
  readonly timeZone: string
  readonly rules: Rules
  readonly offers: readonly Offer[]
  /** The host of links to customers; absent: there are none. */
  readonly linkHost?: string
}
