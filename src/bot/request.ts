import type { Attached, Taken } from './file.ts'
import type { Standing } from './reply.ts'

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
