import { AsyncLocalStorage } from 'node:async_hooks'
import type { IToken } from '@microsoft/teams.api'
import { App as Teams } from '@microsoft/teams.apps'
import type { Incoming } from '../../src/teams/activity.ts'
import type { App } from '../../src/teams/door.ts'
import type { Claim, Replies, Sdk, Trusted } from '../../src/teams/sdk.ts'
import { listening, quiet } from './log.ts'
import { settingsOf } from './settings.ts'

/** What the SDK's one route calls: the turn that it was given the activity for. */
const turn = new AsyncLocalStorage<() => Promise<void>>()

/** The Teams SDK in the place of `src/teams/bot-framework.ts`; without an app, nobody is asked for a token. */
export function openSdk(app: App | undefined): Sdk {
  const teams = new Teams({
    ...(app ? settingsOf(app) : { dangerouslyAllowUnauthenticatedRequests: true }),
    httpServerAdapter: { registerRoute: () => undefined },
    telemetry: { agent365: false },
    logger: quiet,
  })
  // The porch looks at the claims between the token and the turn, so that the SDK's server is left with the token.
  teams.server.onRequest = ({ token }) => Promise.resolve({ status: 200, body: token })
  // Its own routes would talk about signing in with a token service.
  for (const route of ['activity', 'signin.token-exchange', 'signin.verify-state', 'signin.failure'] as const) teams.on(route, () => turn.getStore()?.())
  const ready = teams.initialize()

  return {
    authenticate: async (activity, authorization) => {
      await ready
      const claims = app ? claimsOf(authorization) : []
      if (app && !isForUs(app, claims, activity.serviceUrl)) throw new Error('The token is for another bot or address')
      const { result, keysAway } = await listening(() => teams.server.handleRequest({ body: activity, headers: { authorization } }))
      if (result.status !== 200) throw Object.assign(new Error('The SDK does not believe the token'), { statusCode: keysAway ? 500 : result.status })
      return { claims, carry: carrying(teams, result.body as IToken) }
    },
    headers: async (): Promise<Record<string, string>> => {
      const token = await teams.tokenProvider.getAppToken()
      return token ? { authorization: `Bearer ${token.toString()}` } : {}
    },
  }
}

/** What a token says, whoever made it; of what is no token, nothing. */
function claimsOf(authorization: string): readonly Claim[] {
  const [, payload = ''] = /^Bearer [^.\s]+\.([^.\s]+)\.[^.\s]+$/.exec(authorization) ?? []
  try {
    return Object.entries(Object(JSON.parse(Buffer.from(payload, 'base64url').toString()))).map(([type, value]) => ({ type, value }))
  } catch {
    return []
  }
}

/** What the SDK is content with less for: it takes Entra's tokens besides the channel's, several audiences, and other bots as senders. */
function isForUs({ issuer, sdk }: App, claims: readonly Claim[], serviceUrl: string): boolean {
  const claim = (name: string): unknown => claims.find(({ type }) => type === name)?.value
  const id = sdk['MicrosoftAppId']
  return claim('iss') === issuer && claim('aud') === id && (claim('appid') ?? id) === id && claim('serviceurl') === serviceUrl
}

function carrying(teams: Teams, token: IToken): Trusted['carry'] {
  return async <T>(activity: Incoming, run: (replies: Replies) => Promise<T>): Promise<T> => {
    const taken: object[] = []
    let outcome: Promise<T> | undefined
    const job = async () => {
      outcome = run({ take: async (sent) => taken.push(sent), taken: () => taken })
      // What is thrown here the SDK would answer by itself; it is awaited below.
      await outcome.catch(() => undefined)
    }
    // Its router looks into the value of every invoke, be there one or not.
    const body = { ...activity, value: Object(activity.value) as object } as unknown as Parameters<Teams['process']>[0]['body']
    await turn.run(job, () => teams.process({ body, token }))
    if (!outcome) throw new Error('The SDK carried no turn')
    return outcome
  }
}
