import { keystrokes } from '../customers.ts'
import { figure, quantile } from '../figures.ts'
import { together } from '../rounds.ts'
import { compare, judge, type Row } from '../row.ts'
import { pageLength, tenant } from '../settings.ts'

export const row: Row = {
  place: 1,
  name: 'typeahead, a real mix of keystrokes',
  async run({ index, ping, size }) {
    const typed = (number: number) => index.find(tenant, { text: keystrokes[number % keystrokes.length]!, from: 0, count: pageLength })
    const measured = await together(ping, { typed }, { times: 2 * keystrokes.length, patience: 20_000 })
    const most = size > 100_000 ? 50 : 10
    return [
      compare({ name: 'typeahead, p50', beside: 'PING', ours: measured.typed, theirs: measured.ping, most: 1 }),
      judge({ name: 'typeahead, p99', beside: '', unit: 'ms', ours: figure(measured.typed.map((times) => quantile(times, 0.99))), target: `< ${most} ms` }, most),
    ]
  },
}
