import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config/config.ts'
import { ana, envelope, execute, message, personal, room, tenant } from '../support/activities.ts'
import { openAuthority, type Authority } from '../support/authority.ts'
import { openLocal, post, silence, type LocalBot } from './local.ts'

const MicrosoftAppId = '99999999-0000-4000-8000-000000000009'
const serviceUrl = 'https://smba.trafficmanager.net/emea/'
let authority: Authority
let bot: LocalBot

beforeAll(async () => {
  authority = await openAuthority()
  const cloud = {
    OAuthUrl: 'https://token.example/', ToChannelFromBotLoginUrl: 'https://login.example/', ToChannelFromBotOAuthScope: 'https://api.example',
    ToBotFromChannelTokenIssuer: authority.issuer, ToBotFromChannelOpenIdMetadataUrl: authority.metadata, ToBotFromEmulatorOpenIdMetadataUrl: authority.metadata,
  }
  const { app, serviceHosts } = readConfig({ MicrosoftAppId, MicrosoftAppPassword: 'x', MicrosoftAppTenantId: tenant, ...cloud }, [])
  bot = await openLocal({ ...(app ? { app } : {}), serviceHosts })
})
afterAll(async () => {
  await bot.close()
  await authority.close()
})
beforeEach(() => void (bot.asked.length = 0))

const soon = (seconds: number) => Math.floor(Date.now() / 1000) + seconds
const claims = () => ({ iss: authority.issuer, aud: MicrosoftAppId, serviceurl: serviceUrl, nbf: soon(-60), exp: soon(600) })
const hello = (extra: object = {}): Readonly<Record<string, unknown>> => ({ ...message(ana, personal(ana), serviceUrl, 'hello'), deliveryMode: 'expectReplies', ...extra })

async function send(activity: object, token: string | undefined): Promise<{ status: number; body: unknown }> {
  return post(`${bot.url}/api/messages`, activity, token === undefined ? {} : { authorization: `Bearer ${token}` })
}

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

describe('401 and nothing else is the answer to', () => {
  const tokens: readonly (readonly [what: string, token: () => Promise<string | undefined>])[] = [
    ['no token', () => Promise.resolve(undefined)],
    ['a token that is none', () => Promise.resolve('abc')],
    ['a token in three parts that is none', () => Promise.resolve('a.b.c')],
    ['another issuer', () => authority.token({ ...claims(), iss: 'https://evil.example' })],
    ['an issuer of the Emulator', () => authority.token({ ...claims(), iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', ver: '1.0', appid: MicrosoftAppId })],
    ['another audience', () => authority.token({ ...claims(), aud: '88888888-0000-4000-8000-000000000008' })],
    ['no audience', () => authority.token({ ...claims(), aud: undefined })],
    ['an expired token', () => authority.token({ ...claims(), exp: soon(-3_600) })],
    ['a token that never expires', () => authority.token({ ...claims(), exp: undefined })],
    ['a token of the future', () => authority.token({ ...claims(), nbf: soon(3_600) })],
    ['a foreign signature', () => authority.token(claims(), 'stranger')],
    ['a token for another service URL', () => authority.token({ ...claims(), serviceurl: 'https://smba.trafficmanager.net/amer/' })],
    ['a token for no service URL', () => authority.token({ ...claims(), serviceurl: undefined })],
    ['an unsigned token', async () => `${Buffer.from('{"alg":"none","kid":"key-1"}').toString('base64url')}.${(await authority.token(claims())).split('.')[1]}.`],
  ]
  it.each(tokens)('%s', async (_, token) => {
    expect(await send(hello(), await token())).toEqual({ status: 401, body: '' })
    expect(bot.asked).toEqual([])
  })
})

describe('403 and nothing else is the answer to a good token with', () => {
  const foreign = '77777777-0000-4000-8000-000000000007'
  const bodies: readonly (readonly [what: string, activity: () => { serviceUrl?: unknown }])[] = [
    ['a foreign tenant', () => hello({ conversation: { id: 'a:1', conversationType: 'personal', tenantId: foreign }, channelData: {} })],
    ['two tenants', () => hello({ channelData: { tenant: { id: foreign } } })],
    ['no tenant', () => hello({ conversation: { id: 'a:1', conversationType: 'personal' }, channelData: {} })],
    ['a service URL outside the list', () => hello({ serviceUrl: 'https://evil.example/' })],
    ['a service URL that only begins like one of the list', () => hello({ serviceUrl: 'https://smba.trafficmanager.net.evil.example/' })],
    ['a service URL with a name before its host', () => hello({ serviceUrl: 'https://smba.trafficmanager.net@evil.example/' })],
    ['a plain service URL', () => hello({ serviceUrl: 'http://smba.trafficmanager.net/' })],
    ['a service URL on loopback', () => hello({ serviceUrl: 'http://127.0.0.1:1/' })],
    ['an unknown channel', () => hello({ channelId: 'AseChannel' })],
  ]
  it.each(bodies)('%s', async (_, body) => {
    const activity = body()
    expect(await send(activity, await authority.token({ ...claims(), serviceurl: activity['serviceUrl'] }))).toEqual({ status: 403, body: '' })
    expect(bot.asked).toEqual([])
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

  it('people with an id of their own choice are strangers', async () => {
    await send(directline('ana'), await token())
    expect(bot.asked).toEqual([])
  })
})
