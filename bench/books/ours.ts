import type { Customer } from '../../src/customer/customer.ts'
import { openIndex } from '../../src/search/index.ts'
import { durable, redisServer } from '../../test/support/redis.ts'
import { fill } from '../fill.ts'
import { loaded, openBook } from '../ground.ts'
import { pageLength, rules, tenant } from '../settings.ts'
import type { OpenBook } from './peer.ts'

export const open: OpenBook = async (size) => {
  const redis = await redisServer(durable)
  const { book } = await openBook(redis.url)
  await redis.say('CONFIG SET appendfsync everysec')
  await fill(book, size)
  await redis.say('CONFIG SET appendfsync always')
  const index = await loaded(openIndex({ book, rules }))
  const shown = async (ids: readonly string[]) => (await book.getMany(tenant, ids)).length
  return {
    add: (customer: Customer) => book.save({ tenant, operation: customer.id, customer, change: { ...customer.created, version: 1, deed: 'added', edits: [] } }),
    page: async (from) => shown((await book.page(tenant, { by: 'name', descending: false, status: 'active' }, from, pageLength)).ids),
    find: async (text) => shown((await index.find(tenant, { text, from: 0, count: pageLength })).ids),
  }
}
