import { ConfigurationBotFrameworkAuthentication, type Activity } from 'botbuilder-core'
import { CloudAdapter } from 'botbuilder/lib/cloudAdapter.js'
import { ClaimsIdentity, type ConnectorClient } from 'botframework-connector'
import type { Incoming } from './activity.ts'
import { keepingClients } from './clients.ts'
import { credentialsOf } from './credentials.ts'
import type { App } from './door.ts'
import './quiet.ts'
import type { Replies, Sdk, Trusted } from './sdk.ts'

type Credentials = ConnectorClient['credentials']

/** The Bot Framework SDK as the porch uses it; without an app, nobody is asked for a token. */
export function openSdk(app: App | undefined): Sdk {
  const authentication = keepingClients(app ? new ConfigurationBotFrameworkAuthentication(app.sdk, credentialsOf(app.sdk)) : new ConfigurationBotFrameworkAuthentication())
  const adapter = new CloudAdapter(authentication)
  const appId = app?.sdk['MicrosoftAppId']
  const factory = authentication.createConnectorFactory(new ClaimsIdentity(appId ? [{ type: 'aud', value: appId }] : [], appId !== undefined))
  const known = new Map<string, Promise<Credentials>>()

  function credentials(serviceUrl: string): Promise<Credentials> {
    const found = known.get(serviceUrl) ?? factory.create(serviceUrl).then((client) => client.credentials)
    known.set(serviceUrl, found)
    found.catch(() => known.delete(serviceUrl))
    return found
  }

  return {
    authenticate: async (activity, authorization) => {
      const identity = await authentication.authenticateRequest(asActivity(activity), authorization)
      return { claims: identity.claimsIdentity.claims, carry: carrying(adapter, identity) }
    },
    headers: async (serviceUrl) => signed(await credentials(serviceUrl)),
  }
}

function asActivity(activity: Incoming): Activity {
  return activity as unknown as Activity
}

function carrying(adapter: CloudAdapter, identity: Parameters<CloudAdapter['processActivityDirect']>[0]): Trusted['carry'] {
  return async <T>(activity: Incoming, run: (replies: Replies) => Promise<T>): Promise<T> => {
    let outcome: Promise<T> | undefined
    await adapter.processActivityDirect(identity, asActivity(activity), async (context) => {
      outcome = run({ take: (sent) => context.sendActivity(sent), taken: () => context.bufferedReplyActivities })
      // What is thrown here the SDK would make a text of; it is awaited below.
      await outcome.catch(() => undefined)
    })
    if (!outcome) throw new Error('The SDK carried no turn')
    return outcome
  }
}

/** The SDK signs a request of its own kind; only its headers matter, and without credentials it sets none. */
async function signed(credentials: Credentials): Promise<Record<string, string>> {
  const headers = new Map<string, string>()
  await credentials.signRequest({ headers } as unknown as Parameters<typeof credentials.signRequest>[0])
  return Object.fromEntries(headers)
}
