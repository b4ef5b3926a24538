import type { Locale } from '../text/locale.ts'
import type { Role } from './rights.ts'

/** A person whom the bot has met, or to whom a role was given. */
export interface Person {
  /** Entra object id. */
  readonly id: string
  readonly name: string
  /** Lower case; where a channel told it. */
  readonly email?: string
  readonly roles: readonly Role[]
  /** Chosen with `language`; else the channel's. */
  readonly locale?: Locale
  /** IANA name, as the person's client told it last; dates are told in it. */
  readonly timeZone?: string
  /** Ids of conversations in which this person gets text instead of cards. */
  readonly plain: readonly string[]
  /** How a porch reaches the person's private chat: opaque to everything else. */
  readonly reach?: string
}

/** The people of all tenants. Every call answers within its deadline or throws `StoreTrouble`. */
export interface People {
  get(tenant: string, id: string): Promise<Person | undefined>
  /** Everyone with a role, or met, by name. */
  list(tenant: string): Promise<readonly Person[]>
  /** By address, lower case. */
  byEmail(tenant: string, email: string): Promise<Person | undefined>
  /** Applies `edit` to what is stored now (a person without roles where there was none) and keeps it; not for roles. */
  change(tenant: string, who: { readonly id: string; readonly name: string }, edit: (now: Person) => Person): Promise<Person>
  /** Sets a person's roles; `lastAdministrator` where that would leave the tenant with none besides `standing` (those named by the settings). */
  assign(tenant: string, who: { readonly id: string; readonly name: string }, roles: readonly Role[], standing: readonly string[]): Promise<'done' | 'lastAdministrator'>
}
