import type { View } from '../customer/book.ts'
import type { Customer } from '../customer/customer.ts'
import { sortKey } from '../customer/sort-key.ts'
import { staffIn } from '../customer/staff.ts'
import { escape } from './key.ts'
import type { List, Listed } from './places.ts'

/** How a name is read aloud: Chinese characters as syllables with ":" in front of each, everything else as it is. */
export type Spell = (name: string) => Promise<string>

const orders = ['name', 'changed', 'created'] as const satisfies readonly View['by'][]

const groupOf = (status: View['status'], owner?: string) => (owner === undefined ? status : `${status}:${escape(owner)}`)

/** The list that shows a view. */
export function listOf({ by, status, owner }: View): List {
  return { order: orders.indexOf(by), group: groupOf(status, owner) }
}

/** Where a customer stands in the lists, whatever view is asked for. */
export async function listedOf({ id, status, values, created, changed }: Customer, spell: Spell): Promise<Listed> {
  const owner = values.owner === undefined ? undefined : staffIn(values.owner)
  const statuses = [status, 'all'] as const
  return {
    id,
    groups: [...statuses.map((each) => groupOf(each)), ...(owner ? statuses.map((each) => groupOf(each, owner.id ?? owner.name)) : [])],
    keys: [sortKey(await spell(values.companyName ?? '')), changed.at, created.at],
  }
}
