import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cast, conversations, localBot, localTenant } from '../../src/local/cast.ts'
import { startLocal } from '../../src/local/server.ts'
import { startEchoBot } from './support/echo-bot.ts'

type Json = Record<string, unknown>

const seat = { person: 'grace', conversation: 'personal', locale: 'en', timezone: 'Europe/Madrid' }
let bot: Awaited<ReturnType<typeof startEchoBot>>
let local: Awaited<ReturnType<typeof startLocal>>

beforeAll(async () => {
  bot = await startEchoBot()
  local = await startLocal({ botUrl: bot.url, port: 0, pageFolder: import.meta.dirname, now: () => new Date('2026-11-20T08:00:00Z'), patience: 300 })
})
afterAll(async () => {
  await local.close()
  await bot.close()
})

const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
  const response = await fetch(local.url + path, { method, headers: { 'content-type': 'application/json', ...headers }, ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }) })
  const text = await response.text()
  return { status: response.status, body: text ? JSON.parse(text) : undefined }
}
/** fetch does not let a Host be told. */
const withHost = (host: string) => new Promise((resolve, reject) => {
  request(`${local.url}local/stage`, { headers: { host } }, ({ statusCode }) => resolve(statusCode)).on('error', reject).end()
})
const place = (type: string) => encodeURIComponent(conversations.find((one) => one.type === type)?.id ?? '')
const transcript = async (person = 'grace', conversation = 'personal') => {
  const response = await fetch(`${local.url}local/events?${new URLSearchParams({ ...seat, person, conversation })}`)
  const reader = response.body?.getReader()
  const first = new TextDecoder().decode((await reader?.read())?.value)
  await reader?.cancel()
  return JSON.parse(first.replace('data: ', '')).entries as { id: string; text?: string; failed?: boolean; from: string; cards: Json[] }[]
}

describe('what the bot hears', () => {
  it('a conversation begins with being added, once', async () => {
    await Promise.all([call('POST', 'local/open', seat), call('POST', 'local/open', seat)])
    expect(bot.heard.map(({ type }) => type)).toEqual(['installationUpdate', 'conversationUpdate', 'installationUpdate'])
    expect(bot.heard[0]).toMatchObject({ action: 'remove' })
    expect(bot.heard[1]).toMatchObject({ channelId: 'msteams', membersAdded: [localBot], recipient: localBot, serviceUrl: local.url })
    expect(bot.heard[2]).toMatchObject({ action: 'add' })
  })

  it('a personal message looks as Teams sends it', async () => {
    await call('POST', 'local/say', { ...seat, text: 'hello <b>' })
    expect(bot.heard.at(-1)).toMatchObject({
      type: 'message',
      text: 'hello <b>',
      textFormat: 'plain',
      locale: 'en-US',
      from: { id: cast[0]?.id, name: 'Grace Miller', aadObjectId: cast[0]?.aadObjectId },
      conversation: { conversationType: 'personal', tenantId: localTenant },
      channelData: { tenant: { id: localTenant } },
      attachments: [{ contentType: 'text/html', content: '<p>hello &lt;b&gt;</p>' }],
      entities: [{ type: 'clientInfo', locale: 'en-US', country: 'US', timezone: 'Europe/Madrid' }],
    })
    expect(bot.heard.at(-1)?.conversation).not.toHaveProperty('isGroup')
  })

  it('in a channel the bot and people are mentioned, and the team is named', async () => {
    await call('POST', 'local/say', { ...seat, conversation: 'channel', text: '@Customer Accounts role @王志强 salesAgent' })
    expect(bot.heard.at(-1)).toMatchObject({
      text: '<at>Customer Accounts</at> role <at>王志强</at> salesAgent',
      conversation: { conversationType: 'channel', isGroup: true },
      channelData: { team: { name: 'Contoso Partners' }, channel: { name: 'General' } },
      entities: [{ type: 'mention', text: '<at>Customer Accounts</at>', mentioned: localBot }, { type: 'mention', mentioned: { name: '王志强', id: cast[2]?.id } }, { type: 'clientInfo' }],
    })
  })

  it('in a group the bot does not hear what does not mention it, and the others do', async () => {
    const before = bot.heard.length
    await call('POST', 'local/say', { ...seat, conversation: 'group', text: 'only among us' })
    expect(bot.heard.length).toBe(before)
    expect(await transcript('sofia', 'group')).toMatchObject([{ from: 'grace', text: 'only among us' }])
  })

  it('an activity without an answer is sent again with the same id', async () => {
    bot.state.deaf = 1
    const { body } = await call('POST', 'local/click', { ...seat, click: { entry: '1', type: 'Action.Execute', trigger: 'manual', verb: 'notice', data: {} } })
    expect(body).toEqual({ kind: 'notice', text: 'Noted' })
    const [first, second] = bot.heard.slice(-2)
    expect(second).toEqual(first)
    expect(second).toMatchObject({ type: 'invoke', name: 'adaptiveCard/action', value: { action: { type: 'Action.Execute', verb: 'notice' }, trigger: 'manual' } })
  })

  it('a message that the bot refuses is marked as not delivered', async () => {
    await call('POST', 'local/say', { ...seat, text: 'fail' })
    expect((await transcript()).at(-1)).toMatchObject({ text: 'fail', failed: true })
  })
})

describe('the connector', () => {
  it('takes, changes and deletes a message of the bot', async () => {
    const { status, body } = await call('POST', `v3/conversations/${place('groupChat')}/activities`, { type: 'message', text: 'one' })
    expect(status).toBe(201)
    expect((await call('PUT', `v3/conversations/${place('groupChat')}/activities/${body.id}`, { type: 'message', text: 'two' })).status).toBe(200)
    expect((await transcript('grace', 'group')).at(-1)).toMatchObject({ text: 'two', edited: true })
    expect((await call('DELETE', `v3/conversations/${place('groupChat')}/activities/${body.id}`)).status).toBe(200)
    expect((await transcript('grace', 'group')).map(({ id }) => id)).not.toContain(body.id)
  })

  it('opens a personal chat for a person by id', async () => {
    const { status, body } = await call('POST', 'v3/conversations', { members: [{ id: cast[3]?.id }], tenantId: localTenant })
    expect([status, decodeURIComponent(body.id)]).toEqual([201, conversations[3]?.id])
  })

  it.each(['members', 'pagedmembers'])('tells who is in a conversation (%s)', async (list) => {
    const { body } = await call('GET', `v3/conversations/${place('groupChat')}/${list}`)
    const people: Json[] = list === 'members' ? body : body.members
    expect(people.map(({ name }) => name)).toEqual(['Grace Miller', '王志强', 'Sofía Navarro', 'Lucía Torres'])
  })

  it('tells about one member by id, Entra object id or e-mail, also by the team', async () => {
    const sofia = cast[3]
    const team = encodeURIComponent(conversations.at(-1)?.team?.id ?? '')
    for (const id of [sofia?.id, sofia?.aadObjectId, sofia?.email]) {
      const { body } = await call('GET', `v3/conversations/${team}/members/${encodeURIComponent(id ?? '')}`)
      expect(body).toMatchObject({ id: sofia?.id, aadObjectId: sofia?.aadObjectId, objectId: sofia?.aadObjectId, email: sofia?.email, name: sofia?.name, tenantId: localTenant })
    }
  })

  it.each([
    ['POST', 'v3/conversations/nowhere/activities', 404, 'ConversationNotFound'],
    ['PUT', () => `v3/conversations/${place('groupChat')}/activities/77`, 404, 'ActivityNotFoundInConversation'],
    ['POST', 'v3/conversations', 400, 'BadArgument'],
    ['POST', 'v3/conversations/%E0%A4%A/activities', 400, 'BadArgument'],
    ['POST', 'v3/other', 404, 'NotFound'],
  ] as const)('%s %s is refused with its reason', async (method, path, status, code) => {
    expect(await call(method, typeof path === 'string' ? path : path(), { type: 'message', text: 'x' })).toMatchObject({ status, body: { error: { code } } })
  })

  it('somebody who is not in a conversation is not its member', async () => {
    expect(await call('GET', `v3/conversations/${place('groupChat')}/members/${cast[4]?.aadObjectId}`)).toMatchObject({ status: 404, body: { error: { code: 'MemberNotFoundInConversation' } } })
  })

  it('a person’s message is not the bot’s to change', async () => {
    const { id = '' } = (await transcript('grace', 'group')).find(({ from }) => from === 'grace') ?? {}
    expect((await call('DELETE', `v3/conversations/${place('groupChat')}/activities/${id}`)).status).toBe(403)
  })
})

describe('files', () => {
  const files = (path: string, init: RequestInit) => fetch(`${local.url}local/files${path}`, init)

  it('are laid by the page, and heard of by the bot with an address that gives them', async () => {
    const { id } = (await (await files('?name=a%20b.csv', { method: 'POST', body: 'x,y' })).json()) as { id: string }
    await call('POST', 'local/send', { ...seat, text: '', file: id })
    const [file] = bot.heard.at(-1)?.attachments as { contentType: string; name: string; content: { downloadUrl: string; fileType: string } }[]
    expect(file).toMatchObject({ contentType: 'application/vnd.microsoft.teams.file.download.info', name: 'a b.csv', content: { fileType: 'csv' } })
    const given = await fetch(file!.content.downloadUrl)
    expect([await given.text(), given.headers.get('content-disposition')]).toEqual(['x,y', "attachment; filename*=UTF-8''a%20b.csv"])
  })

  it('that nobody laid, or in no way that there is, are refused', async () => {
    expect((await call('POST', 'local/send', { ...seat, text: '', file: '1' })).status).toBe(404)
    expect((await files('/1', { method: 'PUT', body: 'x' })).status).toBe(404)
    expect((await files('/1', {})).status).toBe(404)
    expect((await files('', { method: 'DELETE' })).status).toBe(405)
    expect((await files('', { method: 'POST', body: 'x' })).status).toBe(400)
    expect((await files('?name=x', { method: 'POST', body: 'x', headers: { origin: 'https://evil.example' } })).status).toBe(403)
  })
})

describe('the local server keeps strangers out', () => {
  it('answers only to the names of this machine', async () => {
    const { port } = new URL(local.url)
    expect(await Promise.all(['evil.example', `evil.example:${port}`, `127.0.0.1:${port}`, `localhost:${port}`].map(withHost))).toEqual([403, 403, 200, 200])
  })

  it.each<Record<string, string>>([{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }])('refuses a request with %j', async (headers) => {
    expect((await call('POST', 'local/say', { ...seat, text: 'x' }, headers)).status).toBe(403)
  })

  it.each([
    ['a form', 'x', { 'content-type': 'text/plain' }, 415],
    ['broken JSON', '{', {}, 400],
    ['a body over 256 KB', { text: 'x'.repeat(300_000) }, {}, 413],
    ['a nobody', { ...seat, person: 'nobody', text: 'x' }, {}, 400],
    ['a person in somebody else’s group', { ...seat, person: 'daniel', conversation: 'group', text: 'x' }, {}, 400],
  ] as const)('refuses %s', async (_, body, headers, status) => {
    expect((await call('POST', 'local/say', body, headers)).status).toBe(status)
  })

  it.each(['../../package.json', '%2e%2e/%2e%2e/package.json', 'server.test.ts'])('serves no other file: %s', async (path) => {
    expect((await call('GET', path)).status).toBe(404)
  })
})
