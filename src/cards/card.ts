/** One file of `cards/` each. */
export type TemplateName = 'message' | 'form' | 'customer' | 'list' | 'history' | 'compare' | 'subscriptions' | 'review'

/** What a button sends besides its verb: ids and versions, all of them claims. */
export type Sent = Readonly<Record<string, string | number | boolean>>

export interface Button {
  readonly title: string
  /** The command that answers it. */
  readonly verb: string
  readonly data?: Sent
  /** The text command that does the same. */
  readonly say: string
  /** The text command behind which the card's inputs are sent as `label: value` lines; absent: they do not belong to it. */
  readonly lines?: string
  readonly style?: 'positive' | 'destructive'
  /** True where what was typed must not be sent: Cancel, and turning the pages of a list. */
  readonly bare?: boolean
  /** Opens a dialog, for the one who presses; a client without dialogs shows the answer in the chat. */
  readonly dialog?: true
}

/** What a template is given: strings, flags, and lists or groups of such. An optional part is a list of none or one. */
export type Data = { readonly [key: string]: string | boolean | number | Data | readonly (Data | string)[] }

/** A customer's record, as of a version. */
export interface About {
  readonly id: string
  readonly version: number
}

/** A reply before it is drawn: the same value becomes an Adaptive Card and plain text. */
export interface Card {
  readonly template: TemplateName
  readonly data: Data
  /** One line for notifications and for hosts without cards. */
  readonly summary: string
  /** The record that it shows: such cards are kept up to date where they stand. */
  readonly about?: About
  /** The record whose card it takes the place of: it is not to be renewed as one. */
  readonly over?: string
}
