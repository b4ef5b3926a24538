import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { grace, personal, xiaomei, zhiqiang, type Actor } from '../support/activities.ts'
import { startBot, type Bot } from '../support/bot.ts'
import { wordsOf, type CardJson } from '../support/card.ts'
import type { Sent } from '../support/channel.ts'
import { addCustomer, cardOf, contoso } from './journey.ts'

const day = 86_400_000

describe('a form that runs out within three days', () => {
  let days: number
  let bot: Bot
  beforeEach(async () => {
    days = 0
    bot = await startBot({ demo: true, now: () => new Date(Date.now() + days * day) })
  })
  afterEach(() => bot.close())

  const words = ({ body }: Sent) => wordsOf((body['attachments'] as { content: CardJson }[])[0]!.content)
  /** What was sent to a person's private chat and answers nobody, after a while. */
  async function told(actor: Actor, count: number): Promise<readonly Sent[]> {
    const found = () => bot.channel.sent.slice(from).filter(({ method, path, body }) => method === 'POST' && path.includes(personal(actor).id) && body['attachments'])
    for (let left = 300; left > 0 && found().length < count; left--) await wait(10)
    await wait(1_500)
    return found()
  }
  let from = 0
  const later = (to: number) => {
    from = bot.channel.sent.length
    days = to
  }

  it('is told of to its owner alone, in their language, once, with a button that goes on with it', async () => {
    await bot.say(xiaomei, personal(xiaomei), '添加客户 康拓有限公司')
    later(26.9)
    expect(await told(xiaomei, 0)).toEqual([])
    later(27.1)
    const [notice, ...others] = await told(xiaomei, 1)
    expect({ words: words(notice!), others }).toEqual({ words: expect.stringMatching(/康拓有限公司[^]*尚未提交[^]*它将保留至/), others: [] })
    expect(bot.channel.sent.slice(from)).toHaveLength(1)
    await bot.stop()
    await bot.again()
    later(27.9)
    await bot.say(grace, personal(grace), 'hello')
    expect(await told(xiaomei, 0)).toEqual([])
    const form = await bot.press(xiaomei, personal(xiaomei), (notice!.body['attachments'] as { content: CardJson }[])[0]!.content, '继续填写')
    expect(JSON.stringify(cardOf(form))).toContain('康拓有限公司')
    // It was changed by that, and runs out anew.
    later(55.5)
    expect(await told(xiaomei, 1)).toHaveLength(1)
    expect(bot.accidents).toEqual([])
  })

  it('is not told of where it holds nothing, or was submitted or discarded', async () => {
    await bot.say(grace, personal(grace), 'add customer')
    await bot.say(xiaomei, personal(xiaomei), '添加客户 康拓有限公司')
    await bot.say(xiaomei, personal(xiaomei), '丢弃 康拓')
    await addCustomer(bot, zhiqiang, contoso)
    later(28)
    expect(await Promise.all([grace, xiaomei, zhiqiang].map((actor) => told(actor, 0)))).toEqual([[], [], []])
  })

  it('is told of again where the channel could not take it', async () => {
    await bot.say(grace, personal(grace), 'add customer Contoso Ltd.')
    const refusals = [{ status: 429, headers: { 'retry-after': '1' } }, { status: 503 }]
    bot.channel.answer = ({ method }) => (method === 'POST' ? refusals.shift() : undefined)
    later(28)
    // Two that were refused, and the one that was taken.
    expect((await told(grace, 3)).map(words)).toEqual(Array.from({ length: 3 }, () => expect.stringContaining('Your form for Contoso Ltd. is not submitted yet')))
    expect(bot.accidents).toEqual([])
  })
})

describe('a form that lies open for 30 days', () => {
  it('is kept as long, and then says so', async () => {
    let days = 0
    const later = await startBot({ now: () => new Date(Date.now() + days * 86_400_000) })
    try {
      const place = personal(grace)
      const form = cardOf(await later.say(grace, place, `add customer ${contoso}`))
      days = 29
      const review = cardOf(await later.press(grace, place, form, 'Review'))
      days = 58
      expect(wordsOf(cardOf(await later.press(grace, place, review, 'Edit account')))).toContain('Update for this country')
      days = 88.5
      expect(wordsOf(cardOf(await later.press(grace, place, review, 'Submit')))).toContain('30 days have passed')
    } finally {
      await later.close()
    }
  })
})
