import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ana, bo, bot, envelope, execute, message, personal, room, submit, type Place } from '../support/activities.ts'
import { openLocal, silence, type LocalBot } from './local.ts'

let local: LocalBot
beforeEach(async () => void (local = await openLocal()))
afterEach(() => local.close())

const chat = personal(ana)
const channel: Place = { id: '19:team@thread.tacv2;messageid=170', kind: 'channel' }
const card = { type: 'AdaptiveCard', version: '1.5', body: [] }
const hello = (place = chat) => message(ana, place, local.channel.url, 'hello')
const posts = () => local.channel.sent.filter(({ method }) => method !== 'GET')
const roster = (member: object) => void (local.channel.answer = ({ method }) => (method === 'GET' ? { status: 200, body: member } : undefined))

describe('a message', () => {
  it('is answered in its conversation through the channel', async () => {
    expect((await local.post(hello())).status).toBe(200)
    expect(posts()).toMatchObject([{ method: 'POST', body: { type: 'message', text: 'echo hello', textFormat: 'plain' } }])
    expect(posts()[0]?.path).toContain(chat.id)
  })

  it('is answered in the response where the channel expects replies', async () => {
    const { body } = await local.post({ ...hello(), deliveryMode: 'expectReplies' })
    expect(body).toMatchObject({ activities: [{ type: 'message', text: 'echo hello' }] })
    expect(local.channel.sent).toEqual([])
  })

  it('tells who asks, where, and in which language', async () => {
    await local.post(message(bo, channel, local.channel.url, '列出客户'))
    expect(local.asked).toMatchObject([{ person: { id: bo.id, name: '王博' }, conversation: { id: '19:team@thread.tacv2', kind: 'channel' }, locale: 'zh-CN', says: '列出客户', mentioned: [] }])
    expect(JSON.parse(local.asked[0]?.reach ?? '')).toMatchObject({ serviceUrl: local.channel.url, conversation: '19:team@thread.tacv2' })
  })

  it('in a personal chat tells how to reach it again', async () => {
    await local.post(hello())
    expect(JSON.parse(local.asked[0]?.reach ?? '')).toEqual({ serviceUrl: local.channel.url, conversation: chat.id, user: `29:${ana.id}`, bot: bot.id })
  })

  it('that Teams sends again is answered once', async () => {
    const activity = hello()
    await Promise.all([local.post(activity), local.post(activity)])
    await local.post(activity)
    expect(local.asked).toHaveLength(1)
    expect(posts()).toHaveLength(1)
  })

  it('of somebody else with the same id is another one', async () => {
    await local.post({ ...hello(), id: '1' })
    await local.post({ ...message(bo, personal(bo), local.channel.url, 'hi'), id: '1' })
    expect(local.asked).toHaveLength(2)
  })

  it('with text and card goes out as two messages, the card with its summary', async () => {
    local.answer = () => ({ here: [{ text: 'first' }, { text: 'a card', card }], privately: [] })
    await local.post(hello())
    expect(posts().map(({ body }) => [body['text'], body['summary']])).toEqual([['first', undefined], [undefined, 'a card']])
  })

  it('that is a card from the compose box alone is not answered', async () => {
    const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }]
    expect(await local.post({ ...hello(), text: '', attachments })).toEqual({ status: 200, body: '' })
    expect(local.asked).toEqual([])
    await local.post({ ...hello(), attachments })
    await local.post({ ...hello(), text: '', attachments: [{ contentType: 'text/html', content: '' }] })
    expect(local.asked.map(({ says }) => says)).toEqual(['hello', ''])
  })

  it.each(['messageUpdate', 'messageDelete', 'messageReaction', 'typing', 'event', 'endOfConversation', 'trace'])('of type %s is not answered', async (type) => {
    expect(await local.post({ ...hello(), type })).toEqual({ status: 200, body: '' })
    expect(local.asked).toEqual([])
  })
})

describe('a pressed button', () => {
  it('gets the new card in the answer to its invoke', async () => {
    local.answer = () => ({ ...silence, replacement: { text: 'done', card } })
    const { status, body } = await local.post(execute(ana, chat, local.channel.url, { verb: 'save', data: { id: '1' } }))
    expect({ status, body }).toEqual({ status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card } })
    expect(local.asked[0]?.pressed).toEqual({ verb: 'save', data: { id: '1' }, automatic: false })
    expect(posts()).toEqual([])
  })

  it('keeps its card and what was typed in it where it is refused', async () => {
    local.answer = () => ({ ...silence, refusal: { text: 'the store is away' } })
    const { status, body } = await local.post(execute(ana, chat, local.channel.url, { verb: 'save', data: {} }))
    expect({ status, body }).toEqual({ status: 200, body: { statusCode: 400, type: 'application/vnd.microsoft.error', value: { code: 'Refused', message: 'the store is away' } } })
  })

  it('gets a text where no card takes its place', async () => {
    local.answer = () => ({ ...silence, replacement: { text: 'Saved.' } })
    const { body } = await local.post(execute(ana, chat, local.channel.url, { verb: 'save', data: {} }))
    expect(body).toEqual({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Saved.' })
  })

  it('in a shared conversation changes what everybody sees', async () => {
    local.answer = () => ({ ...silence, replacement: { text: 'done', card } })
    await local.post(execute(ana, room, local.channel.url, { verb: 'page', data: {} }, 'card-7'))
    expect(posts()).toMatchObject([{ method: 'PUT', path: `${room.id}/activities/card-7`, body: { attachments: [{ content: card }] } }])
  })

  it('that refreshes by itself changes nothing for the others', async () => {
    local.answer = () => ({ ...silence, own: true, replacement: { text: 'done', card } })
    const refresh = { ...execute(ana, room, local.channel.url, { verb: 'page', data: {} }), value: { action: { verb: 'page' }, trigger: 'automatic' } }
    expect(await local.post(refresh)).toMatchObject({ status: 200, body: { value: card } })
    expect(local.asked[0]?.pressed?.automatic).toBe(true)
    expect(posts()).toEqual([])
  })

  it('that Teams sends again gets the first answer', async () => {
    let turns = 0
    local.answer = () => ({ ...silence, replacement: { text: String((turns += 1)) } })
    const activity = execute(ana, chat, local.channel.url, { verb: 'save', data: {} })
    const answers = await Promise.all([local.post(activity), local.post(activity)])
    expect(answers.map(({ body }) => body)).toMatchObject([{ value: '1' }, { value: '1' }])
  })

  it('of Action.Submit has its message updated', async () => {
    local.answer = () => ({ ...silence, replacement: { text: 'done', card } })
    await local.post(submit(ana, chat, local.channel.url, { verb: 'save', name: 'x' }, 'card-7'))
    expect(posts()).toMatchObject([{ method: 'PUT', path: `${chat.id}/activities/card-7`, body: { summary: 'done', attachments: [{ content: card }] } }])
  })

  it('of Action.Submit that is refused leaves its message and says why', async () => {
    local.answer = () => ({ ...silence, refusal: { text: 'the store is away' } })
    await local.post(submit(ana, chat, local.channel.url, { verb: 'save' }, 'card-7'))
    expect(posts()).toMatchObject([{ method: 'POST', body: { text: 'the store is away' } }])
  })

  it('of a kind that no card has is answered well-formed', async () => {
    const invoke = { ...envelope(ana, chat, local.channel.url), type: 'invoke' }
    for (const name of ['config/fetch', 'fileConsent/invoke', 'signin/verifyState', 'constructor', '__proto__', '']) expect(await local.post({ ...invoke, id: `of ${name}`, name, value: {} })).toEqual({ status: 200, body: {} })
    expect(await local.post({ ...invoke, id: 'y', name: 'adaptiveCard/action' })).toMatchObject({ status: 200, body: { statusCode: 200 } })
    expect(local.asked).toMatchObject([{ pressed: { verb: '', data: {} } }])
  })
})

describe('the private part of an answer', () => {
  const answer = { here: [{ text: 'see your chat' }], privately: [{ text: 'secret' }], unreachable: { text: 'open a chat with me first' } }
  const heard = () => posts().map(({ path, body }) => [path.split('/activities')[0], body['text'] ?? body['members']])

  it('goes to the private chat, which is opened where it is not known', async () => {
    local.answer = () => answer
    await local.post(hello(room))
    expect(heard()).toEqual([[room.id, 'see your chat'], ['', [expect.objectContaining({ id: `29:${ana.id}` })]], [`private:29:${ana.id}`, 'secret']])
  })

  it('goes straight to the private chat that is known', async () => {
    const reach = JSON.stringify({ serviceUrl: local.channel.url, conversation: chat.id, user: `29:${ana.id}`, bot: bot.id })
    local.answer = () => ({ ...answer, reach })
    await local.post(hello(room))
    expect(heard()).toEqual([[room.id, 'see your chat'], [chat.id, 'secret']])
  })

  it('is never sent where the bot may not send', async () => {
    const reach = JSON.stringify({ serviceUrl: 'http://evil.example/', conversation: chat.id, user: `29:${ana.id}`, bot: bot.id })
    local.answer = () => ({ ...answer, reach })
    await local.post(hello(room))
    expect(heard().at(-1)).toEqual([`private:29:${ana.id}`, 'secret'])
  })

  it('stays unsaid where the private chat cannot be opened, and the conversation says how to open it', async () => {
    local.channel.answer = ({ path }) => (path === '' ? { status: 403, body: { error: { code: 'BotNotInConversationRoster' } } } : undefined)
    local.answer = () => answer
    await local.post(hello(room))
    expect(heard().map(([, text]) => text)).toEqual(['see your chat', [expect.anything()], 'open a chat with me first'])
  })
})

describe('an arrival', () => {
  const added = (extra: object) => ({ ...envelope(ana, channel, local.channel.url), ...extra })

  it('is told of in both ways, and so is a removal', async () => {
    await local.post(added({ type: 'conversationUpdate', membersAdded: [bot] }))
    await local.post(added({ type: 'installationUpdate', action: 'add' }))
    await local.post(added({ type: 'installationUpdate', action: 'remove' }))
    expect(local.asked.map(({ moved }) => moved)).toMatchObject([{ here: true, greets: true }, { here: true, greets: true }, { here: false }])
  })

  it('that the installation has not told of waits for it', async () => {
    const both = [added({ type: 'conversationUpdate', membersAdded: [bot], locale: undefined }), added({ type: 'installationUpdate', action: 'add', locale: 'es-ES' })]
    await Promise.all(both.map(local.post))
    expect(local.asked.map(({ locale }) => locale)).toEqual(['es-ES', 'en'])
  })

  it('is not every new member’s', async () => {
    await local.post(added({ type: 'conversationUpdate', membersAdded: [{ id: '29:x' }, { id: `29:${ana.id}` }] }))
    expect(local.asked).toEqual([])
  })

  it('in Web Chat is that of the person', async () => {
    const base = { ...envelope(ana, chat, local.channel.url), channelId: 'webchat', type: 'conversationUpdate', channelData: {} }
    await local.post({ ...base, membersAdded: [bot] })
    await local.post({ ...base, id: '2', membersAdded: [{ id: `29:${ana.id}` }] })
    expect(local.asked).toMatchObject([{ moved: { here: true, greets: true } }])
  })
})

describe('the roster', () => {
  it('tells the address of a person, and is asked once', async () => {
    roster({ id: '29:x', email: 'Ana.Ruiz@Partner.example', aadObjectId: ana.id })
    await local.post(hello())
    await local.post(hello())
    expect(local.asked.map(({ person }) => person.email)).toEqual(['ana.ruiz@partner.example', undefined])
    expect(local.channel.sent.filter(({ method }) => method === 'GET')).toHaveLength(1)
  })

  it('tells who is mentioned', async () => {
    roster({ id: '29:bo', objectId: bo.id.toUpperCase() })
    const activity = message(ana, room, local.channel.url, 'role <at>王博</at> sales agent')
    await local.post({ ...activity, entities: [...(activity['entities'] as object[]), { type: 'mention', text: '<at>王博</at>', mentioned: { id: '29:bo', name: '王博' } }] })
    expect(local.asked).toMatchObject([{ says: 'role 王博 sales agent', mentioned: [{ id: bo.id, name: '王博' }] }])
  })

  it('that does not answer keeps nobody from an answer', async () => {
    local.channel.answer = ({ method }) => (method === 'GET' ? { status: 500 } : undefined)
    await local.post(hello())
    expect(posts()).toMatchObject([{ body: { text: 'echo hello' } }])
  })
})

describe('sending', () => {
  const failing = (...statuses: number[]) => void (local.channel.answer = ({ method }) => {
    const status = method === 'POST' ? statuses.shift() : undefined
    return status === undefined ? undefined : { status, ...(status === 429 ? { headers: { 'retry-after': '0' } } : {}), body: { error: { code: 'Trouble' } } }
  })

  it.each([412, 429, 502, 503, 504])('is tried again after %s', async (status) => {
    failing(status)
    expect((await local.post(hello())).status).toBe(200)
    expect(posts().map(({ body }) => body['text'])).toEqual(['echo hello', 'echo hello'])
    expect(local.reports).toEqual([])
  })

  it.each([400, 401, 403, 404, 413, 500])('is not tried again after %s, and the operator is told', async (status) => {
    failing(status)
    expect(await local.post(hello())).toEqual({ status: 500, body: '' })
    expect(posts()).toHaveLength(1)
    expect(local.reports).toMatchObject([{ status, code: 'Trouble' }])
  })

  it('that failed can be asked for again with the same activity', async () => {
    failing(500)
    const activity = hello()
    await local.post(activity)
    expect((await local.post(activity)).status).toBe(200)
    expect(posts()).toHaveLength(2)
  })

  it('waits as long as the channel says', async () => {
    let first = 0
    local.channel.answer = ({ method }) => {
      if (method !== 'POST' || first) return undefined
      first = Date.now()
      return { status: 429, headers: { 'retry-after': '1' } }
    }
    await local.post(hello())
    expect(Date.now() - first).toBeGreaterThanOrEqual(990)
  })

  it('keeps the order within a conversation, however many write at once', async () => {
    local.answer = ({ says }) => ({ here: [{ text: `${says} a` }, { text: `${says} b` }], privately: [] })
    await Promise.all([1, 2, 3].map((n) => local.post(message(ana, chat, local.channel.url, String(n)))))
    const texts = posts().map(({ body }) => String(body['text']))
    for (const n of [1, 2, 3]) expect(texts.indexOf(`${n} a`)).toBeLessThan(texts.indexOf(`${n} b`))
  })
})

it('whoever waits longer than a second sees that the bot is at work', async () => {
  local.answer = async () => {
    await new Promise((resolve) => setTimeout(resolve, 1_200))
    return { here: [{ text: 'done' }], privately: [] }
  }
  await local.post(hello())
  expect(posts().map(({ body }) => body['type'])).toEqual(['typing', 'message'])
})

it('an accident in the porch is a bare 500 and a report', async () => {
  local.answer = () => Promise.reject(new Error('broken'))
  expect(await local.post(hello())).toEqual({ status: 500, body: '' })
  expect(local.reports).toMatchObject([{ message: 'broken' }])
})
