import { escape, key, unescape } from './key.ts'

/** Where a record stands in its tenant's lists: once in each order, by a key of its own there, and in each order in the same groups. */
export interface Listed {
  readonly id: string
  /** Names without blanks, commas and bars. */
  readonly groups: readonly string[]
  /** One per order; printable ASCII that sorts as its bytes do, without bars, quotes and backslashes. */
  readonly keys: readonly string[]
}

/** One list of a tenant: a group in one of the orders (0 for the first key). */
export interface List {
  readonly order: number
  readonly group: string
}

export const listKey = (tenant: string, { order, group }: List) => `${listPrefix(tenant)}${order}:${group}`
/** What every list of a tenant is named with. */
export const listPrefix = (tenant: string) => `${key(tenant, 'list')}:`

/** The places of a record in a few bytes, which stand in its row; '' for none. */
export function markOf(listed: Listed | undefined): string {
  return listed === undefined ? '' : [listed.groups.join(','), escape(listed.id), ...listed.keys].join('|')
}

/** Every list that a mark puts its record into, and the member that stands for it there: the key, then the id. */
export function placesIn(mark: string): readonly (List & { readonly member: string })[] {
  if (mark === '') return []
  const [groups = '', id = '', ...keys] = mark.split('|')
  return keys.flatMap((sortKey, order) => groups.split(',').map((group) => ({ order, group, member: `${sortKey} ${id}` })))
}

/** The lists that a mark puts its record into. */
export function listKeysOf(tenant: string, mark: string): readonly string[] {
  const prefix = listPrefix(tenant)
  return placesIn(mark).map(({ order, group }) => `${prefix}${order}:${group}`)
}

/** How many orders a mark has a key for. */
export const ordersIn = (mark: string) => mark.split('|').length - 2
export const groupsIn = (mark: string) => mark.slice(0, mark.indexOf('|'))

/** Where a mark's key for an order begins. */
export function keyAt(mark: string, order: number): number {
  let bar = mark.indexOf('|')
  for (let n = 0; n <= order; n++) bar = mark.indexOf('|', bar + 1)
  return bar + 1
}

/** The member that stands for a mark's record in all lists of one order. */
export function memberIn(mark: string, order: number): string {
  const [id, key] = [mark.indexOf('|') + 1, keyAt(mark, order)]
  const end = mark.indexOf('|', key)
  return `${mark.slice(key, end < 0 ? mark.length : end)} ${mark.slice(id, mark.indexOf('|', id))}`
}

export function idOf(member: string): string {
  return unescape(member.slice(member.lastIndexOf(' ') + 1))
}
