import type { Locale } from '../text/locale.ts'
import type { Actor, Conversation } from './cast.ts'

/** JSON whose shape nobody has vouched for. */
export type Json = Readonly<Record<string, unknown>>

/** One message as one person sees it. */
export interface Entry {
  readonly id: string
  /** ISO 8601, UTC. */
  readonly at: string
  /** A person's key, or `bot`. */
  readonly from: string
  /** One more with every change that everybody sees. */
  readonly revision: number
  readonly text?: string
  readonly plain?: boolean
  /** Adaptive Cards, in order. */
  readonly cards: readonly Json[]
  readonly files?: readonly FileShown[]
  /** Content types of attachments that the page cannot draw. */
  readonly others: readonly string[]
  /** What the bot suggests to say next. */
  readonly suggestions: readonly { readonly title: string; readonly value: string }[]
  /** How many answers to this person's own clicks have replaced the message's cards for them alone. */
  readonly own?: number
  readonly edited?: boolean
  /** The bot could not be reached, or refused. */
  readonly failed?: boolean
}

/** A file of a message. */
export interface FileShown {
  readonly name: string
  /** Where it lies; absent while it is only offered. */
  readonly url?: string
  /** Offered by the bot: what it is, nearly how many bytes it has, and what is sent back with the answer. */
  readonly offer?: { readonly about: string; readonly bytes: number; readonly accept: Json; readonly decline: Json }
}

/** How the offer of a message is answered. */
export interface FileAnswer {
  readonly entry: string
  readonly action: 'accept' | 'decline'
}

/** What the server tells an open page. */
export type Happening =
  | { readonly kind: 'transcript'; readonly entries: readonly Entry[] }
  | { readonly kind: 'entry'; readonly entry: Entry }
  | { readonly kind: 'gone'; readonly id: string }
  | { readonly kind: 'typing' }
  | { readonly kind: 'elsewhere'; readonly conversation: string }

/** Who does something where, in which language and time zone; part of every request of the page. */
export interface Seat {
  readonly person: string
  readonly conversation: string
  readonly locale: Locale
  /** IANA name. */
  readonly timezone: string
}

export interface Click {
  readonly entry: string
  readonly type: 'Action.Execute' | 'Action.Submit'
  readonly trigger: 'manual' | 'automatic'
  readonly id?: string
  readonly verb?: string
  readonly data: Json
}

/** How a click ended; a card comes as a `Happening`. */
export type Outcome = { readonly kind: 'done' } | { readonly kind: 'notice'; readonly text: string } | { readonly kind: 'error'; readonly text: string }

/** A step of a dialog: a button or a message opens it, and its own buttons go on. */
export interface DialogAct {
  readonly name: 'task/fetch' | 'task/submit' | 'composeExtension/fetchTask' | 'composeExtension/submitAction'
  /** The message that it was opened from. */
  readonly entry: string
  readonly data: Json
}

/** What a dialog shows next. */
export type DialogStep = { readonly kind: 'card'; readonly title: string; readonly card: Json } | { readonly kind: 'end'; readonly text: string } | { readonly kind: 'error'; readonly text: string }

/** A customer that the compose box found, with the card that would be posted. */
export interface FoundCard {
  readonly title: string
  readonly line: string
  readonly card: Json
}

/** What the compose box found, or why it shows nothing. */
export type FoundCards = { readonly kind: 'found'; readonly cards: readonly FoundCard[] } | { readonly kind: 'error'; readonly text: string }

export interface Choice {
  readonly title: string
  readonly value: string
}

/** What the page needs to know before it draws anything. */
export interface Stage {
  readonly bot: { readonly id: string; readonly name: string }
  readonly cast: readonly Actor[]
  readonly conversations: readonly Conversation[]
  /** Whether there are demo customers to load. */
  readonly demo: boolean
}
