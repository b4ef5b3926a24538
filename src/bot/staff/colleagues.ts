import { staffValue } from '../../customer/staff.ts'
import type { Person } from '../../people/people.ts'
import { fold } from '../fold.ts'
import type { Choice } from '../reply.ts'
import type { Request, Sought } from '../request.ts'
import type { World } from '../world.ts'

/** The people of a tenant whose name or address fits a text, as choices for an input; for none the asker first. */
export async function colleagues({ people }: World, { tenant, person }: Request, { text, from, most }: Sought): Promise<readonly Choice[]> {
  const all = await people.list(tenant)
  const fitting = all.filter(({ name, email = '' }) => fold(name).includes(fold(text)) || email.startsWith(text.toLowerCase()))
  const found = text === '' ? fitting.toSorted((a, b) => Number(b.id === person.id) - Number(a.id === person.id)) : fitting
  // A wide comma is read as a narrow one again.
  return found.slice(from, from + most).map((one) => ({ title: calledAmong(all, one), value: staffValue(one).replaceAll(',', '，') }))
}

/** The people whom a text names: by name, by address, or as a choice shows them. */
export function colleaguesNamed(all: readonly Person[], text: string): readonly Person[] {
  return namesAmong(all).named.get(fold(text)) ?? []
}

/** A person's name, and where another one has the same, how to tell them apart. */
export function calledAmong(all: readonly Person[], person: Person): string {
  return namesAmong(all).called.get(person.id) ?? person.name
}

interface Names {
  /** By everything that means somebody. */
  readonly named: ReadonlyMap<string, readonly Person[]>
  /** By id, how those are called who do not bear their name alone. */
  readonly called: ReadonlyMap<string, string>
}

/** Each row of an import asks for the same people. */
const known = new WeakMap<readonly Person[], Names>()

function namesAmong(all: readonly Person[]): Names {
  const before = known.get(all)
  if (before) return before
  const named = new Map<string, Person[]>()
  const put = (name: string, person: Person) => {
    const those = named.get(fold(name)) ?? []
    if (!those.includes(person)) named.set(fold(name), [...those, person])
  }
  for (const person of all) put(person.name, person)
  const called = new Map([...named.values()].filter(({ length }) => length > 1).flatMap((alike) => alike.map((person) => [person.id, toldApart(person, alike)] as const)))
  for (const person of all) for (const name of [called.get(person.id), person.email]) if (name) put(name, person)
  known.set(all, { named, called })
  return { named, called }
}

/** By the address, else the end of the id, else all of it: by the first that no other of the same name has. */
function toldApart(person: Person, alike: readonly Person[]): string {
  const ways = [({ email = '' }: Person) => email, ({ id }: Person) => id.slice(-8), ({ id }: Person) => id]
  const [only = person.id] = ways.filter((way) => way(person) !== '' && alike.filter((other) => way(other) === way(person)).length === 1).map((way) => way(person))
  return `${person.name} (${only})`
}
