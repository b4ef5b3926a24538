import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { envelope, grace, message, personal } from '../support/activities.ts'
import { startBot, type Bot } from '../support/bot.ts'
import { elementsOf, wordsOf } from '../support/card.ts'
import { pressSealed } from '../support/sealed.ts'
import { cardOf } from './journey.ts'

let bot: Bot
beforeAll(async () => void (bot = await startBot({ demo: true })))
afterAll(async () => {
  expect(bot.accidents).toEqual([])
  await bot.close()
})

const place = personal(grace)
const verbs = ['list-customers', 'find-customers', 'show-customer', 'archive-customer', 'restore-customer', 'history', 'undo', 'roles', 'role', 'help', 'hello', 'language', 'cards']

describe('a hostile text', () => {
  const texts = {
    'a huge one': `find ${'contoso '.repeat(8_000)}`,
    'control characters': 'find \u0000\u0007\u001b[31m\u202Econtoso',
    'Markdown and a link': 'find **bold** [here](https://evil.example) ~~x~~',
    'a template': 'find ${companyName} ${$root} ${{}}',
    'a mention': 'find <at>everyone</at> <script>alert(1)</script>',
    'nothing but signs': 'show ((((((((((((.*+?^$|\\',
    'half a character': 'find \ud800 x',
    'a prototype': 'list __proto__:x constructor:y sort:__proto__ page:toString',
  }

  it.each(Object.entries(texts))('is answered, and nothing breaks: %s', async (_name, text) => {
    const { cards } = await bot.say(grace, place, text)
    expect(cards.length).toBe(1)
    expect(JSON.stringify(cards[0]).length).toBeLessThan(28_000)
  })

  it('is shown as it was typed, never as Markdown or a template', async () => {
    const card = cardOf(await bot.say(grace, place, 'find **bold** ${companyName} [x](https://evil.example)'))
    expect(wordsOf(card)).toContain('**bold** ${companyName} [x](https://evil.example)')
    const markdown = elementsOf(card).filter(({ type, text }) => type === 'TextBlock' && String(text).includes('evil.example'))
    expect(markdown).toEqual([])
  })
})

describe('a hostile button', () => {
  const datas = {
    nothing: {},
    objects: { id: { $gt: '' }, page: [1], text: { a: 1 }, version: {} },
    'wrong kinds': { id: 7, page: 'x', version: true, sure: 'maybe', sort: 'x', to: 9 },
    'foreign ids': { id: '../../people', person: 'nobody', draft: '%00', roles: 'administrator emperor' },
    'prototypes': { constructor: 'x', toString: 'y', hasOwnProperty: 1 },
    'oversized texts': { id: 'x'.repeat(50_000), text: 'y'.repeat(50_000), filter_notes: 'z'.repeat(50_000) },
  }

  it.each(Object.entries(datas))('is answered by every command, and nothing breaks: %s', async (_name, data) => {
    for (const verb of verbs) {
      const { status } = await bot.post(pressSealed(grace, place, bot.channel.url, { verb, data }))
      expect(status, verb).toBe(200)
    }
  })

  it('with a prototype in it is refused before anything reads it', async () => {
    const data = JSON.parse('{"__proto__": {"id": "demo-1"}}') as object
    expect((await bot.post(pressSealed(grace, place, bot.channel.url, { verb: 'show-customer', data }))).status).toBe(400)
  })

  it('does not archive without the question, whatever it says', async () => {
    await bot.post(pressSealed(grace, place, bot.channel.url, { verb: 'archive-customer', data: { id: 'demo-0', version: 1, sure: true, operation: 'x' } }))
    expect(wordsOf(cardOf(await bot.say(grace, place, 'show xingchensz')))).toContain('Active')
  })

  it('that nobody pressed, a refresh, changes nothing', async () => {
    const refresh = pressSealed(grace, place, bot.channel.url, { verb: 'restore-customer', data: { id: 'demo-0' } }) as unknown as { value: object }
    expect((await bot.post({ ...refresh, value: { ...refresh.value, trigger: 'automatic' } })).status).toBe(200)
  })
})

describe('another tenant', () => {
  it('sees nothing of this one’s customers, people and rights', async () => {
    const foreign = { ...message(grace, place, bot.channel.url, 'list'), ...tenantOf('99999999-0000-4000-8000-000000000009') }
    const before = bot.channel.sent.length
    await bot.post(foreign)
    const said = JSON.stringify(bot.channel.sent.slice(before))
    expect(said).not.toContain('xingchensz')
    expect(said).not.toContain('of 24')
  })
})

function tenantOf(id: string): object {
  const { conversation } = envelope(grace, place, '') as { conversation: object }
  return { conversation: { ...conversation, tenantId: id }, channelData: { tenant: { id } } }
}
