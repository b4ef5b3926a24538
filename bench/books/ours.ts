import type { Ground } from '../ground.ts'
import { asked, pageLength, tenant } from '../settings.ts'
import type { PeerBook } from './peer.ts'

/** The book that all rows stand on, kept by a Redis and read by this process. */
export function ours({ store: { book }, index }: Ground): PeerBook {
  const shown = async (ids: readonly string[]) => (await book.getMany(tenant, ids)).length
  return {
    add: (customer) => book.save({ tenant, operation: customer.id, customer, change: { ...customer.created, version: 1, deed: 'added', edits: [] } }),
    page: async (from) => shown((await book.page(tenant, { by: 'name', descending: false, status: 'active' }, from, pageLength)).ids),
    find: async (text) => shown((await index.find(tenant, asked(text))).ids),
  }
}
