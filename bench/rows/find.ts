import { searches } from '../customers.ts'
import { together } from '../rounds.ts'
import { compare, type Row } from '../row.ts'
import { pageLength, tenant } from '../settings.ts'

export const row: Row = {
  place: 3,
  name: 'find and show the records',
  async run({ index, store, ping }) {
    const found = async (number: number) => {
      const { ids } = await index.find(tenant, { text: searches[number % searches.length]!, from: 0, count: pageLength })
      return store.book.getMany(tenant, ids)
    }
    const measured = await together(ping, { found }, { times: 10 * searches.length })
    return [compare({ name: 'find and show the records', beside: 'PING', ours: measured.found, theirs: measured.ping, most: 3 })]
  },
}
