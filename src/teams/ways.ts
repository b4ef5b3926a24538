import { ConfigurationBotFrameworkAuthentication } from 'botbuilder-core'
import { keepingClients } from './clients.ts'
import { credentialsOf } from './credentials.ts'
import type { App } from './door.ts'
import type { Porch } from './porch.ts'
import { openAudience, type Audience } from './refreshing.ts'
import { openWire, type Wire } from './wire.ts'

/** What turns and whoever writes without one share: credentials, one order of messages per conversation, and who sees what. */
export interface Ways {
  readonly authentication: ConfigurationBotFrameworkAuthentication
  readonly wire: Wire
  readonly audience: Audience
}

export function openWays({ app, random, now, seeing }: Porch): Ways {
  const wire = openWire(random)
  return { authentication: keepingClients(authenticationOf(app)), wire: (call) => seeing.send(call.method, () => wire(call)), audience: openAudience(now) }
}

function authenticationOf(app: App | undefined): ConfigurationBotFrameworkAuthentication {
  return app ? new ConfigurationBotFrameworkAuthentication(app.sdk, credentialsOf(app.sdk)) : new ConfigurationBotFrameworkAuthentication()
}
