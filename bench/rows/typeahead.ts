import { keystrokes } from '../customers.ts'
import { figure, quantile } from '../figures.ts'
import { profiled } from '../profile.ts'
import { timed, together } from '../rounds.ts'
import { compare, explained, judge, type Row } from '../row.ts'
import { asked, tenant } from '../settings.ts'

export const row: Row = {
  place: 1,
  name: 'typeahead, a real mix of keystrokes',
  async run({ index, ping, size }) {
    const typed = (number: number) => index.find(tenant, asked(keystrokes[number % keystrokes.length]!))
    const measured = await together(ping, { typed }, { times: 2 * keystrokes.length, patience: 15_000 })
    const most = size > 100_000 ? 50 : 10
    const lines = [
      compare({ name: 'typeahead, p50', beside: 'PING', ours: measured.typed, theirs: measured.ping, most: 1 }),
      judge({ name: 'typeahead, p99', beside: '', unit: 'ms', ours: figure(measured.typed.map((times) => quantile(times, 0.99))), target: `< ${most} ms` }, most),
    ]
    return explained(lines, () => profiled(() => timed(typed, { times: 2 * keystrokes.length })(0)))
  },
}
