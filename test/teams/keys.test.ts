import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { readConfig } from '../../src/config/config.ts'
import { ana, message, personal, tenant } from '../support/activities.ts'
import { openAuthority, type Authority } from '../support/authority.ts'
import { openLocal, post, type LocalBot } from './local.ts'

const MicrosoftAppId = '99999999-0000-4000-8000-000000000009'
const serviceUrl = 'https://smba.trafficmanager.net/emea/'
let authority: Authority
let bot: LocalBot

beforeEach(async () => {
  authority = await openAuthority()
  const { app, serviceHosts } = readConfig({ MicrosoftAppId, MicrosoftAppPassword: 'x', MicrosoftAppTenantId: tenant, ToBotFromChannelTokenIssuer: authority.issuer, ToBotFromChannelOpenIdMetadataUrl: authority.metadata }, [])
  bot = await openLocal({ ...(app ? { app } : {}), serviceHosts })
})
afterEach(async () => {
  vi.useRealTimers()
  await bot.close()
  await authority.close()
})

/** Greets the bot with a new token, signed with the newest key. */
async function greet(): Promise<{ status: number; body: unknown }> {
  const now = Math.floor(Date.now() / 1_000)
  const authorization = `Bearer ${await authority.token({ iss: authority.issuer, aud: MicrosoftAppId, serviceurl: serviceUrl, nbf: now - 60, exp: now + 600 })}`
  return post(`${bot.url}/api/messages`, { ...message(ana, personal(ana), serviceUrl, 'hello'), deliveryMode: 'expectReplies' }, { authorization })
}

it('a key that was added is believed once the keys are an hour old, and tokens of the former one as before', async () => {
  expect((await greet()).status).toBe(200)
  await authority.rotate()
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61 * 60_000 })
  expect((await greet()).status).toBe(200)
})

it.each(['failing', 'silent'] as const)('while the keys’ server is %s the channel is told to come again, and once it is there it is answered', async (state) => {
  authority.state = state
  expect(await greet()).toEqual({ status: 503, body: '' })
  expect(bot.asked).toEqual([])
  authority.state = 'shown'
  expect((await greet()).status).toBe(200)
}, 15_000)
