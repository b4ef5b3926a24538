import { execFileSync } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { readConfig } from '../../src/config/config.ts'
import { ana, message, personal, tenant } from '../support/activities.ts'
import { openAuthority, type Authority } from '../support/authority.ts'
import { openOutside, tokenSaying, type Outside } from '../support/outside.ts'
import { openLocal, post } from './local.ts'

let authority: Authority
let outside: Outside
beforeAll(async () => void ([authority, outside] = await Promise.all([openAuthority(), openOutside()])))
afterAll(async () => {
  outside.close()
  await authority.close()
})
afterEach(() => void (outside.seen.length = 0))

let apps = 0

/** A bot with these settings, of an application of its own. */
async function opened(env: Readonly<Record<string, string>>) {
  // The SDK keeps tokens per application.
  const MicrosoftAppId = `99999999-0000-4000-8000-${String(++apps).padStart(12, '0')}`
  const { app, serviceHosts } = readConfig({ MicrosoftAppId, MicrosoftAppTenantId: tenant, ToBotFromChannelTokenIssuer: authority.issuer, ToBotFromChannelOpenIdMetadataUrl: authority.metadata, ...env }, [])
  return { MicrosoftAppId, bot: await openLocal({ ...(app ? { app } : {}), serviceHosts }) }
}

/** What leaves the machine when a bot with these settings is greeted from `serviceUrl`. */
async function greeted(env: Readonly<Record<string, string>>, serviceUrl: string) {
  const { MicrosoftAppId, bot } = await opened(env)
  const now = Math.floor(Date.now() / 1_000)
  const authorization = `Bearer ${await authority.token({ iss: authority.issuer, aud: MicrosoftAppId, serviceurl: serviceUrl, nbf: now - 60, exp: now + 600 })}`
  const answer = await post(`${bot.url}/api/messages`, message(ana, personal(ana), serviceUrl, 'hello'), { authorization })
  await bot.close()
  expect({ ...answer, reports: bot.reports }).toEqual({ status: 200, body: '', reports: [] })
  return { seen: [...outside.seen], asked: outside.seen.filter(({ path }) => path.endsWith('/token')), sent: outside.seen.filter(({ body }) => body.includes('echo hello')), MicrosoftAppId }
}

const teams = 'https://smba.trafficmanager.net/emea/'
const chinaTeams = 'https://frontend.botapi.msg.infra.teams.microsoftonline.cn/'

function certificate(): Readonly<Record<string, string>> {
  const pem = execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=bot', '-keyout', '-', '-out', '-'], { stdio: ['ignore', 'pipe', 'ignore'] }).toString()
  const [key = ''] = /-----BEGIN PRIVATE KEY-----[^]*-----END PRIVATE KEY-----/.exec(pem) ?? []
  return { CertificateThumbprint: 'ab'.repeat(20), CertificatePrivateKey: key.replaceAll('\n', '\\n') }
}

it('with a secret, the bot signs its answer with a token of its own tenant', async () => {
  const { asked, sent, MicrosoftAppId } = await greeted({ MicrosoftAppPassword: 'the secret' }, teams)
  expect(asked).toMatchObject([{ host: 'login.microsoftonline.com', path: `/${tenant}/oauth2/v2.0/token` }])
  expect(Object.fromEntries(new URLSearchParams(asked[0]?.body))).toMatchObject({ client_id: MicrosoftAppId, client_secret: 'the secret', scope: 'https://api.botframework.com/.default', grant_type: 'client_credentials' })
  expect(sent).toMatchObject([{ host: 'smba.trafficmanager.net', authorization: `Bearer a token of login.microsoftonline.com/${tenant}` }])
})

it('with a certificate, it proves itself by a signature', async () => {
  const { asked, sent } = await greeted(certificate(), teams)
  const proof = Object.fromEntries(new URLSearchParams(asked[0]?.body))
  expect(proof).toMatchObject({ client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer', client_assertion: expect.stringMatching(/^\S+\.\S+\.\S+$/) })
  expect(proof['client_secret']).toBeUndefined()
  expect(sent).toMatchObject([{ authorization: `Bearer a token of login.microsoftonline.com/${tenant}` }])
})

it.each([['a secret', { MicrosoftAppPassword: 'x' }], ['a certificate', certificate()]] as const)('in Azure operated by 21Vianet, with %s, nothing leaves China', async (_, credentials) => {
  const { seen, asked, sent } = await greeted({ ...credentials, CLOUD: 'china' }, chinaTeams)
  expect(asked).toMatchObject([{ host: 'login.partner.microsoftonline.cn', path: `/${tenant}/oauth2/v2.0/token` }])
  expect(new URLSearchParams(asked[0]?.body).get('scope')).toBe('https://api.botframework.azure.cn/.default')
  expect(sent).toMatchObject([{ host: 'frontend.botapi.msg.infra.teams.microsoftonline.cn', authorization: `Bearer a token of login.partner.microsoftonline.cn/${tenant}` }])
  expect(seen.filter(({ host }) => !host.endsWith('.cn'))).toEqual([])
})

const address = (serviceUrl: string) => JSON.stringify({ serviceUrl, conversation: '19:sales@thread.tacv2', user: '', bot: `28:${tenant}` })

it.each([
  ['Teams', {}, teams, `login.microsoftonline.com/${tenant}`],
  ['Azure operated by 21Vianet', { CLOUD: 'china' }, chinaTeams, `login.partner.microsoftonline.cn/${tenant}`],
] as const)('in %s, what nobody asked for is signed as well: messages, threads and updates, with one token', async (_, cloud, serviceUrl, issuer) => {
  const { bot } = await opened({ MicrosoftAppPassword: 'the secret', ...cloud })
  const sent = await bot.courier.post(address(serviceUrl), { text: 'told' })
  await bot.courier.post(address(serviceUrl), { text: 'told in its thread' }, sent)
  await bot.courier.renew(address(serviceUrl), sent, { text: 'as it is now' })
  await bot.close()
  expect(outside.seen.filter(({ path }) => path.endsWith('/token'))).toHaveLength(1)
  const told = outside.seen.filter(({ path }) => path.includes('/v3/conversations/'))
  expect(told.map(({ path }) => decodeURIComponent(path).replace(/^.*thread\.tacv2/, ''))).toEqual(['/activities', ';messageid=sent-1/activities', '/activities/sent-1'])
  for (const { host, authorization } of told) expect({ host, authorization }).toEqual({ host: new URL(serviceUrl).host, authorization: `Bearer a token of ${issuer}` })
})

it('what nobody asked for is never sent, and no token asked for, where the address is not the cloud’s', async () => {
  const { bot } = await opened({ MicrosoftAppPassword: 'the secret' })
  await expect(bot.courier.post(address('https://evil.example/'), { text: 'told' })).rejects.toMatchObject({ status: 403 })
  await bot.close()
  expect(outside.seen).toEqual([])
})

it('a managed identity gets its token from the machine that it runs on', async () => {
  const asked: string[] = []
  const machine = createServer((request, response) => {
    asked.push(decodeURIComponent(request.url ?? ''))
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ access_token: tokenSaying('a token of the machine'), expires_on: String(Math.floor(Date.now() / 1_000) + 3_600), resource: 'x', token_type: 'Bearer' }))
  })
  await new Promise<void>((resolve) => machine.listen(0, '127.0.0.1', resolve))
  Object.assign(process.env, { IDENTITY_ENDPOINT: `http://127.0.0.1:${(machine.address() as AddressInfo).port}/msi/token`, IDENTITY_HEADER: 'x' })
  const { sent, MicrosoftAppId } = await greeted({ MicrosoftAppType: 'UserAssignedMSI' }, teams)
  expect(asked.at(-1)).toMatch(new RegExp(`resource=https://api.botframework.com&.*client_id=${MicrosoftAppId}|client_id=${MicrosoftAppId}.*&resource=https://api.botframework.com`))
  expect(sent).toMatchObject([{ authorization: 'Bearer a token of the machine' }])
  delete process.env['IDENTITY_ENDPOINT']
  delete process.env['IDENTITY_HEADER']
  machine.close()
})
