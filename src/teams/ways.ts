import { openSdk } from './bot-framework.ts'
import type { Porch } from './porch.ts'
import { openAudience, type Audience } from './refreshing.ts'
import type { Sdk } from './sdk.ts'
import { openWire, type Call } from './wire.ts'

/** What turns and whoever writes without one share: credentials, one order of messages per conversation, and who sees what. */
export interface Ways {
  readonly sdk: Sdk
  /** Sends to the channel, signed for the service URL. */
  readonly call: (serviceUrl: string, call: Omit<Call, 'headers'>) => Promise<unknown>
  readonly audience: Audience
}

export function openWays({ app, random, now, seeing }: Porch): Ways {
  const sdk = openSdk(app)
  const wire = openWire(random)
  return {
    sdk,
    call: async (serviceUrl, call) => {
      const headers = await sdk.headers(serviceUrl)
      return seeing.send(call.method, () => wire({ ...call, headers }))
    },
    audience: openAudience(now),
  }
}
