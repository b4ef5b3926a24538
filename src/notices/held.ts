import type { Thread, Told, Watching } from '../customer/watches.ts'
import { attempt } from './attempt.ts'
import type { Letters } from './letters.ts'
import type { Office } from './office.ts'

/** How long a conversation stays ours without a word, in ms: so long it waits where a process was killed. */
const lease = 30_000

/** The conversation is another process's to tell, or takes nothing more: there is no more to do. */
export class Over extends Error {}

/** One conversation; `held` says until when it is this process's to tell, in ms since 1970. */
export interface Round {
  readonly office: Office
  readonly tenant: string
  readonly watching: Watching
  readonly letters: Letters
  readonly held: { until: number }
}

/** Makes a conversation this process's to tell; throws `Over` where it is another's. */
export async function take({ office, tenant, watching, letters }: Round): Promise<Round> {
  const now = office.clock.now()
  const held = { until: now + lease }
  const mine = await office.world.watches.lease(tenant, watching.conversation, { by: office.by, now, ...held })
  if (!mine || mine.ended) throw new Over()
  return { office, tenant, watching: mine, letters, held }
}

/** Lets it go again, told up to this place in the log, which was read at a moment in ms since 1970. */
export async function letGo({ office, tenant, watching }: Round, rhythm: string, position: number, read = office.clock.now()): Promise<void> {
  const told: Told = { position, at: new Date(read).toISOString() }
  await office.world.watches.note(tenant, watching.conversation, { by: office.by, becomes: ({ lease: _, ...now }) => ({ ...now, told: { ...now.told, [rhythm]: told } }) })
}

/** Sends one message; undefined where the channel refuses it, so that it keeps nothing else back. */
export async function say<T>(round: Round, send: () => Promise<T>): Promise<{ readonly it: T } | undefined> {
  const { office, tenant, watching: { conversation } } = round
  const outcome = await attempt(office, { tenant, conversation, send, hold: (wait) => hold(round, wait) })
  if (outcome.kind === 'ended') {
    await office.world.watches.note(tenant, conversation, { by: office.by, becomes: (now) => ({ ...now, ended: true }) })
    throw new Over()
  }
  if (outcome.kind === 'sent') return outcome
  office.world.report(office.world.newId().slice(0, 8), outcome.error)
  return undefined
}

/** Keeps the conversation for a wait and what follows, where it might be lost. */
async function hold(round: Round, wait: number): Promise<void> {
  if (round.held.until < round.office.clock.now() + wait + lease / 2) await note(round, undefined, wait)
}

/** Notes what was told, and keeps the conversation. */
export async function note({ office, tenant, watching, held: grip }: Round, thread?: Thread & { readonly customer: string }, wait = 0): Promise<void> {
  const { by, clock } = office
  const until = clock.now() + wait + lease
  grip.until = until
  const held = await office.world.watches.note(tenant, watching.conversation, { by, becomes: (now) => ({ ...now, lease: { by, until } }), ...(thread ? { thread } : {}) })
  if (!held) throw new Over()
}
