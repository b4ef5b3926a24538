import { figure, quantile } from '../figures.ts'
import { profiled } from '../profile.ts'
import { timed, together } from '../rounds.ts'
import { compare, explained, judge, type Row } from '../row.ts'
import { asked, tenant } from '../settings.ts'
import { keystrokes } from '../typing.ts'

const times = 500

export const row: Row = {
  place: 1,
  name: 'typeahead, a real mix of keystrokes',
  async run({ index, ping, size }) {
    const texts = keystrokes(size, 20 * times)
    let next = 0
    const typed = () => index.find(tenant, asked(texts[next++ % texts.length]!))
    const again = () => index.find(tenant, asked(texts[0]!))
    const measured = await together(ping, { typed }, { times, patience: 15_000 })
    const repeated = await together(ping, { again }, { times })
    const most = size > 100_000 ? 50 : 10
    const lines = [
      compare({ name: 'typeahead, p50', beside: 'PING', ours: measured.typed, theirs: measured.ping, most: 1 }),
      judge({ name: 'typeahead, p99', beside: '', unit: 'ms', ours: figure(measured.typed.map((times) => quantile(times, 0.99))), target: `< ${most} ms` }, most),
      compare({ name: 'typeahead, the same text again before the next write', beside: 'PING', ours: repeated.again, theirs: repeated.ping, target: 'none' }),
    ]
    return explained(lines, () => profiled(() => timed(typed, { times: 2_000 })(0)))
  },
}
