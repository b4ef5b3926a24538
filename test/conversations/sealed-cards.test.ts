import { afterAll, beforeAll, expect, it } from 'vitest'
import { sealing } from '../../src/bot/seal.ts'
import { execute, grace, personal, room, sofia, submit, tenant, xiaomei, type Actor, type Place } from '../support/activities.ts'
import { startBot, type Bot } from '../support/bot.ts'
import { elementsOf, type CardJson } from '../support/card.ts'
import { cardKey } from '../support/sealed.ts'
import { addCustomer, cardOf, contoso } from './journey.ts'

type Data = Readonly<Record<string, unknown>>

let bot: Bot
let clock = 0
let cards: readonly (readonly [owner: Actor, place: Place, card: CardJson])[]

beforeAll(async () => {
  bot = await startBot({ demo: true, now: () => new Date(Date.now() + clock) })
  const say = async (actor: Actor, place: Place, text: string) => [actor, place, cardOf(await bot.say(actor, place, text))] as const
  await addCustomer(bot, grace, contoso)
  cards = [
    await say(grace, personal(grace), 'add customer Northwind'),
    await say(grace, personal(grace), 'show contoso'),
    await say(grace, personal(grace), 'list customers'),
    await say(grace, personal(grace), 'update contoso city:Beijing province:Beijing'),
    await say(grace, personal(grace), 'archive contoso'),
    await say(xiaomei, personal(xiaomei), '角色 sofia'),
    await say(sofia, room, 'mostrar contoso'),
  ]
})
afterAll(() => bot.close())

const buttons = (card: CardJson) => elementsOf(card).filter(({ type }) => type === 'Action.Execute') as unknown as readonly { verb: string; data: Data }[]
const refusals = /made for somebody else|为其他人生成|es de otra persona|older version|旧版本|versión anterior/

/** What the book holds, as a list tells it. */
const book = async () => JSON.stringify(cardOf(await bot.say(grace, personal(grace), 'list customers sort:changed status:all')).body).replace(/"(seal|operation)":"[^"]*"/g, '').replace(/_\d+"/g, '"')

/** Everything that somebody might do to a button's data. */
function alterations({ seal, ...data }: Data): readonly Data[] {
  const [until = '', signature = '', ...names] = String(seal).split(' ')
  const later = (parseInt(until, 36) + 1).toString(36)
  const named = (each: readonly string[], time = until, sign = signature) => ({ ...data, seal: [time, sign, ...each].join(' ') })
  return [
    data,
    { ...data, seal: '' },
    { ...data, seal: { seal } },
    named(names, later),
    named(names, until, signature.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))),
    named(names, until, ''),
    named(names.slice(1)),
    named([]),
    named([...names, 'sure']),
    named([...names, ...names]),
    { ...data, seal: null },
    { ...data, seal, [names[0]!]: { toString: 'x' } },
    { ...data, seal: sealOf(data, 'another key, of as many signs') },
    ...names.map((name) => ({ ...data, seal, [name]: `${String(data[name])}x` })),
    ...names.map((name) => Object.fromEntries(Object.entries({ ...data, seal }).filter(([each]) => each !== name))),
  ]
}

function sealOf(data: Data, key: string): unknown {
  const button: { type: string; data: Record<string, unknown> } = { type: 'Action.Execute', data: { ...data } }
  sealing(key, () => new Date()).card(button, { tenant, person: grace.id })
  return button.data['seal']
}

it('200 buttons and more that were altered are refused, in the person’s language, and nothing happens', async () => {
  const before = await book()
  let refused = 0
  for (const [owner, place, card] of cards)
    for (const { verb, data } of buttons(card))
      for (const altered of alterations(data)) {
        const { status, body } = await bot.post(execute(owner, place, bot.channel.url, { verb, data: altered }))
        expect([status, Object(body).statusCode], JSON.stringify([verb, altered])).toEqual([200, 400])
        expect(JSON.stringify(body)).toMatch(refusals)
        refused++
      }
  expect(refused).toBeGreaterThan(200)
  expect(await book()).toBe(before)
})

it('a button under another command’s verb is refused, and so is one that came as a message', async () => {
  const [owner, place, card] = cards[1]!
  const { data } = buttons(card)[0]!
  const { body } = await bot.post(execute(owner, place, bot.channel.url, { verb: 'archive-customer', data }))
  expect(JSON.stringify(body)).toMatch(refusals)
  const before = bot.channel.sent.length
  await bot.post(submit(owner, place, bot.channel.url, { ...data, verb: 'archive-customer' }))
  expect(JSON.stringify(bot.channel.sent.slice(before))).toMatch(refusals)
})

it('a private card is of no use to another person or tenant, and a shared one is everybody’s', async () => {
  for (const [owner, place, card] of cards) {
    const { verb, data } = buttons(card).find(({ verb: each }) => each === 'history' || each === 'show-customer') ?? buttons(card)[0]!
    const other = owner.id === xiaomei.id ? grace : xiaomei
    const { body } = await bot.post(execute(other, place, bot.channel.url, { verb, data }))
    if (place.kind === 'personal') expect(JSON.stringify(body)).toMatch(refusals)
    else expect(JSON.stringify(body)).not.toMatch(refusals)
  }
  const foreign = '99999999-0000-4000-8000-000000000009'
  const [owner, place, card] = cards[6]!
  const { verb, data } = buttons(card)[0]!
  const activity = { ...execute(owner, place, bot.channel.url, { verb, data }), conversation: { id: place.id, conversationType: place.kind, tenantId: foreign }, channelData: { tenant: { id: foreign } } }
  expect(JSON.stringify((await bot.post(activity)).body)).toMatch(refusals)
})

it('a card from before buttons were signed says so, and a key that a client adds harms nothing', async () => {
  const [owner, place, card] = cards[1]!
  const { verb, data: { seal, ...data } } = buttons(card).find(({ verb: each }) => each === 'history')!
  const press = async (pressed: unknown) => JSON.stringify((await bot.post(execute(owner, place, bot.channel.url, { verb, data: pressed as Data }))).body)
  expect(await press(data)).toContain('older version')
  expect(await press({ ...data, seal, msteams: { feedback: { hide: true } }, added: null })).not.toMatch(refusals)
  expect(await press(JSON.stringify({ ...data, seal }))).not.toMatch(refusals)
})

it('a name with a number behind it takes nothing’s place that was signed', async () => {
  const [owner, place, card] = cards[1]!
  const { verb, data } = buttons(card).find(({ verb: each }) => each === 'history')!
  await bot.post(execute(owner, place, bot.channel.url, { verb, data: { ...data, id_1: 'demo-0' } }))
  expect(bot.channel.sent.at(-1)?.body['summary']).toContain('Contoso Ltd.')
})

it('a seal that names a long value a hundred thousand times, or a deep one, is refused at once', async () => {
  const [owner, place] = cards[0]!
  const long = { seal: `0 0 ${'a '.repeat(100_000)}a`, a: 'x'.repeat(20_000) }
  const deep = `{"seal":"0 0 a","a":${'['.repeat(60_000)}${']'.repeat(60_000)}}`
  const start = performance.now()
  for (const data of [JSON.stringify(long), deep]) expect(JSON.stringify((await bot.post(execute(owner, place, bot.channel.url, { verb: 'history', data: data as unknown as Data }))).body)).toMatch(refusals)
  expect(performance.now() - start).toBeLessThan(5_000)
  expect(bot.accidents).toEqual([])
})

it('a card of more than 60 days ago says so, and what was typed stays', async () => {
  const [owner, place, card] = cards[0]!
  const { verb, data } = buttons(card).find((button) => button.data['go'] === 'next')!
  clock = 60 * 86_400_000 + 120_000
  const { body } = await bot.post(execute(owner, place, bot.channel.url, { verb, data }))
  clock = 0
  expect(body).toMatchObject({ statusCode: 400, type: 'application/vnd.microsoft.error' })
  expect(JSON.stringify(body)).toContain('more than 60 days old')
})

it('a card from before a restart still works, its key being kept in the store', async () => {
  const own = await startBot({ env: { CARD_KEY: '' } })
  await addCustomer(own, grace, contoso)
  const card = cardOf(await own.say(grace, personal(grace), 'show contoso'))
  await own.stop()
  await own.again()
  expect(JSON.stringify(cardOf(await own.press(grace, personal(grace), card, 'History')))).toContain('History of Contoso')
  const { verb, data } = buttons(card).find((button) => button.verb === 'history')!
  const forged = { ...data, seal: sealOf({ id: data['id'], verb }, cardKey) }
  expect(JSON.stringify((await own.post(execute(grace, personal(grace), own.channel.url, { verb, data: forged }))).body)).toMatch(refusals)
  await own.close()
})
