import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ana, envelope, execute, message, personal, room, submit } from '../support/activities.ts'
import { openLocal, silence, type LocalBot } from './local.ts'

let local: LocalBot
beforeEach(async () => void (local = await openLocal()))
afterEach(() => local.close())

const chat = personal(ana)
const card = { type: 'AdaptiveCard', version: '1.5', body: [] }
const posts = () => local.channel.sent.filter(({ method }) => method !== 'GET')

describe('a message', () => {
  it('is answered in its conversation through the channel', async () => {
    const { status } = await local.post(message(ana, chat, local.channel.url, 'hello'))
    expect(status).toBe(200)
    expect(posts()).toMatchObject([{ method: 'POST', body: { type: 'message', text: 'echo hello', textFormat: 'plain' } }])
    expect(posts()[0]?.path).toContain(chat.id)
  })

  it('is answered in the response where the channel expects replies', async () => {
    const { body } = await local.post({ ...message(ana, chat, local.channel.url, 'hello'), deliveryMode: 'expectReplies' })
    expect(body).toMatchObject({ activities: [{ type: 'message', text: 'echo hello' }] })
    expect(local.channel.sent).toEqual([])
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

  it('of Action.Submit has its message updated', async () => {
    local.answer = () => ({ ...silence, replacement: { text: 'done', card } })
    await local.post(submit(ana, chat, local.channel.url, { verb: 'save', name: 'x' }, 'card-7'))
    expect(posts()).toMatchObject([{ method: 'PUT', path: `${chat.id}/activities/card-7`, body: { summary: 'done', attachments: [{ content: card }] } }])
  })
})

it('the private part of an answer goes to the private chat, which is opened where it is not known', async () => {
  local.answer = () => ({ here: [{ text: 'see your chat' }], privately: [{ text: 'secret' }] })
  await local.post(message(ana, room, local.channel.url, 'show 1'))
  expect(posts().map(({ path, body }) => [path, body['text'] ?? body['members']])).toEqual([
    [expect.stringContaining(room.id), 'see your chat'],
    ['', [{ id: `29:${ana.id}`, name: 'Ana Ruiz' }]],
    [`private:29:${ana.id}/activities`, 'secret'],
  ])
})

it('an edited message is not answered again', async () => {
  expect(await local.post({ ...envelope(ana, chat, local.channel.url), type: 'messageUpdate', text: 'add customer' })).toEqual({ status: 200, body: '' })
  expect(local.asked).toEqual([])
})
