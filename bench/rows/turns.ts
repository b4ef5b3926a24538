import { openChannel } from '../../test/support/channel.ts'
import { start } from '../../test/bench/subject.ts'
import { checkSaved, filledIn, presses, says } from '../../test/bench/turns.ts'
import { checkEchoed, cpuOf } from '../cpu.ts'
import { searches } from '../customers.ts'
import { node24 } from '../node24.ts'
import { echoes, localBot } from '../programs.ts'
import { inTurn, timed } from '../rounds.ts'
import { compare, type Row } from '../row.ts'

export const row: Row = {
  place: 7,
  name: 'a whole turn over HTTP',
  async run({ redis, ping }) {
    const node = node24()
    const [bot, echo, channel] = [await start({ ...localBot(redis.url), node }), await start({ ...echoes.botbuilder, node }), await openChannel()]
    let number = 0
    // Before the first round everything is known to the index.
    await bot.post(says(channel, 'find chongqing'))
    const measured = await inTurn(timed(ping, { times: 200 }), {
      list: cpuOf({ subject: bot, make: () => says(channel, 'list customers') }),
      find: cpuOf({ subject: bot, make: () => says(channel, `find ${searches[++number % searches.length]}`) }),
      save: cpuOf({ subject: bot, make: () => filledIn(bot, channel, ++number), check: checkSaved }),
      message: cpuOf({ subject: echo, make: () => says(channel, 'hello there') }),
      invoke: cpuOf({ subject: echo, make: () => presses(channel, 'submit', { draft: 'none' }), check: checkEchoed }),
    })
    await Promise.all([bot.close(), echo.close(), channel.close()])
    const beside = (kind: 'message' | 'invoke') => ({ beside: `bare botbuilder echo (${kind})`, theirs: measured[kind], unit: 'ms CPU', most: 1.5 })
    return [
      compare({ name: 'a whole turn: list', ours: measured.list, ...beside('message') }),
      compare({ name: 'a whole turn: find', ours: measured.find, ...beside('message') }),
      compare({ name: 'a whole turn: save', ours: measured.save, ...beside('invoke') }),
    ]
  },
}
