import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { grace, invoke, personal, room } from '../support/activities.ts'
import { installation } from '../support/arrivals.ts'
import { startBot, type Bot } from '../support/bot.ts'
import { actionOf, inputsOf, wordsOf, type CardJson } from '../support/card.ts'
import { redisServer, type RedisServer } from '../support/redis.ts'
import { cardOf, contoso, textOf } from './journey.ts'

let redis: RedisServer
let bot: Bot
const place = personal(grace)
beforeEach(async () => {
  redis = await redisServer()
  bot = await startBot({ env: { REDIS_URL: redis.url } })
})
afterEach(async () => {
  await redis.signal('SIGCONT')
  await bot.close()
  await redis.stop()
})

describe('while the store is away', () => {
  it('Next brings the same form back with everything typed, where the store takes no writes', async () => {
    const form = cardOf(await bot.say(grace, place, 'add customer Contoso Ltd.'))
    await redis.say('CONFIG SET maxmemory 1')
    const again = cardOf(await bot.press(grace, place, form, 'Next: subscriptions', { City: 'Shanghai', Notes: 'long\nstory' }))
    expect(wordsOf(again)).toContain('not kept yet')
    expect(Object.values(inputsOf(again, {}))).toEqual(expect.arrayContaining(['Contoso Ltd.', 'Shanghai', 'long\nstory']))
    await redis.say('CONFIG SET maxmemory 0')
    const kept = cardOf(await bot.press(grace, place, again, 'Next: subscriptions'))
    expect(Object.values(inputsOf(kept, {}))).toEqual(expect.arrayContaining(['Shanghai', 'long\nstory']))
  })

  it('Next leaves the form on the screen where the store does not answer, and goes on from it afterwards', async () => {
    const form = cardOf(await bot.say(grace, place, `add customer ${contoso}`))
    await redis.signal('SIGSTOP')
    const away = await bot.press(grace, place, form, 'Next: subscriptions', { Notes: 'kept' })
    expect(away.refusal).toContain('cannot be reached at the moment')
    expect(away.replaced).toBeUndefined()
    await redis.signal('SIGCONT')
    const offers = cardOf(await bot.press(grace, place, form, 'Next: subscriptions', { Notes: 'kept' }))
    expect(wordsOf(cardOf(await bot.press(grace, place, offers, 'Skip to review')))).toContain('kept')
  })

  it('an arrival is welcomed with nothing rather than with an apology', async () => {
    await redis.signal('SIGSTOP')
    expect(await bot.post(installation(grace, room, bot.channel.url, 'add'))).toEqual({ status: 200, body: '' })
    expect(bot.channel.sent.filter(({ method }) => method !== 'GET')).toEqual([])
    await redis.signal('SIGCONT')
    expect((await bot.say(grace, room, 'hello')).cards).toHaveLength(1)
  })

  it('a dialog stays open with everything typed where the store does not answer, and goes on from there afterwards', async () => {
    const form = cardOf(await bot.say(grace, place, `add customer ${contoso}`))
    const dialog = async (name: string, card: CardJson, title: string, typed: Readonly<Record<string, string>> = {}): Promise<CardJson> => {
      const { body } = await bot.post(invoke(grace, place, bot.channel.url, name, { data: { ...actionOf(card, title).data, ...inputsOf(card, typed) } }))
      return (body as { task: { value: { card: { content: CardJson } } } }).task.value.card.content
    }
    const window = await dialog('task/fetch', form, 'In a window')
    await redis.signal('SIGSTOP')
    const away = await dialog('task/submit', window, 'Review', { Notes: 'kept' })
    expect(wordsOf(away)).toContain('cannot be reached at the moment')
    expect(Object.values(inputsOf(away, {}))).toEqual(expect.arrayContaining(['Contoso Ltd.', 'kept']))
    await redis.signal('SIGCONT')
    expect(wordsOf(await dialog('task/submit', away, 'Try again'))).toMatch(/Submit[^]*kept|kept[^]*Submit/)
  })

  it('Submit never says saved, and pressed again afterwards makes exactly one account', async () => {
    const form = cardOf(await bot.say(grace, place, `add customer ${contoso}`))
    const review = cardOf(await bot.press(grace, place, form, 'Review'))
    await redis.signal('SIGSTOP')
    const away = await bot.press(grace, place, review, 'Submit')
    expect(away.refusal).toMatch(/Nothing was saved|cannot tell whether it was saved/)
    await redis.signal('SIGCONT')
    const saved = cardOf(await bot.press(grace, place, review, 'Submit'))
    expect(wordsOf(saved)).toMatch(/[Ss]aved/)
    expect(wordsOf(cardOf(await bot.press(grace, place, review, 'Submit')))).toContain('already been saved')
    await bot.say(grace, place, 'cards off')
    expect(textOf(await bot.say(grace, place, 'list customers')).match(/Contoso Ltd\./g)).toHaveLength(1)
  })

  it('Submit that was written although its answer got lost is told as saved when it is pressed again', async () => {
    const form = cardOf(await bot.say(grace, place, `add customer ${contoso}`))
    const review = cardOf(await bot.press(grace, place, form, 'Review'))
    const first = bot.press(grace, place, review, 'Submit')
    await redis.signal('SIGKILL')
    await first
    await redis.start()
    await expect.poll(async () => wordsOf((await bot.press(grace, place, review, 'Submit')).replaced ?? {}), { timeout: 15_000, interval: 500 }).toMatch(/[Ss]aved/)
    expect(wordsOf(cardOf(await bot.say(grace, place, 'history contoso'))).match(/Added/g)).toHaveLength(1)
  })
})
