import type { Card, Sent } from '../cards/card.ts'
import type { Viewer } from '../cards/viewer.ts'
import type { Staff, Stamp } from '../customer/customer.ts'
import type { Spot } from '../people/desk.ts'
import type { Person } from '../people/people.ts'
import type { Right } from '../people/rights.ts'
import type { Locale, Localized } from '../text/locale.ts'
import type { Registry } from './registry.ts'
import type { Offer, Placed } from './file.ts'
import type { Request } from './request.ts'
import type { World } from './world.ts'

/** One request under way: who asks, where, when, and what may be touched. */
export interface Turn {
  readonly world: World
  readonly commands: Registry
  readonly request: Request
  readonly tenant: string
  readonly person: Person
  readonly staff: Staff
  readonly spot: Spot
  readonly viewer: Viewer
  readonly locale: Locale
  readonly stamp: Stamp
  /** The operation under which this turn writes: a button's own, else the activity's. */
  readonly operation: string
}

/** What a command was given: by text, or by a button and the inputs around it. */
export interface Given {
  /** The phrase that was typed, as declared; '' from a button. */
  readonly phrase: string
  /** What stands behind the phrase, before the first key. */
  readonly text: string
  /** `key:value`, by the key's own name. */
  readonly keys: Readonly<Record<string, string>>
  /** Everything behind the phrase, lines and tabs kept. */
  readonly raw: string
  /** A button's data and inputs as strings, input ids without their revision; {} where text was typed. */
  readonly data: Readonly<Record<string, string>>
}

export interface Answer {
  readonly card: Card
  /** Takes the place of the card whose button was pressed, or of the offer that was answered. */
  readonly replaces?: boolean
  /** The full answer, for the asker's private chat, where this conversation is shared. */
  readonly privately?: Card
  /** A file that the person may take: it comes after the card, and the answer goes to `verb`. */
  readonly offer?: Offered
  /** A file that the person took: it stands after the card. */
  readonly placed?: Placed
  /** Goes on once the answer is delivered; what it gives takes the answer's place, or is said where that cannot be. */
  readonly later?: () => Promise<Answer>
  /** Text alone, or cards: where the person has just chosen it. */
  readonly plain?: boolean
}

/** A file as a command offers it. */
export interface Offered extends Omit<Offer, 'data'> {
  readonly verb: string
  readonly data: Sent
}

/** One file of `commands/`, whose name is its verb. */
export interface Command {
  /** What people type; the first of each language is its title. None: only buttons send it. */
  readonly phrases: Localized<readonly string[]>
  /** One sentence, at most 128 characters: help and the command menu. */
  readonly about: Localized
  /** What may follow the phrase: "[name] [key:value …]". */
  readonly usage?: Localized
  readonly examples?: Localized<readonly string[]>
  /** The right it needs; none: open to everybody, with or without a role. */
  readonly right?: Right
  /** Suffices just as well: what the command changes decides which of the two is needed. */
  readonly orRight?: Right
  /** The place in help and in the command menu, from 1; absent: only in `help <command>`. */
  readonly menu?: number
  /** Personal data: always answered in the private chat. */
  readonly private?: boolean
  /** The own name of a key typed before a colon; absent: the command has no keys. */
  readonly key?: (typed: string) => string | undefined
  readonly run: (turn: Turn, given: Given) => Promise<Answer>
}
