import { searches } from '../customers.ts'
import { profiled } from '../profile.ts'
import { timed, together } from '../rounds.ts'
import { compare, explained, type Row } from '../row.ts'
import { asked, tenant } from '../settings.ts'

export const row: Row = {
  place: 3,
  name: 'find and show the records',
  async run({ index, store, ping }) {
    const found = async (number: number) => {
      const { ids } = await index.find(tenant, asked(searches[number % searches.length]!))
      return store.book.getMany(tenant, ids)
    }
    const measured = await together(ping, { found }, { times: 10 * searches.length })
    return explained([compare({ name: 'find and show the records', beside: 'PING', ours: measured.found, theirs: measured.ping, most: 3 })], () => profiled(() => timed(found, { times: 2_000 })(0)))
  },
}
