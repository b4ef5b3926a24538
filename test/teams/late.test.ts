import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cardOf, addCustomer, contoso } from '../conversations/journey.ts'
import { slowProxy, type SlowProxy } from '../faults/support/slow-proxy.ts'
import { execute, grace, invoke, message, personal, room, xiaomei, type Actor, type Place } from '../support/activities.ts'
import { startBot, type Bot, type Replies } from '../support/bot.ts'
import { actionOf, titlesOf, wordsOf, type CardJson } from '../support/card.ts'
import type { Sent } from '../support/channel.ts'
import { redisServer, type RedisServer } from '../support/redis.ts'

let redis: RedisServer
let wire: SlowProxy
let bot: Bot
beforeEach(async () => {
  redis = await redisServer()
  wire = await slowProxy(redis.port)
  bot = await startBot({ env: { REDIS_URL: `redis://127.0.0.1:${wire.port}` } })
})
afterEach(async () => {
  wire.delay(0)
  await redis.signal('SIGCONT')
  await bot.close()
  await wire.stop()
  await redis.stop()
})

const here = personal(grace)
/** Each way, in ms: a turn asks the store several times. */
const slow = 550
const cardIn = ({ body }: Sent): CardJson | undefined => (body['attachments'] as { content: CardJson }[] | undefined)?.[0]?.content
const messages = (from: number) => bot.channel.sent.slice(from).filter(({ method, body }) => method !== 'GET' && body['type'] === 'message')

/** What was done, and how long it took, in ms. */
async function timed<T>(work: () => Promise<T>): Promise<{ readonly it: T; readonly ms: number }> {
  const begun = performance.now()
  const it = await work()
  return { it, ms: performance.now() - begun }
}

/** Over a slow wire; at full speed again once the answer came. */
async function slowly<T>(work: () => Promise<T>): Promise<{ readonly it: T; readonly ms: number }> {
  wire.delay(slow)
  return timed(work)
}

/** What takes the place of a pressed card in the end. */
async function inTheEnd(from: number): Promise<CardJson> {
  await expect.poll(() => messages(from).filter(({ method }) => method === 'PUT').length, { timeout: 15_000, interval: 50 }).toBeGreaterThan(0)
  return cardIn(messages(from).findLast(({ method }) => method === 'PUT')!)!
}

async function reviewOf(actor: Actor, line = contoso): Promise<CardJson> {
  const form = cardOf(await bot.say(actor, personal(actor), `add customer ${line}`))
  return cardOf(await bot.press(actor, personal(actor), form, 'Review'))
}

/** A store that was silent is asked again after a pause. */
const recovered = () => expect.poll(async () => (await bot.say(grace, here, 'roles')).cards.length, { timeout: 15_000, interval: 500 }).toBe(1)

const press = (actor: Actor, card: CardJson, title: string, place: Place = personal(actor)): Promise<Replies> => bot.press(actor, place, card, title)

describe('a pressed button whose work takes long', () => {
  it('is answered within 3 s by a card that says so, and the outcome takes its place', async () => {
    const review = await reviewOf(grace)
    const from = bot.channel.sent.length
    const { it: meanwhile, ms } = await slowly(() => press(grace, review, 'Submit'))
    expect(ms).toBeLessThan(3_000)
    expect(wordsOf(meanwhile.replaced!)).toContain('still being worked on. Nothing needs to be pressed again')
    expect(wordsOf(await inTheEnd(from))).toMatch(/[Ss]aved/)
    expect(messages(from)).toHaveLength(1)
  })

  it('would have kept its client waiting for longer', async () => {
    const review = await reviewOf(grace)
    const { verb, data } = actionOf(review, 'Submit')
    const { it: answer, ms } = await slowly(() => bot.post({ ...execute(grace, here, bot.channel.url, { verb: verb!, data: data }), deliveryMode: 'expectReplies' }))
    expect(ms).toBeGreaterThan(3_000)
    expect(JSON.stringify(answer)).toMatch(/[Ss]aved/)
  })

  it('says so in the person’s language', async () => {
    await bot.say(grace, room, 'role <at>李小美</at> admin agent')
    await bot.say(xiaomei, personal(xiaomei), '你好')
    const review = await reviewOf(grace)
    await press(grace, review, 'Submit')
    const customer = cardOf(await bot.say(xiaomei, personal(xiaomei), '查看 contoso'))
    const { it: meanwhile } = await slowly(() => press(xiaomei, customer, titlesOf(customer)[2]!))
    expect(wordsOf(meanwhile.replaced!)).toContain('无需再次点击')
  })

  it('saves once, whatever is pressed again meanwhile', async () => {
    const review = await reviewOf(grace)
    const from = bot.channel.sent.length
    const { it: meanwhile } = await slowly(() => press(grace, review, 'Submit'))
    await Promise.all([press(grace, review, 'Submit'), press(grace, meanwhile.replaced!, 'See the outcome')])
    wire.delay(0)
    await expect.poll(() => messages(from).filter(({ method }) => method === 'PUT').length, { timeout: 15_000 }).toBe(3)
    await recovered()
    expect(wordsOf(await inTheEnd(from))).toMatch(/saved/i)
    expect(wordsOf(cardOf(await bot.say(grace, here, 'history contoso'))).match(/Added/g)).toHaveLength(1)
  })

  it('keeps what was typed where the store goes away meanwhile, and tries again with it', async () => {
    const form = cardOf(await bot.say(grace, here, `add customer ${contoso}`))
    const from = bot.channel.sent.length
    wire.delay(slow)
    const pressed = bot.press(grace, here, form, 'Review', { Notes: 'typed in vain?' })
    await new Promise((resolve) => setTimeout(resolve, 1_300))
    await redis.signal('SIGSTOP')
    expect(wordsOf((await pressed).replaced!)).toContain('still being worked on')
    const refused = await inTheEnd(from)
    expect(wordsOf(refused)).toMatch(/Nothing was saved|cannot tell whether it was saved|not kept yet/)
    wire.delay(0)
    await redis.signal('SIGCONT')
    await recovered()
    const again = cardOf(await press(grace, refused, titlesOf(refused).includes('Try again') ? 'Try again' : 'Review'))
    expect(wordsOf(again)).toContain('typed in vain?')
    expect(wordsOf(cardOf(await press(grace, again, 'Submit')))).toMatch(/[Ss]aved/)
  })

  it('that answers with another card finds that one in its place', async () => {
    const customer = await addCustomer(bot, grace, contoso)
    const from = bot.channel.sent.length
    const { it: meanwhile } = await slowly(() => press(grace, customer, 'History'))
    expect(wordsOf(meanwhile.replaced!)).toContain('still being worked on')
    expect(wordsOf(await inTheEnd(from))).toContain('Added')
    expect(messages(from)).toHaveLength(1)
  })

  it('in a shared conversation leaves the card to everybody, and says so in a word', async () => {
    await addCustomer(bot, grace, contoso)
    await bot.say(grace, room, 'show contoso')
    const shown = cardIn(messages(0).findLast(({ path, body }) => path.startsWith(room.id) && body['attachments'] !== undefined)!)!
    const from = bot.channel.sent.length
    const { verb, data } = actionOf(shown, 'History')
    const { it: answer, ms } = await slowly(() => bot.post(execute(grace, room, bot.channel.url, { verb: verb!, data })))
    expect(ms).toBeLessThan(3_000)
    expect(answer.body).toEqual({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: expect.stringContaining('still being worked on') })
    await expect.poll(() => messages(from).map(({ method }) => method), { timeout: 15_000 }).toEqual(['POST', 'POST'])
  })
})

it('a client that refreshes a card by itself is answered within 3 s, and keeps it', async () => {
  await addCustomer(bot, grace, contoso)
  const { data } = actionOf(cardOf(await bot.say(grace, here, 'show contoso')), 'History')
  const action = { type: 'Action.Execute', verb: 'show-customer', data: { id: data['id'], verb: 'show-customer' } }
  const fresh = await bot.post({ ...execute(grace, room, bot.channel.url, action), value: { action, trigger: 'automatic' } })
  expect(JSON.stringify(fresh.body)).toContain('Contoso Ltd.')
  wire.delay(750)
  const { it: answer, ms } = await timed(() => bot.post({ ...execute(grace, room, bot.channel.url, action), value: { action, trigger: 'automatic' } }))
  expect(ms).toBeLessThan(3_000)
  expect(answer).toEqual({ status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: '' } })
})

describe('whoever waits for 5 s', () => {
  it('in the compose box is told the truth', async () => {
    await addCustomer(bot, grace, contoso)
    wire.delay(750)
    const { it: answer, ms } = await timed(() => bot.post(invoke(grace, room, bot.channel.url, 'composeExtension/query', { commandId: 'find-customers', parameters: [{ name: 'initialRun', value: 'true' }] })))
    expect(ms).toBeLessThan(5_000)
    expect(JSON.stringify(answer.body)).toMatch(/cannot be reached at the moment|Please type again in a moment/)
  })

  it('in a dialog keeps what was typed, and the button shows the outcome, which is posted once', async () => {
    const review = await reviewOf(grace)
    const { data } = actionOf(review, 'Submit')
    const from = bot.channel.sent.length
    const { it: answer, ms } = await slowly(() => bot.post(invoke(grace, here, bot.channel.url, 'task/submit', { data })))
    expect(ms).toBeLessThan(5_000)
    const dialog = (answer.body as { task: { value: { card: { content: CardJson } } } }).task.value.card.content
    expect(wordsOf(dialog)).toContain('still being worked on')
    wire.delay(0)
    await new Promise((resolve) => setTimeout(resolve, 4_000))
    const ended = await bot.post(invoke(grace, here, bot.channel.url, 'task/submit', { data: actionOf(dialog, 'See the outcome').data }))
    expect(JSON.stringify(ended.body)).toContain('Contoso Ltd.')
    expect(messages(from)).toHaveLength(1)
  })
})

it('a message is answered whenever the answer is there, and its sender sees that the bot is at work', async () => {
  await addCustomer(bot, grace, contoso)
  const from = bot.channel.sent.length
  const { it: answer, ms } = await slowly(() => bot.post(message(grace, here, bot.channel.url, 'history contoso')))
  expect([answer.status, ms > 2_500]).toEqual([200, true])
  expect(bot.channel.sent.slice(from).map(({ body }) => body['type'])).toEqual(['typing', 'message'])
})
