import type { Viewer } from '../cards/viewer.ts'
import { localeOf, type Locale } from '../text/locale.ts'
import type { Person } from '../people/people.ts'
import { roles, stoppedBySuspension, type Right, type Role } from '../people/rights.ts'
import type { Command, Turn } from './command.ts'
import type { Registry } from './registry.ts'
import type { Request } from './request.ts'
import type { World } from './world.ts'

/** The name under which a person's private chat is known, whatever the channel calls it. */
export const privateChat = 'personal'

/** Where a request was made, as the desk and a person's settings know it. */
export function placeOf({ conversation: { kind, id } }: Request): string {
  return kind === 'personal' ? privateChat : id
}

/** The same, by a name that no other person's private chat has. */
export function conversationOf({ conversation, person }: Pick<Request, 'conversation' | 'person'>): string {
  return conversation.kind === 'personal' ? `${privateChat}/${person.id}` : conversation.id
}

/** Who asks, as the book of people knows them; the first time, and after a change, they are written down; somebody whose name no channel told is not. */
export async function meet(world: World, { tenant, person, reach, conversation, timeZone }: Request): Promise<Person> {
  const known = await world.people.get(tenant, person.id)
  const name = person.name || known?.name
  if (name === undefined) return { ...person, roles: [], plain: [] }
  const email = person.email?.toLowerCase() ?? known?.email
  const reached = (conversation.kind === 'personal' ? reach : undefined) ?? known?.reach
  const zone = timeZone !== undefined && timeZone !== known?.timeZone && isZone(timeZone) ? timeZone : known?.timeZone
  if (known && known.name === name && known.email === email && known.reach === reached && known.timeZone === zone) return known
  return world.people.change(tenant, { id: person.id, name }, (now) => ({
    ...now,
    name,
    ...(email === undefined ? {} : { email }),
    ...(reached === undefined ? {} : { reach: reached }),
    ...(zone === undefined ? {} : { timeZone: zone }),
  }))
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format() !== ''
  } catch {
    return false
  }
}

/** The roles a person holds, that of an administrator by the settings included. */
export function rolesOf({ administrators }: Pick<World, 'administrators'>, { id, roles: given }: Pick<Person, 'id' | 'roles'>): readonly Role[] {
  return roles.filter((role) => given.includes(role) || (role === 'administrator' && administrators.includes(id)))
}

/** Everything that the person's roles give, less what a suspension of the partner takes. */
export function rightsOf(world: World, person: Person): ReadonlySet<Right> {
  const given = new Set(rolesOf(world, person).flatMap((role) => world.rights[role]))
  if (world.suspended) for (const right of stoppedBySuspension) given.delete(right)
  return given
}

/** Whether a right that the person lacks is in their roles, so that only the suspension of the partner takes it. */
export function isStopped(world: World, person: Person, right: Right): boolean {
  return rightsOf({ ...world, suspended: false }, person).has(right)
}

/** Whether the person may run a command at all; what it changes may need further rights. */
export function mayRun({ viewer: { rights } }: Pick<Turn, 'viewer'>, { right, orRight }: Pick<Command, 'right' | 'orRight'>): boolean {
  return right === undefined || rights.has(right) || (orRight !== undefined && rights.has(orRight))
}

export interface Opening {
  readonly world: World
  readonly commands: Registry
  readonly request: Request
  readonly person: Person
  readonly locale: Locale
  /** Answered in the private chat, wherever it was asked. */
  readonly private: boolean
  /** The operation that a button carries. */
  readonly operation?: string | undefined
}

/** The world as one tenant has it: with its own administrators only. */
export function worldOf(world: World, tenant: string): World {
  const administrators = world.administrators.flatMap((one) => (one.startsWith(`${tenant}/`) ? [one.slice(tenant.length + 1)] : /^[0-9a-f-]{36}\//.test(one) ? [] : [one]))
  return { ...world, administrators }
}

/** Opens a turn: nothing in it comes from a card but the operation, which belongs to the person who sent it. */
export function openTurn({ world: everywhere, commands, request, person, locale, private: hidden, operation }: Opening): Turn {
  const world = worldOf(everywhere, request.tenant)
  const personal = hidden || request.dialog === true || request.conversation.kind === 'personal'
  const staff = { id: person.id, name: person.name }
  return {
    world,
    commands,
    request,
    person,
    staff,
    locale,
    tenant: request.tenant,
    spot: { tenant: request.tenant, person: person.id, conversation: personal ? privateChat : placeOf(request) },
    viewer: viewerOf(world, person, locale, !personal),
    stamp: { at: world.now().toISOString(), by: staff },
    operation: `${person.id}/${operation ?? request.id}`,
  }
}

/** Who sees a card, and how. */
export function viewerOf(world: World, person: Person, locale: Locale, shared: boolean): Viewer {
  const { rules, offers, linkHost } = world
  const timeZone = (shared ? undefined : person.timeZone) ?? world.timeZone
  return { locale, rights: rightsOf(world, person), shared, timeZone, rules, offers, ...(linkHost === undefined ? {} : { linkHost }) }
}

/** Who looks without an act of their own, and how: nothing is written, not even who came. */
export async function onlooker(world: World, { tenant, person }: Request, { locale, shared }: Pick<Viewer, 'locale' | 'shared'>): Promise<Viewer> {
  const known = (await world.people.get(tenant, person.id)) ?? { ...person, roles: [], plain: [] }
  return viewerOf(worldOf(world, tenant), known, known.locale ?? locale, shared)
}

/** The person's own choice, else the language of the words, else the client's, else English. */
export function languageOf(person: Person, words: Locale | undefined, request: Request): Locale {
  return person.locale ?? words ?? localeOf(request.locale) ?? 'en'
}
