import type { About } from '../cards/card.ts'
import type { Offer, Placed } from './file.ts'

/** What to send back. */
export interface Reply {
  readonly here: readonly Message[]
  /** Takes the place of the card whose button was pressed, or of the offer that was answered. */
  readonly replacement?: Message
  /** It does so for the one who pressed alone; everybody else's card stays. */
  readonly own?: true
  /** A short word for the one who pressed; the card and what was typed in it stay. */
  readonly refusal?: Message
  /** What the dialog shows next; text alone ends it. */
  readonly dialog?: Message
  /** What was sought, the best first. */
  readonly choices?: readonly Choice[]
  /** For the person's private chat; where that cannot be opened, `unreachable` is said here instead. */
  readonly privately: readonly Message[]
  readonly unreachable?: Message
  /** What comes after it, to be delivered as the answer to a message: the answer itself, where this is only said meanwhile, or the next step of what goes on. */
  readonly later?: Promise<Reply>
  /** `Person.reach` of the one who asked, for `privately`. */
  readonly reach?: string
  /** Asked once everything is delivered, with where it stands: which cards elsewhere must follow. */
  readonly afterwards?: (delivered: readonly Delivered[]) => Promise<readonly Renewal[]>
  readonly seen?: Seen
}

/** One message: a card, or text alone. */
export interface Message {
  /** Of a card: its one-line summary. */
  readonly text: string
  /** Adaptive Card JSON. */
  readonly card?: object
  /** In place of a card. */
  readonly offer?: Offer
  readonly placed?: Placed
  /** The record that the card shows. */
  readonly about?: About
  /** The record whose card it takes the place of. */
  readonly over?: string
  /** In a shared conversation: what a client presses by itself to get its own person's view of the card. */
  readonly refresh?: { readonly verb: string; readonly data: Readonly<Record<string, unknown>> }
}

/** One of what was found. */
export interface Choice {
  readonly title: string
  /** What it stands for in an input; without commas. */
  readonly value: string
  /** Among cards: a second line, and the card. */
  readonly line?: string
  readonly card?: () => object
}

/** A message where it stands; both parts are opaque to everything but the porch. */
export interface Standing {
  readonly address: string
  readonly message: string
}

/** A message that was delivered. */
export interface Delivered extends Standing {
  /** Everybody in the conversation sees it. */
  readonly shared: boolean
  readonly about?: About
  readonly over?: string
}

/** A card that shows, or may show, what is no longer so. */
export interface Renewal extends Standing {
  /** The version that it shows, where that is known. */
  readonly shows?: number
  /** What it becomes where it shows another version than `shows`, asked for just before it is sent; undefined: it stays. */
  readonly becomes: (shows?: number) => Promise<Message | undefined>
  /** The channel has the message no longer. */
  readonly gone: () => Promise<void>
}

/** What the operator is told of an answer: nothing that anybody typed. */
export interface Seen {
  /** Of the command that was found. */
  readonly verb?: string
  readonly outcome: 'answered' | 'moved' | 'refreshed' | 'sought' | 'denied' | 'unsealed' | 'misunderstood' | 'late' | 'outdated' | 'trouble' | 'accident'
  /** Under which an accident was reported. */
  readonly reference?: string
}
