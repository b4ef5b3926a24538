import { customer, idOf, random } from '../customers.ts'
import { profiled } from '../profile.ts'
import { timed, together } from '../rounds.ts'
import { compare, explained, type Row } from '../row.ts'
import { tenant } from '../settings.ts'

export const row: Row = {
  place: 4,
  name: 'show one',
  async run({ store, client, ping, size }) {
    // The same rows under keys of their own, read by the bare client.
    const sample = Math.min(size, 1_000)
    for (let number = 0; number < sample; number++) await client.set(`bare:${number}`, JSON.stringify({ value: customer(number).customer }))
    const shown = (number: number) => store.book.get(tenant, idOf(Math.floor(random(number) * size)))
    const bare = async (number: number) => JSON.parse((await client.get(`bare:${number % sample}`)) ?? '') as unknown
    const measured = await together(ping, { shown, bare }, { times: 500 })
    return explained([compare({ name: 'show one', beside: 'bare GET and JSON.parse', ours: measured.shown, theirs: measured.bare, most: 1.15 })], () => profiled(() => timed(shown, { times: 2_000 })(0)))
  },
}
