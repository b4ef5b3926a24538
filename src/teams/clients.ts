import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder-core'
import type { AuthenticateRequestResult, ConnectorClient, UserTokenClient } from 'botframework-connector'

const mostKept = 100

/** Lets the SDK build one client per service URL and keep it: it would build two for every activity, at half the cost of a turn. */
export function keepingClients(sdk: ConfigurationBotFrameworkAuthentication): ConfigurationBotFrameworkAuthentication {
  const connectors = kept<ConnectorClient>()
  const tokenClients = kept<UserTokenClient>()
  const authenticate = sdk.authenticateRequest.bind(sdk)
  const tokenClient = sdk.createUserTokenClient.bind(sdk)
  return Object.assign(sdk, {
    authenticateRequest: async (...request: Parameters<typeof authenticate>): Promise<AuthenticateRequestResult> => {
      const { connectorFactory: made, ...identity } = await authenticate(...request)
      const create = (serviceUrl: string, audience: string) => connectors(`${serviceUrl} ${audience}`, () => made!.create(serviceUrl, audience))
      return made ? { ...identity, connectorFactory: { create } } : identity
    },
    // The bot has one app, so that the identity's audience is always the same.
    createUserTokenClient: (...identity: Parameters<typeof tokenClient>) => tokenClients('', () => tokenClient(...identity)),
  })
}

/** What was made under a key, until too many are kept; a failure is not. */
function kept<T>(): (key: string, make: () => Promise<T>) => Promise<T> {
  const all = new Map<string, Promise<T>>()
  return (key, make) => {
    const known = all.get(key)
    if (known) return known
    if (all.size >= mostKept) all.clear()
    const made = make()
    all.set(key, made)
    made.catch(() => all.delete(key))
    return made
  }
}
