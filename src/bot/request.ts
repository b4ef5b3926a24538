import type { About } from '../cards/card.ts'

/** What came from a channel, already authenticated: one of `says`, `pressed`, `opens`, `sought` and `moved` is there. */
export interface Request {
  /** The activity's id; a channel that sends again sends the same one. */
  readonly id: string
  readonly tenant: string
  /** Entra object id, name, and the address where the channel knows it; where the bot was `moved` either may be ''. */
  readonly person: { readonly id: string; readonly name: string; readonly email?: string }
  /** `team`: a channel's. */
  readonly conversation: { readonly id: string; readonly kind: 'personal' | 'group' | 'channel'; readonly team?: string }
  /** BCP 47 tag of the person's client. */
  readonly locale?: string
  /** As the person's client names it: an IANA name, if it is one. */
  readonly timeZone?: string
  /** A message's text, without the mention of the bot. */
  readonly says?: string
  readonly pressed?: Pressed
  /** The message whose button was pressed, in a private chat. */
  readonly stands?: Standing
  /** A file that came with the message, in a private chat. */
  readonly attached?: Attached
  /** The press is the answer to an offered file. */
  readonly taken?: Taken
  /** The channel carries files, in private chats. */
  readonly files?: true
  /** A command by its verb, chosen beside a message or the compose box, and the message's text. */
  readonly opens?: { readonly verb: string; readonly text: string }
  readonly sought?: Sought
  /** In a dialog, which only its person sees, wherever it was opened. */
  readonly dialog?: true
  /** Other people mentioned in the text: Entra object id and name. */
  readonly mentioned: readonly { readonly id: string; readonly name: string }[]
  /** How to write here later; the person's `reach`, where this is the private chat. */
  readonly reach?: string
  readonly moved?: Moved
  /** The channel waits so long for an answer, in ms; absent: it may come whenever it is there. */
  readonly within?: number
}

/** The bot came or went, or the conversation did, and nobody said anything. */
export interface Moved {
  readonly here: boolean
  /** When, in ISO 8601. */
  readonly at: string
  /** To or from the whole team. */
  readonly team?: true
  /** Somebody added it, so that it says what it is for. */
  readonly greets?: true
}

/** A button: its verb, and everything the card and its inputs sent with it. */
export interface Pressed {
  readonly verb: string
  readonly data: Readonly<Record<string, unknown>>
  /** A refresh that no person asked for: it never writes. */
  readonly automatic: boolean
}

/** A file where its sender left it; nobody has looked at it yet. */
export interface Attached {
  readonly name: string
  /** So many others came with the same message. */
  readonly besides: number
  /** All of it, or why it is not to be had. */
  fetch(): Promise<Uint8Array | Missed>
}

/** `foreign`: it lies where the bot sends and fetches nothing; `large`: it has too many bytes; `gone`: the other side did not give or take it. */
export type Missed = 'foreign' | 'large' | 'gone'

/** How somebody answered the offer of a file; without `put` they do not want it. */
export interface Taken {
  /** Puts it where they want it. */
  readonly put?: (bytes: AsyncIterable<Uint8Array>) => Promise<Placed | Missed>
}

/** A file that its person may take; the answer comes as a press with these data. */
export interface Offer {
  readonly name: string
  readonly about: string
  /** Nearly so many bytes. */
  readonly size: number
  readonly data: Readonly<Record<string, unknown>>
}

/** A file that was put where its person wanted it. */
export interface Placed {
  readonly name: string
  /** Opaque to everything but the channel, as are the type and the address. */
  readonly id: string
  readonly type: string
  readonly url: string
}

/** What is looked up while somebody types, or behind a link: nobody's act, so nothing is written. */
export interface Sought {
  /** `cards`: customers with the card that everybody may see. */
  readonly among: 'people' | 'customers' | 'cities' | 'cards'
  /** Empty: the recent ones. */
  readonly text: string
  /** In place of a text: the id of the one that is meant. */
  readonly id?: string
  /** Of cities: what the form holds beside, as far as it is known. */
  readonly beside?: Readonly<Record<string, string>>
  /** Rank of the first one wanted, from 0. */
  readonly from: number
  readonly most: number
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
