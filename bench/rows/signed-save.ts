import { randomUUID } from 'node:crypto'
import { start, type Subject } from '../../test/bench/subject.ts'
import { checkSaved } from '../../test/bench/turns.ts'
import { execute, message, personal, type Actor } from '../../test/support/activities.ts'
import { openAuthority, type Authority } from '../../test/support/authority.ts'
import { durable, redisServer } from '../../test/support/redis.ts'
import { sealed } from '../../test/support/sealed.ts'
import { checkEchoed, cpuOf, profileOf, type Kind } from '../cpu.ts'
import { node24 } from '../node24.ts'
import { echoes, signedBot } from '../programs.ts'
import { inTurn, timed } from '../rounds.ts'
import { compare, explained, type Row } from '../row.ts'
import { tenant } from '../settings.ts'

const app = '99999999-0000-4000-8000-000000000009'
const serviceUrl = 'https://smba.trafficmanager.net/emea/'
const person: Actor = { id: randomUUID(), name: 'Ana Ruiz', locale: 'en-US' }
const press = (data: object) => execute(person, personal(person), serviceUrl, { verb: 'submit', data })

/** Its book is its own and begins empty, since the deployed bot never reads that of local mode. */
export const row: Row = {
  place: 8,
  name: 'authenticated save',
  async run({ ping }) {
    const node = node24()
    const [redis, authority] = [await redisServer(durable), await openAuthority()]
    const [bot, agents, teams] = [await start({ ...signedBot(redis.url, settings(authority)), node }), await start({ ...echoes.agents, node }), await start({ ...echoes.teams, node })]
    // A channel sends one token with all its activities until it ends.
    const known = await tokenOf(authority)
    let number = 0
    const save: Kind = { subject: bot, make: () => filledIn(bot, ++number, known), token: () => Promise.resolve(known), check: checkSaved }
    const measured = await inTurn(timed(ping, { times: 200 }), {
      save: cpuOf(save),
      stranger: cpuOf({ ...save, token: () => tokenOf(authority) }),
      agents: cpuOf({ subject: agents, make: () => press({ draft: 'none' }), check: checkEchoed }),
      teams: cpuOf({ subject: teams, make: () => press({ draft: 'none' }), check: checkEchoed }),
    })
    const line = { name: 'authenticated save (invoke)', unit: 'ms CPU', ours: measured.save, most: 1 }
    const lines = await explained([
      compare({ ...line, beside: 'Agents SDK, unauthenticated echo', theirs: measured.agents }),
      compare({ ...line, beside: 'Teams SDK, unauthenticated echo', theirs: measured.teams }),
      compare({ ...line, name: 'authenticated save, its token new', ours: measured.stranger, beside: 'Teams SDK, unauthenticated echo', theirs: measured.teams }),
    ], () => profileOf(save))
    await Promise.all([bot.close(), agents.close(), teams.close(), authority.close()])
    await redis.stop()
    return lines
  },
}

function settings({ issuer, metadata }: Authority): Readonly<Record<string, string>> {
  return {
    MicrosoftAppId: app, MicrosoftAppPassword: 'x', MicrosoftAppTenantId: tenant, ADMINISTRATORS: person.id,
    OAuthUrl: 'https://token.example/', ToChannelFromBotLoginUrl: 'https://login.example/', ToChannelFromBotOAuthScope: 'https://api.example',
    ToBotFromChannelTokenIssuer: issuer, ToBotFromChannelOpenIdMetadataUrl: metadata, ToBotFromEmulatorOpenIdMetadataUrl: metadata,
  }
}

function tokenOf({ issuer, token }: Authority): Promise<string> {
  const now = Math.floor(Date.now() / 1_000)
  return token({ iss: issuer, aud: app, serviceurl: serviceUrl, nbf: now - 60, exp: now + 3_600 })
}

/** The press of the Save of a new customer's form, which the answer to `add customer` holds. */
async function filledIn(bot: Subject, number: number, token: string): Promise<object> {
  const text = `add customer 重庆第${number}汽车股份有限公司 domain:bench${number} last name:张 first name:伟 email:wei${number}@bench.example province:CQ city:重庆 address:建新东路${number}号 tags:bench`
  const answer = await bot.post({ ...message(person, personal(person), serviceUrl, text), deliveryMode: 'expectReplies' }, token)
  const draft = /"draft":"([^"]+)"/.exec(JSON.stringify(answer))?.[1]
  if (draft === undefined) throw new Error(`no form was opened: ${JSON.stringify(answer).slice(0, 400)}`)
  return press(sealed(person, 'submit', { draft }, tenant))
}
