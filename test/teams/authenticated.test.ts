import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { readConfig } from '../../src/config/config.ts'
import { ana, envelope, execute, message, personal, room, tenant } from '../support/activities.ts'
import { openAuthority, type Authority } from '../support/authority.ts'
import { openOutside, type Outside } from '../support/outside.ts'
import { openLocal, post, silence, type LocalBot } from './local.ts'

// The porch keeps the console as it finds it, so this stands here before it is loaded.
const printed = vi.hoisted(() => {
  const all: unknown[] = []
  console.error = (...words) => void all.push(words)
  return all
})

const MicrosoftAppId = '99999999-0000-4000-8000-000000000009'
const serviceUrl = 'https://smba.trafficmanager.net/emea/'
let authority: Authority
let outside: Outside
let bot: LocalBot

beforeAll(async () => {
  ;[authority, outside] = await Promise.all([openAuthority(), openOutside()])
  const { app, serviceHosts } = readConfig({ MicrosoftAppId, MicrosoftAppPassword: 'x', MicrosoftAppTenantId: tenant, ToBotFromChannelTokenIssuer: authority.issuer, ToBotFromChannelOpenIdMetadataUrl: authority.metadata, ToBotFromEmulatorOpenIdMetadataUrl: authority.metadata }, [])
  bot = await openLocal({ ...(app ? { app } : {}), serviceHosts })
})
afterAll(async () => {
  await bot.close()
  await authority.close()
  outside.close()
})
beforeEach(() => {
  bot.asked.length = 0
  outside.seen.length = 0
  printed.length = 0
})

const soon = (seconds: number) => Math.floor(Date.now() / 1000) + seconds
const claims = () => ({ iss: authority.issuer, aud: MicrosoftAppId, serviceurl: serviceUrl, nbf: soon(-60), exp: soon(600) })
const hello = (extra: object = {}): Readonly<Record<string, unknown>> => ({ ...message(ana, personal(ana), serviceUrl, 'hello'), deliveryMode: 'expectReplies', ...extra })

async function send(activity: unknown, token: string | undefined): Promise<{ status: number; body: unknown }> {
  return post(`${bot.url}/api/messages`, activity, token === undefined ? {} : { authorization: token.includes(' ') ? token : `Bearer ${token}` })
}

/** That a refusal told nothing, did nothing, asked nobody and printed nothing. */
function expectRefused(answer: { status: number; body: unknown }, status: number): void {
  expect({ ...answer, asked: bot.asked, outside: outside.seen, channel: bot.channel.sent, reports: bot.reports, printed }).toEqual({ status, body: '', asked: [], outside: [], channel: [], reports: [], printed: [] })
}

it('what is trusted is answered outside, where the refusals below are watched for', async () => {
  expect(await send(hello({ deliveryMode: 'normal' }), await authority.token(claims()))).toEqual({ status: 200, body: '' })
  expect(outside.seen.map(({ host }) => host)).toEqual(expect.arrayContaining(['login.microsoftonline.com', 'smba.trafficmanager.net']))
  console.error('a word of our own')
  expect(printed).toEqual([['a word of our own']])
})

it('a signed message from its own tenant is answered', async () => {
  const { status, body } = await send(hello(), await authority.token(claims()))
  expect(status).toBe(200)
  expect(body).toMatchObject({ activities: [{ text: 'echo hello' }] })
  expect(bot.asked).toMatchObject([{ tenant, person: { id: ana.id } }])
})

it('a signed button is answered in its response', async () => {
  bot.answer = () => ({ ...silence, replacement: { text: 'saved', card: { type: 'AdaptiveCard' } } })
  const { body } = await send(execute(ana, personal(ana), serviceUrl, { verb: 'save', data: {} }), await authority.token(claims()))
  expect(body).toMatchObject({ statusCode: 200, value: { type: 'AdaptiveCard' } })
  bot.answer = ({ says }) => ({ here: [{ text: `echo ${says}` }], privately: [] })
})

it('a token that was good for one service URL is refused for another, and altered', async () => {
  const token = await authority.token(claims())
  expect((await send(hello(), token)).status).toBe(200)
  expect((await send(hello({ serviceUrl: 'https://smba.trafficmanager.net/amer/' }), token)).status).toBe(401)
  expect((await send(hello(), `${token.slice(0, -6)}AAAAAA`)).status).toBe(401)
  expect((await send(hello(), token)).status).toBe(200)
})

/** A token of these parts, the first two as JSON; the third as it is, or made with the key server's public key as a secret. */
async function forged(header: object, payload: object, signature?: string): Promise<string> {
  const parts = [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
  const { keys } = (await (await fetch(authority.metadata.replace('openidconfiguration', 'keys'))).json()) as { keys: object[] }
  return `${parts}.${signature ?? createHmac('sha256', JSON.stringify(keys[0])).update(parts).digest('base64url')}`
}

const foreign = '77777777-0000-4000-8000-000000000007'
const other = '88888888-0000-4000-8000-000000000008'
const emulator = 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/'

describe('401 and nothing else is the answer to', () => {
  const tokens: readonly (readonly [what: string, token: () => Promise<string | undefined>])[] = [
    ['no token', () => Promise.resolve(undefined)],
    ['a token that is none', () => Promise.resolve('abc')],
    ['a token in three parts that is none', () => Promise.resolve('a.b.c')],
    ['another scheme', async () => `Basic ${await authority.token(claims())}`],
    ['a token with something behind it', async () => `Bearer ${await authority.token(claims())} x`],
    ['another issuer', () => authority.token({ ...claims(), iss: 'https://evil.example' })],
    ['no issuer', () => authority.token({ ...claims(), iss: undefined })],
    ['an issuer of the Emulator', () => authority.token({ ...claims(), iss: emulator, ver: '1.0', appid: MicrosoftAppId })],
    ['an issuer of the Emulator, second version', () => authority.token({ ...claims(), iss: 'https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0', ver: '2.0', azp: MicrosoftAppId })],
    ['the issuer of the tenant’s own people', () => authority.token({ ...claims(), iss: `https://login.microsoftonline.com/${tenant}/v2.0` })],
    ['another bot that calls as a skill', () => authority.token({ ...claims(), iss: emulator, ver: '1.0', appid: other })],
    ['another bot under the channel’s issuer', () => authority.token({ ...claims(), ver: '1.0', appid: other, aud: MicrosoftAppId })],
    ['another audience', () => authority.token({ ...claims(), aud: other })],
    ['several audiences', () => authority.token({ ...claims(), aud: [MicrosoftAppId, other] })],
    ['no audience', () => authority.token({ ...claims(), aud: undefined })],
    ['an expired token', () => authority.token({ ...claims(), exp: soon(-3_600) })],
    ['a token that never expires', () => authority.token({ ...claims(), exp: undefined })],
    ['a token of the future', () => authority.token({ ...claims(), nbf: soon(3_600) })],
    ['a foreign signature', () => authority.token(claims(), 'stranger')],
    ['no signature', async () => `${(await authority.token(claims())).split('.').slice(0, 2).join('.')}.`],
    ['a key that nobody knows', () => forged({ alg: 'RS256', kid: 'key-9' }, claims(), 'AAAA')],
    ['no key’s name', () => forged({ alg: 'RS256' }, claims(), 'AAAA')],
    ['a key named like a part of every object', () => forged({ alg: 'RS256', kid: '__proto__' }, claims(), 'AAAA')],
    ['a key that the token brings along', () => forged({ alg: 'RS256', kid: 'key-1', jku: 'https://evil.example/keys', x5u: 'https://evil.example/cert' }, claims(), 'AAAA')],
    ['the public key used as a secret', () => forged({ alg: 'HS256', kid: 'key-1' }, claims())],
    ['an unsigned token', () => forged({ alg: 'none', kid: 'key-1' }, claims(), '')],
    ['an algorithm that is not allowed', () => forged({ alg: 'ES256', kid: 'key-1' }, claims(), 'AAAA')],
    ['claims that were altered', async () => {
      const [header, , signature] = (await authority.token(claims())).split('.')
      return [header, Buffer.from(JSON.stringify({ ...claims(), exp: soon(9_999) })).toString('base64url'), signature].join('.')
    }],
    ['a token for another service URL', () => authority.token({ ...claims(), serviceurl: 'https://smba.trafficmanager.net/amer/' })],
    ['a token for the service URL without its end', () => authority.token({ ...claims(), serviceurl: serviceUrl.slice(0, -1) })],
    ['a token for no service URL', () => authority.token({ ...claims(), serviceurl: undefined })],
  ]
  it.each(tokens)('%s', async (_, token) => {
    expectRefused(await send(hello(), await token()), 401)
  })
})

describe('a good token does not help', () => {
  const without = (...names: string[]) => Object.fromEntries(Object.entries(hello()).filter(([name]) => !names.includes(name)))
  const bodies: readonly (readonly [what: string, status: 400 | 403, activity: () => unknown])[] = [
    ['a foreign tenant', 403, () => hello({ conversation: { id: 'a:1', conversationType: 'personal', tenantId: foreign }, channelData: {} })],
    ['a foreign tenant in the channel’s data alone', 403, () => hello({ conversation: { id: 'a:1', conversationType: 'personal' }, channelData: { tenant: { id: foreign } } })],
    ['two tenants', 403, () => hello({ channelData: { tenant: { id: foreign } } })],
    ['two tenants, the other way round', 403, () => hello({ conversation: { id: 'a:1', conversationType: 'personal', tenantId: foreign }, channelData: { tenant: { id: tenant } } })],
    ['an empty tenant', 403, () => hello({ conversation: { id: 'a:1', conversationType: 'personal', tenantId: '' }, channelData: {} })],
    ['no tenant', 403, () => hello({ conversation: { id: 'a:1', conversationType: 'personal' }, channelData: {} })],
    ['a service URL outside the list', 403, () => hello({ serviceUrl: 'https://evil.example/' })],
    ['a service URL that only begins like one of the list', 403, () => hello({ serviceUrl: 'https://smba.trafficmanager.net.evil.example/' })],
    ['a service URL that only ends like one of the list', 403, () => hello({ serviceUrl: 'https://evilbotframework.com/' })],
    ['a service URL with a name before its host', 403, () => hello({ serviceUrl: 'https://smba.trafficmanager.net@evil.example/' })],
    ['a service URL with a password', 403, () => hello({ serviceUrl: 'https://a:b@smba.trafficmanager.net/' })],
    ['a service URL at another port', 403, () => hello({ serviceUrl: 'https://smba.trafficmanager.net:8443/' })],
    ['a service URL of another cloud', 403, () => hello({ serviceUrl: 'https://frontend.botapi.msg.infra.teams.microsoftonline.cn/' })],
    ['a plain service URL', 403, () => hello({ serviceUrl: 'http://smba.trafficmanager.net/' })],
    ['a service URL on loopback', 403, () => hello({ serviceUrl: 'http://127.0.0.1:1/' })],
    ['a service URL on the cloud’s own machine', 403, () => hello({ serviceUrl: 'https://169.254.169.254/metadata' })],
    ['an unknown channel', 403, () => hello({ channelId: 'AseChannel' })],
    ['the Emulator', 403, () => hello({ channelId: 'emulator' })],
    ['an activity without a service URL', 400, () => without('serviceUrl')],
    ['a service URL that is none', 400, () => hello({ serviceUrl: 'smba' })],
    ['an activity without a channel', 400, () => without('channelId')],
    ['an activity of nobody', 400, () => without('from')],
    ['an activity of nowhere', 400, () => without('conversation')],
    ['an activity of no type', 400, () => without('type')],
    ['an activity for nobody', 400, () => without('recipient')],
    ['an object id that is no text', 400, () => hello({ from: { id: '29:x', aadObjectId: { $ne: '' } } })],
    ['a tenant that is no text', 403, () => JSON.stringify(hello({ conversation: { id: 'a:1' }, channelData: { tenant: { id: 5 } } }))],
    ['a tenant put behind the object', 400, () => JSON.stringify(hello({ channelData: 'here' })).replace('"here"', `{"__proto__":{"tenant":{"id":5}}}`)],
    ['a hundred thousand levels', 400, () => JSON.stringify(hello({ value: 'here' })).replace('"here"', `${'['.repeat(100_000)}${']'.repeat(100_000)}`)],
    ['a list of activities', 400, () => [hello()]],
  ]
  it.each(bodies)('%s', async (_, status, body) => {
    const activity = body()
    const serviceurl = (activity as { serviceUrl?: unknown }).serviceUrl ?? serviceUrl
    expectRefused(await send(activity, await authority.token({ ...claims(), serviceurl })), status)
  })
})

it('somebody without an Entra object id is told so, and nothing is done', async () => {
  const { body } = await send(hello({ from: { id: '29:x', name: 'X' }, locale: 'es-ES' }), await authority.token(claims()))
  expect(body).toMatchObject({ activities: [{ text: expect.stringContaining('no puedo saber quién eres') }] })
  const pressed = await send({ ...execute(ana, room, serviceUrl, { verb: 'save', data: {} }), from: { id: '29:x', name: 'X' } }, await authority.token(claims()))
  expect(pressed).toMatchObject({ status: 200, body: { statusCode: 400, type: 'application/vnd.microsoft.error' } })
  expect(bot.asked).toEqual([])
})

describe('Direct Line', () => {
  const directline = (id: string) => ({ ...envelope(ana, personal(ana), 'https://directline.botframework.com/'), channelId: 'directline', type: 'message', text: 'hi', deliveryMode: 'expectReplies', from: { id }, conversation: { id: 'c1' }, channelData: {} })
  const token = () => authority.token({ ...claims(), serviceurl: 'https://directline.botframework.com/' })

  it('people are known by the id that their token binds', async () => {
    expect(await send(directline('dl_ana'), await token())).toMatchObject({ status: 200 })
    expect(bot.asked).toMatchObject([{ tenant, person: { id: 'directline:dl_ana' } }])
  })

  it('what else a client says of its person and tenant counts for nothing', async () => {
    await send({ ...directline('dl_ana'), from: { id: 'dl_ana', aadObjectId: ana.id }, channelData: { tenant: { id: '99999999-0000-4000-8000-00000000000f' } } }, await token())
    expect(bot.asked).toMatchObject([{ tenant, person: { id: 'directline:dl_ana' } }])
  })

  it('people with an id of their own choice are strangers', async () => {
    await send(directline('ana'), await token())
    expect(bot.asked).toEqual([])
  })
})
