import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { execute, grace, lucia, message, personal, room, sofia, tenant, xiaomei, zhiqiang } from '../support/activities.ts'
import { startBot, type Bot } from '../support/bot.ts'
import type { Sent } from '../support/channel.ts'
import { addCustomer, cardOf, contoso } from './journey.ts'

let bot: Bot
beforeAll(async () => void (bot = await startBot({ demo: true })))
afterAll(() => bot.close())

/** The customer of each test, of its own. */
let name: string
let tests = 0
beforeEach(() => {
  name = `living${++tests}`
  bot.channel.answer = () => undefined
  bot.channel.sent.length = 0
})
const added = (to: Bot) => addCustomer(to, grace, contoso.replaceAll(/contoso/gi, name))

const people = [grace, xiaomei, sofia].map(({ id, name }) => ({ id: `29:${id}`, name }))

/** The updates of messages that stood in a conversation, once there are `count` of them. */
async function updates(place: { readonly id: string }, count: number): Promise<readonly Sent[]> {
  const found = () => bot.channel.sent.filter(({ method, path }) => method === 'PUT' && path.includes(place.id))
  for (let left = 200; left > 0 && found().length < count; left--) await wait(10)
  return found()
}

const idIn = (path: string) => path.split('/').at(-1)
const drawn = ({ body }: Sent) => JSON.stringify(body)
const posted = (place: { readonly id: string }) => bot.channel.sent.filter(({ method, path, body }) => method === 'POST' && path.includes(place.id) && body['type'] === 'message').at(-1)!

it('a card in somebody else’s chat follows a change, in that person’s language', async () => {
  await added(bot)
  await bot.say(xiaomei, personal(xiaomei), `查看 ${name}`)
  const { id } = posted(personal(xiaomei))
  const change = cardOf(await bot.say(grace, personal(grace), `update ${name} city:Beijing province:Beijing`))
  expect(await updates(personal(xiaomei), 0)).toEqual([])
  await bot.press(grace, personal(grace), change, 'Save')
  const [update] = await updates(personal(xiaomei), 1)
  expect(idIn(update!.path)).toBe(id)
  expect(drawn(update!)).toContain('Beijing')
  expect(drawn(update!)).toContain('主要联系人')
})

it('a card in a group follows a change that was made in private, and asks each client for its own person’s view', async () => {
  bot.channel.answer = ({ method, path }) => (method === 'GET' && path.includes('pagedmembers') ? { status: 200, body: { members: people } } : undefined)
  await added(bot)
  await bot.say(sofia, room, `mostrar ${name}`)
  const shown = posted(room)
  const refresh = { action: { type: 'Action.Execute', verb: 'show-customer' }, userIds: people.map(({ id }) => id) }
  expect(shown.body).toMatchObject({ attachments: [{ content: { refresh } }] })
  await bot.say(grace, personal(grace), `archive ${name}`)
  const asked = posted(personal(grace))
  const [{ content }] = asked.body['attachments'] as [{ content: { body: unknown[] } }]
  await bot.press(grace, personal(grace), content, 'Archive')
  const [update] = await updates(room, 1)
  expect(idIn(update!.path)).toBe(shown.id)
  expect(update!.body).toMatchObject({ attachments: [{ content: { refresh } }] })
  expect(drawn(update!)).toContain('Archivado')
})

it('a client’s own refresh gives its person’s view in that person’s language, and writes nothing', async () => {
  await added(bot)
  const automatic = (actor: typeof grace, verb: string, id: string) => {
    const pressed = execute(actor, room, bot.channel.url, { verb, data: { id, verb } })
    return bot.post({ ...pressed, value: { ...(pressed['value'] as object), trigger: 'automatic' } })
  }
  const shown = cardOf(await bot.say(grace, room, `show ${name}`))
  const id = /"id":"([\w-]{10,})"/.exec(JSON.stringify(shown))?.[1] ?? ''
  const before = bot.channel.sent.length
  const own = await automatic(xiaomei, 'show-customer', id)
  expect(own.status).toBe(200)
  expect(JSON.stringify(own.body)).toContain('编辑')
  const stranger = { id: 'cccccccc-0000-4000-8000-000000000003', name: 'Nobody Yet', locale: 'en-US' }
  for (const [actor, verb] of [[stranger, 'show-customer'], [lucia, 'show-customer'], [grace, 'archive-customer'], [grace, 'no-such-verb']] as const) {
    expect((await automatic(actor, verb, id)).body).toEqual({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: '' })
  }
  expect(bot.channel.sent.slice(before)).toEqual([])
  expect(JSON.stringify(cardOf(await bot.say(grace, personal(grace), 'roles')))).not.toContain(stranger.name)
  expect(JSON.stringify(cardOf(await bot.say(grace, personal(grace), `show ${name}`)))).toContain('Active')
})

it('a message that the channel has no longer is not tried again', async () => {
  await added(bot)
  await bot.say(sofia, personal(sofia), `mostrar ${name}`)
  bot.channel.answer = ({ method }) => (method === 'PUT' ? { status: 404, body: { error: { code: 'ActivityNotFoundInConversation' } } } : undefined)
  for (const city of ['Beijing', 'Tianjin']) {
    await bot.press(grace, personal(grace), cardOf(await bot.say(grace, personal(grace), `update ${name} city:${city} province:${city}`)), 'Save')
    await updates(personal(sofia), 1)
    await wait(50)
  }
  expect(await updates(personal(sofia), 1)).toHaveLength(1)
  expect(bot.accidents).toEqual([])
})

it('a refresh that somebody asked for by hand leaves the card of all others as it is', async () => {
  bot.channel.answer = ({ method, path }) => (method === 'GET' && path.includes('pagedmembers') ? { status: 200, body: { members: people } } : undefined)
  await added(bot)
  await bot.say(sofia, room, `mostrar ${name}`)
  const shown = posted(room)
  const [{ content }] = shown.body['attachments'] as [{ content: { refresh: { action: { verb: string; data: object } } } }]
  const before = bot.channel.sent.length
  const own = await bot.post(execute(xiaomei, room, bot.channel.url, content.refresh.action, shown.id))
  expect(JSON.stringify(own.body)).toContain('编辑')
  expect(bot.channel.sent.slice(before).filter(({ method }) => method !== 'GET')).toEqual([])
})

it('who is an administrator by the settings, of this tenant, has an own view, and cards that follow', async () => {
  const own = await startBot({ demo: true, env: { ADMINISTRATORS: `${tenant}/${lucia.id}` } })
  await added(own)
  await own.say(lucia, personal(lucia), `mostrar ${name}`)
  const shown = own.channel.sent.at(-1)!
  const id = /"id":"([\w-]{10,})"/.exec(JSON.stringify(shown.body))?.[1] ?? ''
  const refreshed = await own.post(execute(lucia, room, own.channel.url, { verb: 'show-customer', data: { id, verb: 'show-customer', own: true } }))
  expect(JSON.stringify(refreshed.body)).toContain('Archivar')
  await own.press(grace, personal(grace), cardOf(await own.say(grace, personal(grace), `update ${name} city:Beijing province:Beijing`)), 'Save')
  const update = () => own.channel.sent.find(({ method, path }) => method === 'PUT' && path.endsWith(shown.id))
  for (let left = 200; left > 0 && !update(); left--) await wait(10)
  expect(drawn(update()!)).toContain('Beijing')
  await own.close()
})

it('a card in a group follows for the others there when whoever asked for it may see customers no more', async () => {
  await added(bot)
  await bot.say(zhiqiang, room, `查看 ${name}`)
  const shown = posted(room)
  await bot.say(grace, personal(grace), `role ${zhiqiang.name} none`)
  await bot.press(grace, personal(grace), cardOf(await bot.say(grace, personal(grace), `archive ${name}`)), 'Archive')
  const [update] = await updates(room, 1)
  expect(idIn(update!.path)).toBe(shown.id)
  expect(drawn(update!)).toContain('已归档')
  await bot.say(grace, personal(grace), `role ${zhiqiang.name} sales agent`)
})

it('a card that was on its way while somebody saved follows as soon as it is there', async () => {
  await added(bot)
  const change = cardOf(await bot.say(grace, personal(grace), `update ${name} city:Beijing province:Beijing`))
  let refused = 0
  bot.channel.answer = ({ method, path }) => (method === 'POST' && path.includes(personal(xiaomei).id) && refused++ === 0 ? { status: 429, headers: { 'retry-after': '1' } } : undefined)
  const showing = bot.post(message(xiaomei, personal(xiaomei), bot.channel.url, `查看 ${name}`))
  while (refused === 0) await wait(5)
  await bot.press(grace, personal(grace), change, 'Save')
  await showing
  const shown = posted(personal(xiaomei))
  expect(drawn(shown)).not.toContain('Beijing')
  const [update] = await updates(personal(xiaomei), 1)
  expect(idIn(update!.path)).toBe(shown.id)
  expect(drawn(update!)).toContain('Beijing')
})
