import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Choice } from '../../src/bot/reply.ts'
import { textOfHtml } from '../../src/teams/html.ts'
import { ana, invoke, personal, room, type Place } from '../support/activities.ts'
import { openLocal, silence, type LocalBot } from './local.ts'

let local: LocalBot
beforeEach(async () => void (local = await openLocal({ linkHost: 'accounts.contoso.com' })))
afterEach(() => local.close())

const chat = personal(ana)
const card = { type: 'AdaptiveCard', version: '1.5', body: [] }
const choice: Choice = { title: 'A < B', value: 'c-1', line: 'a & b', card: () => card }
const send = (name: string, value: unknown, place: Place = chat) => local.post(invoke(ana, place, local.channel.url, name, value))

describe('what is typed into an input whose choices are looked up', () => {
  const typed = (value: object) => send('application/search', { kind: 'search', dataset: 'people', queryText: '', queryOptions: { skip: 0, top: 15 }, ...value })

  it('is asked for by dataset and text, and answered with titles and values', async () => {
    local.answer = () => ({ ...silence, choices: [choice] })
    expect(await typed({ queryText: 'gra' })).toEqual({ status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.search.searchResponse', value: { results: [{ title: 'A < B', value: 'c-1' }] } } })
    expect(local.asked).toMatchObject([{ sought: { among: 'people', text: 'gra', from: 0, most: 15 }, person: { id: ana.id } }])
  })

  it('may be empty, and never asks for more than 15', async () => {
    await typed({})
    await typed({ queryOptions: { skip: 0, top: 500 } })
    await typed({ queryOptions: 'all' })
    expect(local.asked.map(({ sought }) => [sought?.text, sought?.most])).toEqual([['', 15], ['', 15], ['', 15]])
  })

  it('of an unknown dataset finds nothing, and a refusal is no choice', async () => {
    const none = { status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.search.searchResponse', value: { results: [] } } }
    local.answer = () => ({ ...silence, refusal: { text: 'no' } })
    for (const value of [{ dataset: 'secrets' }, { dataset: ['people'] }, {}]) expect(await typed(value)).toEqual(none)
    expect(local.asked).toHaveLength(1)
  })
})

describe('the compose box', () => {
  const search = (parameters: unknown, more: object = {}) => send('composeExtension/query', { commandId: 'find-customers', parameters, queryOptions: { skip: 0, count: 25 }, ...more }, room)

  it('gets the cards of what is sought, each with a preview that shows signs as they are', async () => {
    local.answer = () => ({ ...silence, choices: [choice] })
    const { status, body } = await search([{ name: 'query', value: 'contoso' }])
    const preview = { contentType: 'application/vnd.microsoft.card.thumbnail', content: { title: 'A &lt; B', text: 'a &amp; b' } }
    expect({ status, body }).toEqual({ status: 200, body: { composeExtension: { type: 'result', attachmentLayout: 'list', attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card, preview }] } } })
    expect(local.asked[0]?.sought).toEqual({ among: 'cards', text: 'contoso', from: 0, most: 10 })
  })

  it('asks for the recent ones when it is opened, and for the next ones when it is scrolled', async () => {
    await search([{ name: 'initialRun', value: 'true' }])
    await search([{ name: 'query', value: 'a' }], { queryOptions: { skip: 10, count: 5 } })
    expect(local.asked.map(({ sought }) => sought)).toMatchObject([{ text: '', from: 0 }, { text: 'a', from: 10, most: 5 }])
  })

  it('is told why nothing is shown', async () => {
    local.answer = () => ({ ...silence, refusal: { text: 'no right' } })
    expect((await search([])).body).toEqual({ composeExtension: { type: 'message', text: 'no right' } })
  })

  it('never makes the bot write into the conversation, where it may not be', async () => {
    local.answer = async () => (await new Promise((resolve) => setTimeout(resolve, 1_100)), { ...silence, choices: [] })
    await search([])
    expect(local.channel.sent).toEqual([])
  })
})

describe('a link', () => {
  const open = (url: unknown) => send('composeExtension/queryLink', { url })

  it('to a customer asks for that one', async () => {
    local.answer = () => ({ ...silence, choices: [choice] })
    expect((await open('https://accounts.contoso.com/customers/AbC_d-9?x=1#y')).body).toMatchObject({ composeExtension: { type: 'result', attachments: [{ content: card }] } })
    expect(local.asked[0]?.sought).toEqual({ among: 'cards', text: '', id: 'AbC_d-9', from: 0, most: 1 })
  })

  it.each(['https://evil.example/customers/1', 'https://accounts.contoso.com.evil.example/customers/1', 'https://accounts.contoso.com@evil.example/customers/1', 'http://accounts.contoso.com/customers/1', 'https://accounts.contoso.com:8443/customers/1', 'https://accounts.contoso.com/customers/../people/1', 'https://accounts.contoso.com/customers/%2e%2e', 'https://accounts.contoso.com/other/1', 'javascript:alert(1)', 7, null])('of another kind shows nothing: %s', async (url) => {
    expect((await open(url)).body).toEqual({ composeExtension: { type: 'result', attachmentLayout: 'list', attachments: [] } })
    expect(local.asked).toEqual([])
  })
})

describe('a dialog', () => {
  const action = { type: 'Action.Execute', verb: 'submit', title: 'Save', data: { verb: 'submit', seal: 's' }, fallback: { type: 'Action.Submit', title: 'Save', data: { verb: 'submit', seal: 's' } } }
  const window = { type: 'Action.Submit', title: 'In a window', data: { verb: 'fill-in', msteams: { type: 'task/fetch' } } }
  const form = { ...card, body: [{ type: 'ActionSet', actions: [action, window] }] }

  it('is opened by a button, which is pressed as in a card', async () => {
    await send('task/fetch', { data: { verb: 'fill-in', draft: 'd', city_1: 'Bilbao', msteams: { type: 'task/fetch' } }, context: { theme: 'dark' } })
    expect(local.asked).toMatchObject([{ dialog: true, pressed: { verb: 'fill-in', data: { draft: 'd', city_1: 'Bilbao' }, automatic: false } }])
  })

  it.each(['task/fetch', 'task/submit', 'composeExtension/submitAction'])('shows a card with buttons of its own kind: %s', async (name) => {
    local.answer = () => ({ ...silence, dialog: { text: 'Add a customer', card: form } })
    const { body } = await send(name, { data: { verb: 'fill-in' } })
    expect(body).toEqual({ task: { type: 'continue', value: { title: 'Add a customer', width: 'medium', height: 'large', card: { contentType: 'application/vnd.microsoft.card.adaptive', content: { ...card, body: [{ type: 'ActionSet', actions: [action.fallback] }] } } } } })
  })

  it('ends with a text, and the record is posted', async () => {
    local.answer = () => ({ here: [{ text: 'Contoso', card }], privately: [], dialog: { text: 'Saved.' } })
    expect((await send('task/submit', { data: { verb: 'submit' } })).body).toEqual({ task: { type: 'message', value: 'Saved.' } })
    expect(local.channel.sent.map(({ method, body }) => [method, body['summary']])).toEqual([['POST', 'Contoso']])
  })

  it('says what was saved even where the private chat cannot be opened', async () => {
    local.channel.answer = () => ({ status: 403, body: { error: { code: 'BotNotInConversationRoster' } } })
    local.answer = () => ({ here: [], privately: [{ text: 'Contoso', card }], dialog: { text: 'Saved.' } })
    expect(await send('task/submit', { data: { verb: 'submit' } }, room)).toEqual({ status: 200, body: { task: { type: 'message', value: 'Saved.' } } })
  })

  it('says a refusal', async () => {
    local.answer = () => ({ ...silence, refusal: { text: 'altered' } })
    expect((await send('task/submit', { data: {} })).body).toEqual({ task: { type: 'message', value: 'altered' } })
  })

  it.each([
    ['<p>Contoso Ltd.<br>Li&nbsp;Na &lt;na@contoso.com&gt;</p><div>+86&amp;138</div>', 'Contoso Ltd.\nLi Na <na@contoso.com>\n+86&138'],
    ['<table><tr><th>Name</th><th>City</th></tr><tr><td>Contoso</td><td>Bilbao</td></tr></table>', 'Name\tCity\nContoso\tBilbao'],
    ['<ul><li><strong>Company</strong>: Contoso</li><li>City: <a href="https://x.example">Bilbao</a></li></ul>', 'Company: Contoso\nCity: Bilbao'],
    ['', ''],
  ])('beside a message opens a command with what the message says: %s', async (content, text) => {
    await send('composeExtension/fetchTask', { commandId: 'add-customer', commandContext: 'message', messagePayload: { id: '1', body: { contentType: 'html', content } } })
    expect(local.asked).toMatchObject([{ dialog: true, opens: { verb: 'add-customer', text } }])
  })

  it('takes a message that is text as it is, and none where there is none', async () => {
    await send('composeExtension/fetchTask', { commandId: 'add-customer', messagePayload: { body: { contentType: 'text', content: 'a <b>' } } })
    for (const messagePayload of [undefined, null, 7, { body: null }, { body: { content: 7 } }]) await send('composeExtension/fetchTask', { commandId: 'add-customer', messagePayload })
    expect(local.asked.map(({ opens }) => opens?.text)).toEqual(['a <b>', '', '', '', '', ''])
  })

  it('reads a hostile message in time', () => {
    for (const part of ['<', '<a ', '<br', '</td>', '&', '<!--', '</td> <td']) {
      const began = performance.now()
      textOfHtml(part.repeat(100_000 / part.length))
      expect(performance.now() - began, part).toBeLessThan(200)
    }
  })
})

describe('whatever an invoke holds', () => {
  const names = ['adaptiveCard/action', 'application/search', 'composeExtension/query', 'composeExtension/queryLink', 'composeExtension/fetchTask', 'composeExtension/submitAction', 'task/fetch', 'task/submit']
  const values = [undefined, null, 7, 'x', [], {}, { data: 7 }, { data: 'x', commandId: {}, parameters: 'x' }, { commandId: 'find-customers', parameters: [null, { name: 'query' }] }, { data: [{}], url: {}, dataset: 'people', queryText: {} }]

  it.each(names)('it is answered well-formed: %s', async (name) => {
    for (const value of values) {
      const { status, body } = await send(name, value)
      expect([status, typeof body], JSON.stringify(value)).toEqual([200, 'object'])
    }
    expect(local.reports).toEqual([])
  })

  it.each(names)('from somebody whom the channel does not vouch for says so, and asks nothing: %s', async (name) => {
    const stranger = { ...invoke(ana, chat, local.channel.url, name, { commandId: 'find-customers', dataset: 'people', url: 'https://accounts.contoso.com/customers/1', queryText: '', data: {} }), from: { id: '29:x', name: 'X' } }
    const { status, body } = await local.post(name === 'composeExtension/fetchTask' ? { ...stranger, value: { commandId: 'add-customer' } } : stranger)
    expect(status).toBe(200)
    if (name !== 'application/search') expect(JSON.stringify(body)).toContain('I cannot tell who you are')
    expect(local.asked).toEqual([])
  })
})

it('the chat of two people is not the private chat of either with the bot', async () => {
  await send('composeExtension/fetchTask', { commandId: 'add-customer' }, { id: '19:a_b@unq.gbl.spaces', kind: 'personal' })
  expect(local.asked).toMatchObject([{ conversation: { kind: 'group' } }])
  expect(local.asked[0]?.reach).toContain('19:a_b@unq.gbl.spaces')
})

it('the roster is not asked where somebody waits for 5 s only', async () => {
  local.answer = () => silence
  for (const name of ['composeExtension/query', 'composeExtension/fetchTask', 'task/fetch', 'application/search']) await send(name, { commandId: 'find-customers', dataset: 'people', queryText: '', data: {} })
  expect(local.asked).toHaveLength(4)
  expect(local.channel.sent).toEqual([])
})
