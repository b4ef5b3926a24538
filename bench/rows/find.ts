import { profiled } from '../profile.ts'
import { timed, together } from '../rounds.ts'
import { compare, explained, type Row } from '../row.ts'
import { asked, tenant } from '../settings.ts'
import { searches } from '../typing.ts'

const times = 500

export const row: Row = {
  place: 3,
  name: 'find and show the records',
  async run({ index, store, ping, size }) {
    const texts = searches(size, 20 * times)
    let next = 0
    const found = async () => {
      const { ids } = await index.find(tenant, asked(texts[next++ % texts.length]!))
      return store.book.getMany(tenant, ids)
    }
    const measured = await together(ping, { found }, { times })
    return explained([compare({ name: 'find and show the records', beside: 'PING', ours: measured.found, theirs: measured.ping, most: 3 })], () => profiled(() => timed(found, { times: 2_000 })(0)))
  },
}
