import { localeOf } from '../../text/locale.ts'
import type { Locale } from '../../text/locale.ts'
import type { Actor, Conversation } from '../cast.ts'
import type { Seat, Stage } from '../wire.ts'

/** Who is where, as the page's address says; the first person and their own chat where it says nothing. */
export interface Scene {
  readonly person: Actor
  readonly conversation: Conversation
  readonly seat: Seat
}

export function sceneOf({ cast, conversations }: Stage, search: string): Scene {
  const asked = new URLSearchParams(search)
  const person = found(cast.find(({ key }) => key === asked.get('person')) ?? cast[0])
  const theirs = conversations.filter(({ members }) => members.includes(person.key))
  const conversation = found(theirs.find(({ key }) => key === asked.get('conversation')) ?? theirs[0])
  const locale = localeOf(localStorage.getItem(`locale:${person.key}`) ?? undefined) ?? person.locale
  const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone
  return { person, conversation, seat: { person: person.key, conversation: conversation.key, locale, timezone } }
}

/** The address of another scene. */
export function addressOf({ person, conversation }: { person: string; conversation: string }): string {
  return `?${new URLSearchParams({ person, conversation })}`
}

/** Remembers the language in which a person reads the page and is answered. */
export function chooseLocale(person: string, locale: Locale): void {
  localStorage.setItem(`locale:${person}`, locale)
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the stage is empty')
  return value
}
