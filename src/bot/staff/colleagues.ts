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
  return namesAmong(all).get(fold(text)) ?? []
}

/** A person's name, and where another one has the same, how to tell them apart. */
export function calledAmong(all: readonly Person[], { id, name, email }: Person): string {
  return (namesAmong(all).get(fold(name)) ?? []).length > 1 ? `${name} (${email ?? id.slice(0, 8)})` : name
}

type Names = ReadonlyMap<string, readonly Person[]>

/** Each row of an import asks for the same people. */
const known = new WeakMap<readonly Person[], Names>()

function namesAmong(all: readonly Person[]): Names {
  const before = known.get(all)
  if (before) return before
  const names = new Map<string, Person[]>()
  const put = (name: string, person: Person) => {
    const those = names.get(fold(name)) ?? []
    if (!those.includes(person)) names.set(fold(name), [...those, person])
  }
  for (const person of all) put(person.name, person)
  // Those of one name are told apart by what follows it.
  const alike = [...names.values()].filter(({ length }) => length > 1).flat()
  for (const person of alike) put(`${person.name} (${person.email ?? person.id.slice(0, 8)})`, person)
  for (const person of all) if (person.email) put(person.email, person)
  known.set(all, names)
  return names
}
