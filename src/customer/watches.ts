import type { Locale } from '../text/locale.ts'
import type { Query } from './search.ts'

/** What is watched: one customer by its id, or every one that fits the filters; none of them fit all. */
export interface Watch {
  readonly customer?: string
  readonly filters: NonNullable<Query['filters']>
  /** Told once a day, from this hour on (0–23); absent: each change at once. */
  readonly hour?: number
  /** Changes before this are not told; ISO 8601. */
  readonly since: string
}

/** How far a conversation has been told: the place in the book's log, and when that was (ISO 8601). */
export interface Told {
  readonly position: number
  readonly at: string
}

/** A conversation that is told of changes. */
export interface Watching {
  /** As `conversationOf` names it. */
  readonly conversation: string
  readonly kind: 'personal' | 'group' | 'channel'
  /** A channel's. */
  readonly team?: string
  /** Entra object id of who watched last, whose rights count. */
  readonly person: string
  /** The porch's own. */
  readonly address: string
  readonly locale: Locale
  /** In which its hours are meant, by its IANA name; absent: the bot's own. */
  readonly timeZone?: string
  readonly watches: readonly Watch[]
  /** By the hour at which it is told, or `now`. */
  readonly told: Readonly<Record<string, Told>>
  /** The bot was removed, or the channel takes nothing for it, until it is added or spoken to again. */
  readonly ended?: true
  /** The process that tells it just now, until when (ms since 1970). */
  readonly lease?: { readonly by: string; readonly until: number }
}

/** A conversation that had ended, told again: what happened meanwhile is not told later. */
export function revived({ ended: _, ...alive }: Watching, told: Told): Watching {
  return { ...alive, watches: alive.watches.map((watch) => ({ ...watch, since: told.at })), told: Object.fromEntries(Object.keys(alive.told).map((rhythm) => [rhythm, told])) }
}

/** What a conversation was told of one customer. */
export interface Thread {
  readonly version: number
  /** In a channel, the message that its thread hangs on; the porch's own. */
  readonly head?: string
}

/** Who is told of what. Every call answers within its deadline or throws `StoreTrouble`. */
export interface Watches {
  /** Those with conversations that watch. */
  tenants(): Promise<readonly string[]>
  of(tenant: string): Promise<readonly Watching[]>
  get(tenant: string, conversation: string): Promise<Watching | undefined>
  /** Makes it what `edit` makes of what is stored now, and gives that; without watches it is forgotten. */
  change(tenant: string, conversation: string, edit: (now: Watching | undefined) => Watching | undefined): Promise<Watching | undefined>
  thread(tenant: string, conversation: string, customer: string): Promise<Thread | undefined>
  /** Makes a conversation `by`'s to tell until a time (ms since 1970), and gives it; undefined where it is another's. */
  lease(tenant: string, conversation: string, lease: Lease): Promise<Watching | undefined>
  /** Notes what was told, where the conversation is still `by`'s to tell, and whether it is. */
  note(tenant: string, conversation: string, noted: Noted): Promise<boolean>
}

export interface Lease {
  readonly by: string
  readonly now: number
  readonly until: number
}

/** A power cut, not a kill, may take this back. */
export interface Noted {
  readonly by: string
  readonly becomes: (now: Watching) => Watching
  readonly thread?: Thread & { readonly customer: string }
}
