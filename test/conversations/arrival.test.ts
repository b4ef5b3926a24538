import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ana, bot as self, grace, message, personal, room, sofia, xiaomei, type Actor, type Place } from '../support/activities.ts'
import { installation, members, team, teamEvent } from '../support/arrivals.ts'
import { startBot, type Bot } from '../support/bot.ts'
import { titlesOf, wordsOf, type CardJson } from '../support/card.ts'
import type { Sent } from '../support/channel.ts'
import { addCustomer, cardOf, contoso } from './journey.ts'

let bot: Bot
beforeEach(async () => void (bot = await startBot({ demo: true })))
afterEach(() => bot.close())

const [general, sales] = team.channels
const chat = personal(sofia)
const said = (from = 0): readonly Sent[] => bot.channel.sent.slice(from).filter(({ method }) => method !== 'GET')
const words = ({ body }: Sent): string => wordsOf((body['attachments'] as { content: CardJson }[])[0]!.content)
const install = (actor: Actor, place: Place, action = 'add', settings?: object) => bot.post(installation(actor, place, bot.channel.url, action, settings))
const joined = (actor: Actor, place: Place, ...added: readonly object[]) => bot.post(members(actor, place, bot.channel.url, { membersAdded: added }))
const left = (actor: Actor, place: Place) => bot.post(members(actor, place, bot.channel.url, { membersRemoved: [{ id: self.id }] }))
const say = async (actor: Actor, place: Place, text: string) => wordsOf(cardOf(await bot.say(actor, place, text)))
const change = async (text: string) => void (await bot.press(grace, personal(grace), cardOf(await bot.say(grace, personal(grace), `update contoso ${text}`)), 'Save'))

/** Says in a channel what Teams says there: with its team. */
async function watch(place: Place): Promise<void> {
  const activity = message(grace, place, bot.channel.url, 'watch all')
  await bot.post({ ...activity, channelData: { ...Object(activity['channelData']), ...(place.kind === 'channel' ? { team: { id: team.id }, channel: { id: place.id } } : {}) } })
}

/** What a place is told of a change, within so many ms. */
async function toldOf(text: string, place: Place, most = 5_000): Promise<string> {
  const from = bot.channel.sent.length
  const told = () => said(from).filter(({ path, method }) => method === 'POST' && path.startsWith(place.id))
  await change(text)
  for (let left = most; left > 0 && !told().some((one) => words(one).includes(text.replace('owner:', ''))); left -= 50) await wait(50)
  return told().map(words).join('\n')
}

describe('an arrival', () => {
  it('is welcomed in the language of whoever installed the bot, with buttons', async () => {
    await install(sofia, chat)
    expect(said()).toHaveLength(1)
    expect(words(said()[0]!)).toMatch(/^Hola, Sofía[^]*Elige un botón o escribe un comando/)
    expect(titlesOf((said()[0]!.body['attachments'] as { content: CardJson }[])[0]!.content).length).toBeGreaterThan(2)
  })

  it.each([
    ['the installation first', (): Promise<unknown> => install(xiaomei, room).then(() => joined(xiaomei, room, { id: self.id }))],
    ['the members first', (): Promise<unknown> => Promise.all([joined(xiaomei, room, { id: self.id }), wait(50).then(() => install(xiaomei, room))])],
    ['everything twice', (): Promise<unknown> => Promise.all([joined(xiaomei, room, { id: self.id }), install(xiaomei, room), install(xiaomei, room), joined(xiaomei, room, { id: self.id })])],
  ])('is welcomed once in the language of the installation: %s', async (_, events) => {
    await events()
    expect(said().map(words)).toEqual([expect.stringContaining('请选择一个按钮，或 @ 我')])
  })

  it('that only the members tell of is welcomed too, in the language that the bot has by itself', async () => {
    await joined(xiaomei, room, { id: self.id })
    expect(said().map(words)).toEqual([expect.stringContaining('mention me')])
  })

  it('is not welcomed again after a restart', async () => {
    await install(grace, room)
    await bot.stop()
    await bot.again()
    await install(grace, room)
    expect(said()).toHaveLength(1)
  })

  it('in a channel names who added the bot, whose name the roster tells, and speaks where they chose', async () => {
    bot.channel.answer = ({ method, path }) => (method === 'GET' && path === `${team.id}/members/29:${ana.id}` ? { status: 200, body: { id: `29:${ana.id}`, name: 'Ana Ruiz', aadObjectId: ana.id } } : undefined)
    await install(ana, general, 'add', { selectedChannel: { id: sales.id } })
    expect(said().map(({ path }) => path)).toEqual([expect.stringMatching(`^${sales.id}/activities`)])
    expect(words(said()[0]!)).toContain('Ana Ruiz added me here.')
  })

  it('of someone whose name nobody tells gives nobody a wrong one', async () => {
    await bot.say(grace, personal(grace), 'hello')
    const from = bot.channel.sent.length
    await install(grace, room)
    await install(ana, chat)
    expect(said(from).map(words)).toEqual([expect.stringContaining('Grace Miller added me here'), expect.stringMatching(/^Hello\n/)])
    expect(await say(grace, personal(grace), 'roles')).not.toContain(ana.id)
  })

  it('of many people is welcomed with nothing, however many join', async () => {
    await install(grace, general)
    const from = bot.channel.sent.length
    await joined(grace, general, ...Array.from({ length: 50 }, () => ({ id: `29:${randomUUID()}` })))
    for (let n = 0; n < 50; n++) await joined(grace, general, { id: `29:${randomUUID()}`, aadObjectId: randomUUID() })
    expect(bot.channel.sent.slice(from)).toEqual([])
  })

  it('of a new version says nothing', async () => {
    await install(grace, room)
    const from = bot.channel.sent.length
    for (const event of ['remove-upgrade', 'add-upgrade']) await install(grace, room, event)
    await joined(grace, room, { id: self.id })
    expect(said(from)).toEqual([])
  })

})

describe('a removal', () => {
  it.each([
    ['the bot', room, () => install(grace, room, 'remove'), () => install(grace, room)],
    ['the bot, as its members tell', room, () => left(grace, room), () => install(grace, room)],
    ['the bot from a team', sales, () => install(grace, general, 'remove'), () => install(grace, general)],
    ['the channel', sales, () => bot.post(teamEvent(grace, bot.channel.url, 'channelDeleted', sales)), () => bot.post(teamEvent(grace, bot.channel.url, 'channelRestored', sales))],
    ['the team', sales, () => bot.post(teamEvent(grace, bot.channel.url, 'teamDeleted')), () => bot.post(teamEvent(grace, bot.channel.url, 'teamRestored'))],
    ['the team to the archive', sales, () => bot.post(teamEvent(grace, bot.channel.url, 'teamArchived')), () => bot.post(teamEvent(grace, bot.channel.url, 'teamUnarchived'))],
  ])('of %s ends what is watched there, until it is there again', async (_, place, removed, again) => {
    await addCustomer(bot, grace, contoso)
    await watch(place)
    expect(await toldOf('owner:Zoe', place)).toContain('Zoe')
    await removed()
    expect(await toldOf('owner:Yves', place, 1_500)).toBe('')
    await again()
    const told = await toldOf('owner:Xena', place)
    expect(told).toContain('Xena')
    expect(told).not.toContain('→ Yves')
  }, 20_000)

  it('of one channel leaves the others', async () => {
    await addCustomer(bot, grace, contoso)
    await watch(general)
    await bot.post(teamEvent(grace, bot.channel.url, 'channelDeleted', sales))
    expect(await toldOf('owner:Zoe', general)).toContain('Zoe')
  })

  it('and a new installation are welcomed again', async () => {
    for (const action of ['add', 'remove', 'add']) await install(grace, room, action)
    expect(said()).toHaveLength(2)
  })

  it('that arrives late undoes no later installation', async () => {
    const late = installation(grace, room, bot.channel.url, 'remove')
    await wait(5)
    await install(grace, room)
    await bot.post(late)
    await install(grace, room)
    expect(said()).toHaveLength(1)
  })

  it('has a card there be tried once more at most', async () => {
    await addCustomer(bot, grace, contoso)
    await bot.say(grace, room, 'show contoso')
    await install(grace, room, 'remove')
    let tried = 0
    bot.channel.answer = ({ method, path }) => (path.startsWith(room.id) && method === 'PUT' ? (tried++, { status: 403, body: { error: { code: 'BotNotInConversationRoster' } } }) : undefined)
    for (const owner of ['Zoe', 'Yves']) await toldOf(`owner:${owner}`, room, 300)
    expect(tried).toBe(1)
  })
})

describe('nothing is said or done', () => {
  it.each(['teamRenamed', 'channelRenamed', 'channelCreated'])('where Teams tells %s: what is watched goes on, since no name is kept', async (eventType) => {
    await addCustomer(bot, grace, contoso)
    await watch(sales)
    const from = bot.channel.sent.length
    expect(await bot.post(teamEvent(grace, bot.channel.url, eventType, sales))).toEqual({ status: 200, body: '' })
    expect(bot.channel.sent.slice(from)).toEqual([])
    expect(await toldOf('owner:Zoe', sales)).toContain('Zoe')
  })

  const typed = (text: string) => message(grace, personal(grace), bot.channel.url, text)
  const told = (eventType: string) => ({ channelData: { eventType, ...Object(typed('')['channelData']) } })
  it.each([
    ['a command is edited', () => ({ ...typed('language es'), type: 'messageUpdate', ...told('editMessage') })],
    ['its deletion is undone', () => ({ ...typed('language es'), type: 'messageUpdate', ...told('undeleteMessage') })],
    ['it is deleted', () => ({ ...typed(''), type: 'messageDelete', ...told('softDeleteMessage') })],
    ['somebody reacts to a card', () => ({ ...typed(''), text: undefined, type: 'messageReaction', reactionsAdded: [{ type: 'like' }], replyToId: 'card-1' })],
    ['the reaction is taken back', () => ({ ...typed(''), text: undefined, type: 'messageReaction', reactionsRemoved: [{ type: 'like' }], replyToId: 'card-1' })],
  ])('where %s', async (_, activity) => {
    expect(await bot.post(activity())).toEqual({ status: 200, body: '' })
    expect(bot.channel.sent).toEqual([])
    expect(await say(grace, personal(grace), 'help')).toContain('What you can do here')
    await bot.post(typed('language es'))
    expect(await say(grace, personal(grace), 'help')).toContain('Lo que se puede hacer aquí')
  })
})
