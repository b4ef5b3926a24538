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

/** The one person whom a text names: by name, by address, or as a choice shows them. */
export function colleagueNamed(all: readonly Person[], text: string): Person | undefined {
  const named = all.filter((one) => [one.name, calledAmong(all, one)].some((name) => fold(name) === fold(text)) || one.email === text.toLowerCase())
  return named.length === 1 ? named[0] : undefined
}

/** A person's name, and where another one has the same, how to tell them apart. */
function calledAmong(all: readonly Person[], { id, name, email }: Person): string {
  const alone = all.every((other) => other.id === id || fold(other.name) !== fold(name))
  return alone ? name : `${name} (${email ?? id.slice(0, 8)})`
}
