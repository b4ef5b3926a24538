import type { Customer } from '../customer/customer.ts'
import { nameOf } from '../customer/show.ts'
import type { Request } from './request.ts'
import type { World } from './world.ts'

/** A customer as a choice of an input, told apart from another one of the same name; the id has no comma. */
export function pickable({ id, values }: Pick<Customer, 'id' | 'values'>): { readonly title: string; readonly value: string } {
  const { domainPrefix } = values
  return { title: `${nameOf({ values })} (${domainPrefix ?? id.slice(0, 8)})`, value: id }
}

/** The active customers that changed last: first a person's own, which leave room for those of others. */
export async function recentCustomers({ book }: Pick<World, 'book'>, { tenant, person }: Pick<Request, 'tenant' | 'person'>, most: number): Promise<readonly Customer[]> {
  const view = { by: 'changed', descending: true, status: 'active' } as const
  const [own, all] = await Promise.all([book.page(tenant, { ...view, owner: person.id }, 0, most), book.page(tenant, view, 0, most)])
  const ids = new Set([...own.ids.slice(0, Math.ceil(most / 2)), ...all.ids, ...own.ids])
  return book.getMany(tenant, [...ids].slice(0, most))
}
