import type { Delivered, Renewal, Reply } from '../bot/reply.ts'
import { mayAnswer, type Door } from './door.ts'
import { readReach } from './reach.ts'
import type { Speaker } from './sending.ts'

/** Brings cards elsewhere up to date once a reply stands; throws the first that failed when all were tried. */
export async function follow({ afterwards }: Reply, delivered: readonly Delivered[], speaker: Speaker, door: Door): Promise<void> {
  const renewals = (await afterwards?.(delivered)) ?? []
  const tried = await Promise.allSettled(renewals.map((renewal) => renew(renewal, speaker, door)))
  for (const one of tried) if (one.status === 'rejected') throw one.reason
}

async function renew(renewal: Renewal, speaker: Speaker, door: Door): Promise<void> {
  const { address, message, shows, becomes, gone } = renewal
  const next = await becomes(shows)
  if (!next) return
  const reach = readReach(address)
  if (!reach || !mayAnswer(door, reach.serviceUrl)) return gone()
  try {
    await speaker.renew(reach, message, next)
  } catch (error) {
    if (!final.includes(Reflect.get(Object(error), 'status'))) throw error
    return gone()
  }
  // Another replica may have saved meanwhile, and its update have come first.
  return next.about && renew({ ...renewal, shows: next.about.version }, speaker, door)
}

/** The message was deleted, or the bot is no longer let in. */
const final: readonly unknown[] = [400, 403, 404]
