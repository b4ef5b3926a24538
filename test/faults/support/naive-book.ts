import KeyvRedis from '@keyv/redis'
import { Keyv } from 'keyv'
import type { Book } from '../../../src/customer/book.ts'
import type { Change, Customer } from '../../../src/customer/customer.ts'

/** What the campaigns need of a book. */
export type Ledger = Pick<Book, 'get' | 'save' | 'owner' | 'history' | 'log'>

/** When the operation's own record is written: before the rest, or after it. */
export type Habit = 'claim-first' | 'mark-after'

/** The negative control: the same book, by reading, comparing and then setting one row after the other. */
export function naiveBook(url: string, habit: Habit, between: () => void = () => undefined): Ledger & { close(): Promise<void> } {
  const keyv = new Keyv({ store: new KeyvRedis(url, { throwOnErrors: true }), throwOnErrors: true })
  const owned = ({ values }: Customer) => (['domainPrefix', 'registrationNumber'] as const).flatMap((field) => (values[field] ? [{ field, key: `owner:${field}:${values[field]}` }] : []))

  async function save({ operation, customer, change }: Parameters<Book['save']>[0]): ReturnType<Book['save']> {
    const mark = `operation:${operation}`
    const before = await keyv.get<Customer>(mark)
    if (before) return { kind: 'replayed', customer: before }
    if (habit === 'claim-first') await keyv.set(mark, customer)
    between()
    const now = await keyv.get<Customer>(customer.id)
    if (now && now.version + 1 !== customer.version) return { kind: 'stale', now }
    for (const { field, key } of owned(customer)) {
      const owner = await keyv.get<string>(key)
      if (owner && owner !== customer.id) return { kind: 'duplicate', field, id: owner }
    }
    await write(customer, change, now)
    between()
    if (habit === 'mark-after') await keyv.set(mark, customer)
    return { kind: 'done', customer }
  }

  async function write(customer: Customer, change: Change, before: Customer | undefined) {
    for (const { key } of before ? owned(before) : []) await keyv.delete(key)
    for (const { key } of owned(customer)) await keyv.set(key, customer.id)
    await keyv.set(customer.id, customer)
    await keyv.set(`history:${customer.id}:${customer.version}`, change)
  }

  return {
    get: (_tenant, id) => keyv.get<Customer>(id),
    save,
    owner: (_tenant, field, value) => keyv.get<string>(`owner:${field}:${value}`),
    async history(_tenant, id) {
      const version = (await keyv.get<Customer>(id))?.version ?? 0
      const found = await Promise.all(Array.from({ length: version }, (_, at) => keyv.get<Change>(`history:${id}:${version - at}`)))
      return found.flatMap((change) => change ?? [])
    },
    log: async () => [],
    close: () => keyv.disconnect(),
  }
}
