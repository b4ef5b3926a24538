import type { Office } from './office.ts'

/** What became of a message: the channel took it; will never take it; or takes nothing more for this conversation. */
export type Outcome<T> = { readonly kind: 'sent'; readonly it: T } | { readonly kind: 'refused'; readonly error: unknown } | { readonly kind: 'ended' }

export interface Attempt<T> {
  readonly tenant: string
  readonly conversation: string
  readonly send: () => Promise<T>
  /** Called before each wait (in ms) and each sending (0); throws where the conversation is no longer ours to tell. */
  readonly hold: (wait: number) => Promise<void>
}

/** States that pass, as Teams names them. */
const passing: readonly unknown[] = [412, 429, 502, 503, 504]
const ending: readonly unknown[] = ['BotNotInConversationRoster', 'ConversationBlockedByUser', 'BotDisabledByAdmin', 'ConversationNotFound']
/** The longest wait that the channel does not name itself, in ms. */
const longestWait = 300_000

/** Sends within the channel's limits, and again for as long as the trouble is one that passes. */
export async function attempt<T>({ clock, random, conversations, tenants, signal }: Office, { tenant, conversation, send, hold }: Attempt<T>): Promise<Outcome<T>> {
  for (let failures = 0; ; failures++) {
    const done = [await conversations(JSON.stringify([tenant, conversation]), signal), await tenants(tenant, signal)]
    await hold(0)
    const { it, error } = await send().then((it) => ({ it, error: undefined }), (error: unknown) => ({ it: undefined, error: error ?? new Error('nothing') }))
    for (const each of done) each()
    if (error === undefined) return { kind: 'sent', it }
    const { status, code, retryAfter } = Object(error) as { readonly status?: unknown; readonly code?: unknown; readonly retryAfter?: unknown }
    if (status === 403 || ending.includes(code)) return { kind: 'ended' }
    if (typeof status === 'number' && !passing.includes(status)) return { kind: 'refused', error }
    const wait = typeof retryAfter === 'number' ? retryAfter : Math.min(longestWait, 500 * 2 ** failures) * (0.5 + random())
    await hold(wait)
    await clock.pause(wait, signal)
  }
}
