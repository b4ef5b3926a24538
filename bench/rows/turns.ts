import { openChannel } from '../../test/support/channel.ts'
import { start } from '../../test/bench/subject.ts'
import { checkSaved, filledIn, presses, says } from '../../test/bench/turns.ts'
import { checkEchoed, cpuOf, profileOf, untilIdle, type Kind } from '../cpu.ts'
import { node24 } from '../node24.ts'
import { echoes, keepingEcho, localBot } from '../programs.ts'
import { inTurn, timed } from '../rounds.ts'
import { compare, explained, type Row } from '../row.ts'
import { searches } from '../typing.ts'

export const row: Row = {
  place: 7,
  name: 'a whole turn over HTTP',
  async run({ redis, ping, size }) {
    const node = node24()
    const channel = await openChannel()
    const [bot, echo, keeping] = [await start({ ...localBot(redis.url), node }), await start({ ...echoes.botbuilder, node }), await start({ ...keepingEcho(), node })]
    const texts = searches(size, 4_000)
    let number = 0
    const press = () => presses(channel, 'submit', { draft: 'none' })
    const kinds = {
      list: { subject: bot, make: () => says(channel, 'list customers') },
      find: { subject: bot, make: () => says(channel, `find ${texts[++number % texts.length]}`) },
      save: { subject: bot, make: () => filledIn(bot, channel, ++number), check: checkSaved },
      message: { subject: echo, make: () => says(channel, 'hello there') },
      invoke: { subject: echo, make: press, check: checkEchoed },
      keeping: { subject: keeping, make: press },
    } satisfies Readonly<Record<string, Kind>>
    // The first question has the book read into the index.
    await bot.post(says(channel, 'find chongqing'))
    await untilIdle(bot)
    const { list, find, save, message, invoke, keeping: kept } = await inTurn(timed(ping, { times: 200 }), {
      list: cpuOf(kinds.list), find: cpuOf(kinds.find), save: cpuOf(kinds.save), message: cpuOf(kinds.message), invoke: cpuOf(kinds.invoke), keeping: cpuOf(kinds.keeping),
    })
    const line = { unit: 'ms CPU', most: 1.5 }
    const besideMessage = { ...line, beside: 'bare botbuilder echo (message)', theirs: message }
    const besideInvoke = { ...line, beside: 'bare botbuilder echo (invoke)', theirs: invoke }
    const lines = [
      ...(await explained([compare({ ...besideMessage, name: 'a whole turn: list', ours: list })], () => profileOf(kinds.list))),
      ...(await explained([compare({ ...besideMessage, name: 'a whole turn: find', ours: find })], () => profileOf(kinds.find))),
      ...(await explained([compare({ ...besideInvoke, name: 'a whole turn: save', ours: save })], () => profileOf(kinds.save))),
      compare({ name: 'a whole turn: save', beside: 'botbuilder echo that keeps as many bytes', unit: 'ms CPU', ours: save, theirs: kept, target: 'none' }),
    ]
    await Promise.all([bot.close(), echo.close(), keeping.close(), channel.close()])
    return lines
  },
}
