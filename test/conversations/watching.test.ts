import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { grace, personal, room, sofia, xiaomei, zhiqiang, type Actor, type Place } from '../support/activities.ts'
import { startBot, type Bot } from '../support/bot.ts'
import { titlesOf, wordsOf, type CardJson } from '../support/card.ts'
import type { Sent } from '../support/channel.ts'
import { addCustomer, cardOf, contoso } from './journey.ts'

let bot: Bot
let ahead = 0
beforeEach(async () => {
  ahead = 0
  bot = await startBot({ demo: true, now: () => new Date(Date.now() + ahead) })
})
afterEach(() => bot.close())

const channel: Place = { id: '19:sales@thread.tacv2', kind: 'channel' }

/** Everything that was sent to a place and answers nobody. */
async function told(place: Place, count: number, from = 0): Promise<readonly Sent[]> {
  const found = () => bot.channel.sent.slice(from).filter(({ method, path, body }) => method !== 'GET' && path.includes(place.id) && body['type'] === 'message')
  for (let left = 1_000; left > 0 && found().length < count; left--) await wait(10)
  await wait(30)
  return found()
}

const cardIn = ({ body }: Sent) => (body['attachments'] as { content: CardJson }[])[0]!.content
const words = (sent: Sent | undefined) => (sent ? wordsOf(cardIn(sent)) : '')
const change = async (actor: Actor, text: string) => void (await bot.press(actor, personal(actor), cardOf(await bot.say(actor, personal(actor), text)), 'Save'))
const say = async (actor: Actor, place: Place, text: string) => wordsOf(cardOf(await bot.say(actor, place, text)))

it('who watches a customer is told of each change in private, with old and new values, in their language', async () => {
  await addCustomer(bot, grace, contoso)
  expect(await say(xiaomei, personal(xiaomei), '关注 contoso')).toContain('Contoso Ltd.')
  const from = bot.channel.sent.length
  await change(grace, 'update contoso phone:+8613812345678')
  const [first] = await told(personal(xiaomei), 1, from)
  expect(words(first)).toMatch(/Contoso Ltd\.[^]*Grace Miller：更新[^]*电话[^]*138 1234 5678/)
  await change(grace, 'update contoso phone:+8613812345679')
  const both = await told(personal(xiaomei), 2, from)
  expect(both).toHaveLength(2)
  expect(words(both[1])).toMatch(/138 1234 5678 → .*138 1234 5679/)
})

it('nobody is told in private of what they did themselves', async () => {
  await addCustomer(bot, grace, contoso)
  await say(grace, personal(grace), 'watch all')
  await say(xiaomei, personal(xiaomei), '关注 全部')
  const from = bot.channel.sent.length
  await change(grace, 'update contoso city:Beijing province:Beijing')
  expect(await told(personal(xiaomei), 1, from)).toHaveLength(1)
  expect((await told(personal(grace), 0, from)).filter(({ method, body }) => method === 'POST' && JSON.stringify(body).includes('by Grace'))).toEqual([])
})

it('a group is told who changed what everyone may see, and no more', async () => {
  await addCustomer(bot, grace, contoso)
  await say(sofia, room, 'seguir contoso')
  const from = bot.channel.sent.length
  await change(grace, 'update contoso phone:+8613812345678')
  const [secret] = await told(room, 1, from)
  expect(words(secret)).toMatch(/Contoso Ltd\.[^]*Actualizado por Grace Miller[^]*chat privado/)
  expect(JSON.stringify(secret!.body)).not.toMatch(/1381234|138 1234/)
  await change(grace, 'update contoso owner:zhiqiang')
  const [, open] = await told(room, 2, from)
  expect(words(open)).toMatch(/Responsable/)
})

it('in a channel each customer has one thread, whose head is kept as the customer is', async () => {
  await addCustomer(bot, grace, contoso)
  await say(grace, channel, 'watch all')
  const from = bot.channel.sent.length
  await change(grace, 'update contoso owner:Zoe')
  const [head, reply] = await told(channel, 2, from)
  expect(head!.path).toBe(`${channel.id}/activities`)
  expect(words(head)).toContain('Zoe')
  expect(reply!.path).toBe(`${channel.id};messageid=${head!.id}/activities`)
  expect(words(reply)).toContain('Updated by Grace Miller')
  await change(grace, 'update contoso owner:Yves')
  const [, , renewed, second] = await told(channel, 4, from)
  expect([renewed!.method, renewed!.path]).toEqual(['PUT', `${channel.id}/activities/${head!.id}`])
  expect(words(renewed)).toContain('Yves')
  expect(second!.path).toBe(reply!.path)
})

it('a head that was deleted is posted anew', async () => {
  await addCustomer(bot, grace, contoso)
  await say(grace, channel, 'watch all')
  const from = bot.channel.sent.length
  await change(grace, 'update contoso owner:Zoe')
  await told(channel, 2, from)
  bot.channel.answer = ({ method }) => (method === 'PUT' ? { status: 404, body: { error: { code: 'ActivityNotFoundInConversation' } } } : undefined)
  await change(grace, 'update contoso owner:Yves')
  const [, , , head, reply] = await told(channel, 5, from)
  expect(head!.path).toBe(`${channel.id}/activities`)
  expect(reply!.path).toBe(`${channel.id};messageid=${head!.id}/activities`)
})

it('those that fit are told of, and no others', async () => {
  await addCustomer(bot, grace, contoso)
  expect(await say(xiaomei, personal(xiaomei), '关注 城市:Beijing')).toContain('城市')
  const from = bot.channel.sent.length
  await change(grace, 'update contoso phone:+8613812345678')
  await wait(1_500)
  expect(await told(personal(xiaomei), 0, from)).toEqual([])
  await change(grace, 'update contoso city:Beijing province:Beijing')
  expect(words((await told(personal(xiaomei), 1, from))[0])).toContain('Beijing')
})

it('a digest comes once a day at its hour, with one line for each customer, and none where nothing changed', async () => {
  await addCustomer(bot, grace, contoso)
  const now = Number(new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone: 'Asia/Shanghai' }).format(Date.now()))
  const hour = (now + 2) % 24
  expect(await say(xiaomei, personal(xiaomei), `关注 全部 每天 ${hour}`)).toContain(`每天 ${hour}:00`)
  const from = bot.channel.sent.length
  await change(grace, 'update contoso phone:+8613812345678')
  await change(grace, 'update contoso phone:+8613812345679')
  await wait(1_500)
  expect(await told(personal(xiaomei), 0, from)).toEqual([])
  ahead = 2 * 3_600_000
  const [digest] = await told(personal(xiaomei), 1, from)
  expect(words(digest)).toMatch(/1 个客户有变化[^]*Contoso Ltd\. · 更新 · Grace Miller/)
  ahead += 24 * 3_600_000
  await wait(1_500)
  expect(await told(personal(xiaomei), 1, from)).toHaveLength(1)
})

it('“me” is whoever said it, also in a group, where it is stopped by the same words', async () => {
  expect(await say(grace, room, 'watch owner:me')).toContain('Owner: Grace Miller')
  expect(await say(sofia, room, 'dejar de seguir responsable:yo')).not.toContain('Ya no se sigue')
  expect(await say(grace, room, 'unwatch owner:me')).toMatch(/No longer watched here/)
})

it('what a list would show is what is told of: a city by its pinyin, and a status as it was then', async () => {
  await addCustomer(bot, grace, contoso.replace('city:Shanghai', 'city:上海市'))
  await say(xiaomei, personal(xiaomei), '关注 城市:Shanghai')
  await say(sofia, personal(sofia), 'seguir estado:archivado')
  const from = bot.channel.sent.length
  await change(grace, 'update contoso phone:+8613812345678')
  expect(await told(personal(xiaomei), 1, from)).toHaveLength(1)
  const between = bot.channel.sent.length
  await bot.say(grace, personal(grace), 'archive contoso')
  await bot.say(grace, personal(grace), 'archive yes')
  const archived = await told(personal(sofia), 1, between)
  expect(archived).toHaveLength(1)
  expect(words(archived[0])).not.toContain('138 1234 5678')
})

it('a digest leaves out what its person did, and tells what others did before', async () => {
  await addCustomer(bot, grace, contoso)
  await addCustomer(bot, grace, contoso.replaceAll('contoso', 'own').replace('Contoso', 'Own'))
  const now = Number(new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone: 'Asia/Shanghai' }).format(Date.now()))
  await say(grace, personal(grace), `watch all daily ${(now + 2) % 24}`)
  const from = bot.channel.sent.length
  await bot.press(xiaomei, personal(xiaomei), cardOf(await bot.say(xiaomei, personal(xiaomei), '更新 contoso 电话:+8613812345678')), '保存')
  await change(grace, 'update contoso tags:mine')
  await change(grace, 'update own tags:mine')
  ahead = 2 * 3_600_000
  const digests = (sent: readonly Sent[]) => sent.map(words).filter((each) => each.includes('changed'))
  for (let left = 500; left > 0 && digests(await told(personal(grace), 0, from)).length === 0; left--) await wait(20)
  const [digest = '', ...more] = digests(await told(personal(grace), 0, from)).filter((each) => !each.includes('Saved'))
  expect(more).toEqual([])
  expect(digest).toContain('Contoso Ltd.')
  expect(digest).not.toContain('Own Ltd.')
})

it('what is watched is shown with its hour, and stopped by number, by name, by its button, or all at once', async () => {
  await addCustomer(bot, grace, contoso)
  const here = personal(grace)
  for (const text of ['watch contoso', 'watch owner:me daily', 'watch city:Shanghai daily 18:00', 'watch all']) await say(grace, here, text)
  const list = await say(grace, here, 'watching')
  expect(list).toMatch(/1\. Contoso Ltd\.\nat once\n2\. Owner: Grace Miller\ndaily at 9:00\n3\. City: Shanghai\ndaily at 18:00\n4\. All customers\nat once/)
  expect(await say(grace, here, 'unwatch 2')).not.toContain('2. Owner')
  expect(await say(grace, here, 'unwatch contoso')).toMatch(/No longer watched here: Contoso Ltd\.[^]*1\. City/)
  const left = cardOf(await bot.say(grace, here, 'watching'))
  expect(titlesOf(left)).toEqual(['Watch', 'Stop City: Shanghai', 'Stop All customers'])
  expect(wordsOf((await bot.press(grace, here, left, 'Stop City: Shanghai')).replaced!)).toMatch(/No longer watched here: City: Shanghai\.[^]*1\. All customers/)
  await say(grace, here, 'watch contoso')
  expect(await say(grace, here, 'unwatch all')).toContain('No longer watched here: All customers, Contoso Ltd.')
  expect(await say(grace, here, 'watching')).toContain('Nothing is watched here')
  expect(await say(grace, room, 'watching')).toContain('Nothing is watched here')
})

it('what was unwatched is told no longer, and what happened meanwhile is not told later', async () => {
  await addCustomer(bot, grace, contoso)
  await say(xiaomei, personal(xiaomei), '关注 contoso')
  await say(xiaomei, personal(xiaomei), '取消关注 contoso')
  const from = bot.channel.sent.length
  await change(grace, 'update contoso phone:+8613812345678')
  await wait(1_200)
  await say(xiaomei, personal(xiaomei), '关注 contoso')
  const again = bot.channel.sent.length
  await change(grace, 'update contoso phone:+8613812345679')
  expect(await told(personal(xiaomei), 1, again)).toHaveLength(1)
  expect((await told(personal(xiaomei), 0, from)).filter(({ body }) => JSON.stringify(body).includes('Grace Miller：'))).toHaveLength(1)
})

it.each([
  ['watch', 'Nothing is watched here'],
  ['watch nobody at all', 'No customer matches “nobody at all”'],
  ['watch contoso daily 25', '“25” is not an hour of the day'],
  ['watch contoso city:Shanghai', 'Name either one customer or fields'],
  ['watch country:Atlantis', 'Atlantis'],
  ['unwatch contoso', 'That is not watched here.'],
  ['unwatch 7', 'That is not watched here.'],
  ['取消关注 全部', '此处并未关注该内容。'],
  ['seguir todo cada día a las 7', 'Todos los clientes: a partir de ahora se avisa aquí de los cambios, cada día a las 7:00.'],
  ['关注 contoso每天9点', 'Contoso Ltd.：今后将在此处通知其变化（每天 9:00）。'],
])('“%s” is answered with “%s”', async (text, answer) => {
  await addCustomer(bot, grace, contoso)
  expect(await say(grace, personal(grace), text)).toContain(answer)
})

it('a conversation that the channel has ended is told nothing more, until somebody speaks there', async () => {
  await addCustomer(bot, grace, contoso)
  await say(zhiqiang, personal(zhiqiang), '关注 contoso')
  let refusals = 0
  bot.channel.answer = ({ path, method }) => (method === 'POST' && path.includes(personal(zhiqiang).id) ? (refusals++, { status: 403, body: { error: { code: 'ConversationBlockedByUser' } } }) : undefined)
  for (const phone of ['+8613812345671', '+8613812345672']) {
    await change(grace, `update contoso phone:${phone}`)
    await wait(1_500)
  }
  expect(refusals).toBe(1)
  bot.channel.answer = () => undefined
  await say(zhiqiang, personal(zhiqiang), '关注列表')
  const from = bot.channel.sent.length
  await change(grace, 'update contoso phone:+8613812345673')
  expect((await told(personal(zhiqiang), 1, from)).map(words)).toEqual([expect.stringContaining('5673')])
})

it('what the channel cannot take just now is sent when it can, as it says, and once', async () => {
  await addCustomer(bot, grace, contoso)
  await say(xiaomei, personal(xiaomei), '关注 contoso')
  const from = bot.channel.sent.length
  const refusals = [{ status: 429, headers: { 'retry-after': '1' } }, { status: 503 }, { status: 412 }]
  bot.channel.answer = ({ path, method }) => (method === 'POST' && path.includes(personal(xiaomei).id) ? refusals.shift() : undefined)
  await change(grace, 'update contoso phone:+8613812345678')
  expect(await told(personal(xiaomei), 4, from)).toHaveLength(4)
  expect(bot.accidents).toEqual([])
  await wait(1_200)
  expect(await told(personal(xiaomei), 4, from)).toHaveLength(4)
})

it('fifty watches stand on one card, whose every one can be stopped by its number', async () => {
  const names = Array.from({ length: 50 }, (_, n) => `${String(n).padStart(2, '0')}${'城'.repeat(150)}`)
  for (const name of names) await bot.say(grace, personal(grace), `watch city:${name}`)
  const card = cardOf(await bot.say(grace, personal(grace), 'watching'))
  expect(JSON.stringify(card).length).toBeLessThan(28_000)
  expect(wordsOf(card)).toMatch(/unwatch 6[^]*50\. City: 49城+…/)
  expect(titlesOf(card).filter((title) => title.startsWith('Stop'))).toHaveLength(5)
  expect(await say(grace, personal(grace), 'unwatch 50')).toMatch(/No longer watched here: City: 49城+…/)
  expect(await say(grace, personal(grace), 'watch city:full')).toContain('changes are told here')
  expect(await say(grace, personal(grace), 'watch city:one too many')).toContain('There are 50 watches here already')
})

it('what is too long to be shown again is not watched', async () => {
  expect(await say(grace, personal(grace), `watch city:${'x'.repeat(400)}`)).toContain('too much to watch for')
})
