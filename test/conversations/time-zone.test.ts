import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { grace, personal, sofia, xiaomei } from '../support/activities.ts'
import { startBot, type Bot } from '../support/bot.ts'
import { wordsOf } from '../support/card.ts'
import { addCustomer, cardOf, contoso } from './journey.ts'

const noon = '2026-11-22T12:00:00Z'
const inMadrid = { ...sofia, timeZone: 'Europe/Madrid' }
const inTokyo = { ...xiaomei, timeZone: 'Asia/Tokyo' }

let ahead: number
let bot: Bot
beforeEach(async () => {
  ahead = 0
  bot = await startBot({ now: () => new Date(Date.parse(noon) + ahead) })
  await addCustomer(bot, grace, contoso)
})
afterEach(() => bot.close())

const shown = async (...[actor, place, text]: Parameters<Bot['say']>) => wordsOf(cardOf(await bot.say(actor, place, text)))

it('times are told in the zone of the person’s client, and in the bot’s own where it is not known', async () => {
  expect(await shown(grace, personal(grace), 'show contoso')).toContain('20:00')
  expect(await shown(inMadrid, personal(sofia), 'mostrar contoso')).toContain('13:00')
})

it('the zone is remembered, for clients that do not tell it, and one that there is not is no zone', async () => {
  await shown(inTokyo, personal(xiaomei), '查看 contoso')
  expect(await shown(xiaomei, personal(xiaomei), '查看 contoso')).toContain('21:00')
  expect(await shown({ ...xiaomei, timeZone: 'Mars/Olympus' }, personal(xiaomei), '查看 contoso')).toContain('21:00')
  // Older names of a zone are names.
  expect(await shown({ ...xiaomei, timeZone: 'Asia/Calcutta' }, personal(xiaomei), '查看 contoso')).toContain('17:30')
  expect(bot.accidents).toEqual([])
})

it('the hour of a digest is the one on the clock of whoever watches', async () => {
  await bot.say(inMadrid, personal(sofia), 'seguir todo cada día 14')
  await bot.say(grace, personal(grace), 'watch all daily 22')
  await bot.press(grace, personal(grace), cardOf(await bot.say(grace, personal(grace), 'update contoso phone:+8613812345678')), 'Save')
  const digests = () => bot.channel.sent.filter(({ body }) => JSON.stringify(body).includes('Contoso Ltd. · '))
  const from = digests().length
  ahead = 61 * 60_000
  for (let left = 300; left > 0 && digests().length === from; left--) await wait(10)
  await wait(1_200)
  expect(digests().slice(from).map(({ path }) => path)).toEqual([expect.stringContaining(personal(sofia).id)])
})
