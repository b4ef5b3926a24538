import { expect, it } from 'vitest'
import { readConfig } from '../../src/config/config.ts'
import { tenant } from '../support/activities.ts'
import { openLocal } from './local.ts'

const signedBy = { MicrosoftAppId: '99999999-0000-4000-8000-000000000000', MicrosoftAppPassword: 'x', MicrosoftAppTenantId: tenant }
const linkHost = 'accounts.contoso.com'

/** What a browser is told that asks a bot with these settings for a path; it is sent on by nothing else. */
async function asked(path: string, env: Readonly<Record<string, string>>) {
  const { app, serviceHosts, linkHost: host } = readConfig({ ...signedBy, ...env }, [])
  const bot = await openLocal({ ...(app ? { app } : {}), serviceHosts, ...(host ? { linkHost: host } : {}) })
  const { status, headers } = await fetch(`${bot.url}${path}`, { redirect: 'manual' })
  await bot.close()
  expect(bot.asked).toEqual([])
  return { status, location: headers.get('location') }
}

it('a link that is opened in a browser leads to the bot’s chat in Teams, with the words that show the customer', async () => {
  const { status, location } = await asked('/customers/IxeU4uHW81jtiPcjFqBqek', { LINK_HOST: linkHost })
  expect(status).toBe(302)
  const { origin, pathname, searchParams } = new URL(location ?? '')
  expect({ address: `${origin}${pathname}`, ...Object.fromEntries(searchParams) }).toEqual({
    address: 'https://teams.microsoft.com/l/chat/0/0',
    users: `28:${signedBy.MicrosoftAppId}`,
    message: `show https://${linkHost}/customers/IxeU4uHW81jtiPcjFqBqek`,
  })
  expect(location).not.toContain('+')
})

it.each([
  ['no host is set', '/customers/IxeU4uHW81jtiPcjFqBqek', {}],
  ['the cloud’s Teams opens no chat by a link', '/customers/IxeU4uHW81jtiPcjFqBqek', { LINK_HOST: linkHost, CLOUD: 'china' }],
  ['it is not the shape of a customer’s', '/customers/x%0d%0aSet-Cookie:%20a', { LINK_HOST: linkHost }],
  ['it has another part', '/customers/..%2f..%2fevil.example', { LINK_HOST: linkHost }],
  ['it is too long', `/customers/${'x'.repeat(101)}`, { LINK_HOST: linkHost }],
] as const)('it leads nowhere where %s', async (_, path, env) => {
  expect(await asked(path, env)).toEqual({ status: 404, location: null })
})
