import type { Sdk, Trusted } from './sdk.ts'

type Authenticate = Sdk['authenticate']

/** How long a token is believed without a new look at it, in ms: a key that was withdrawn ends sooner than its tokens. */
const lifetime = 5 * 60_000
const mostKnown = 1_000

/**
 * Checks a token once: the channel sends the same one with many activities. What was found holds for its channel and
 * service URL only, and never past its own end; refusals are not remembered.
 */
export function knowingTokens(authenticate: Authenticate, now: () => Date): Authenticate {
  const known = new Map<string, { readonly until: number; readonly result: Trusted }>()
  return async (activity, authorization) => {
    const key = JSON.stringify([activity.channelId, activity.serviceUrl, authorization])
    const at = now().getTime()
    const before = known.get(key)
    if (before && at < before.until) return before.result
    const result = await authenticate(activity, authorization)
    if (known.size >= mostKnown) known.clear()
    known.set(key, { until: Math.min(at + lifetime, endOf(result)), result })
    return result
  }
}

/** The token's end in ms since 1970; 0 where it names none. */
function endOf({ claims }: Trusted): number {
  const end = claims.find(({ type }) => type === 'exp')?.value
  return typeof end === 'number' ? end * 1_000 : 0
}
