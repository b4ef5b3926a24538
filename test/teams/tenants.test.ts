import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { start, type Running } from '../../src/start.ts'
import { ana, bo, execute, message, personal, type Actor } from '../support/activities.ts'
import { openAuthority, type Authority } from '../support/authority.ts'
import { openOutside, type Outside } from '../support/outside.ts'
import { cardKey, sealed } from '../support/sealed.ts'
import { post } from './local.ts'

const MicrosoftAppId = '99999999-0000-4000-8000-000000000099'
const serviceUrl = 'https://smba.trafficmanager.net/emea/'
const north = '11111111-aaaa-4000-8000-000000000001'
const south = '22222222-bbbb-4000-8000-000000000002'
const contoso = 'domain:contoso last name:Li first name:Na province:Shanghai city:Shanghai address:"1 Century Avenue"'

let authority: Authority
let outside: Outside
let bot: Running
let folder: string

beforeAll(async () => {
  ;[authority, outside, folder] = await Promise.all([openAuthority(), openOutside(), mkdtemp(join(tmpdir(), 'tenants-'))])
  const env = {
    CARD_KEY: cardKey, PORT: '0', BIND_ADDRESS: '127.0.0.1', DATA_FOLDER: folder, MicrosoftAppId, MicrosoftAppPassword: 'x', MicrosoftAppTenantId: north, TENANTS: `${north}, ${south}`,
    // Ana in the north and Bo in the south; Ana's id is known in the south too, as that of somebody without a role.
    ADMINISTRATORS: `${ana.id}, ${south}/${bo.id}`, ToBotFromChannelTokenIssuer: authority.issuer, ToBotFromChannelOpenIdMetadataUrl: authority.metadata,
  }
  bot = await start({ env, args: [], root: fileURLToPath(new URL('../..', import.meta.url)), now: () => new Date(), newId: () => crypto.randomUUID(), print: () => undefined, random: () => 0, report: (_, accident) => console.error(accident) })
})
afterAll(async () => {
  await bot.close()
  outside.close()
  await authority.close()
  await rm(folder, { recursive: true })
})

async function send(activity: object): Promise<{ status: number; body: unknown }> {
  const now = Math.floor(Date.now() / 1_000)
  const authorization = `Bearer ${await authority.token({ iss: authority.issuer, aud: MicrosoftAppId, serviceurl: serviceUrl, nbf: now - 60, exp: now + 600 })}`
  return post(`http://127.0.0.1:${bot.port}/api/messages`, activity, { authorization })
}

/** The same activity as it comes from another tenant. */
function from(tenant: string, activity: Readonly<Record<string, unknown>>, claimed = tenant): object {
  return { ...activity, conversation: { ...Object(activity['conversation']), tenantId: tenant }, channelData: { tenant: { id: claimed } }, deliveryMode: 'expectReplies' }
}

/** Everything that the bot answers, cards included, as one text. */
async function told(tenant: string, person: Actor, text: string): Promise<string> {
  const { status, body } = await send(from(tenant, message(person, personal(person), serviceUrl, text)))
  expect(status).toBe(200)
  return JSON.stringify(body)
}

it('the customers, rows, unique values and drafts of one tenant are none of another’s', async () => {
  await told(north, ana, `add customer Contoso North ${contoso} email:na@north.example`)
  expect(await told(north, ana, 'submit')).toContain('Saved.')
  expect(await told(north, ana, 'list customers')).toContain('Contoso North')
  await told(north, ana, 'add customer Fabrikam North')
  for (const text of ['list customers', 'find contoso', 'find shanghai', 'find na@north', 'show 1', 'show contoso', 'history contoso', 'drafts', 'resume 1', 'review']) {
    expect(await told(south, bo, text), text).not.toMatch(/Contoso North|na@north\.example|Fabrikam North|Century/)
  }
  await told(south, bo, `add customer Contoso South ${contoso} email:na@south.example`)
  expect(await told(south, bo, 'submit')).toContain('Saved.')
  expect(await told(south, bo, 'show contoso')).toContain('Contoso South')
  expect(await told(north, ana, 'show contoso')).toContain('Contoso North')
  expect(await told(north, ana, 'drafts')).toContain('Fabrikam North')
})

it('administrators, roles and people belong to their tenant, even under the same id', async () => {
  expect(await told(north, ana, 'roles')).toContain('Ana Ruiz')
  const roles = await told(south, bo, 'roles')
  expect(roles).toContain('王博')
  expect(roles).not.toContain('Ana Ruiz')
  expect(roles).not.toContain(ana.id)
  for (const [tenant, person] of [[south, ana], [north, bo]] as const) expect(await told(tenant, person, 'list customers')).toContain('“View customers”')
})

it('a card of one tenant opens nothing in another', async () => {
  const shown = await told(north, ana, 'show contoso')
  const [, id = ''] = /"id":"([^"]+)","verb"/.exec(shown.replaceAll('\\"', '"')) ?? []
  expect(id).not.toBe('')
  const pressed = (tenant: string, person: Actor, data: object) => send(from(tenant, execute(person, personal(person), serviceUrl, { verb: 'show-customer', data })))
  const own = sealed(ana, 'show-customer', { id }, north)
  expect(JSON.stringify((await pressed(north, ana, own)).body)).toContain('Contoso North')
  // Not the card itself, nor one that was sealed for the other tenant with its ids.
  for (const data of [own, ...[{ id }, { id, tenant: north }].map((claimed) => sealed(bo, 'show-customer', claimed, south))]) {
    expect(JSON.stringify((await pressed(south, bo, data)).body)).not.toMatch(/Contoso North|na@north/)
  }
})

it('whoever names two tenants is refused', async () => {
  const activity = message(ana, personal(ana), serviceUrl, 'list customers')
  for (const [own, claimed] of [[north, south], [south, north]] as const) expect(await send(from(own, activity, claimed))).toEqual({ status: 403, body: '' })
})
