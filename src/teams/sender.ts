import type { Moved, Request } from '../bot/request.ts'
import type { Incoming } from './activity.ts'
import { personOf, type Door } from './door.ts'
import { mentionsOf, type Mention } from './mention.ts'
import type { Member, Speaker } from './sending.ts'

/** Who sent an activity, and whom it mentions. */
export type Sender = Pick<Request, 'tenant' | 'person' | 'mentioned'>

/** Finds out who sent an activity; undefined for somebody whom the channel does not vouch for, unless the bot was moved. */
export type Introduce = (activity: Incoming, tenant: string, speaker: Speaker, moved: Moved | undefined) => Promise<Sender | undefined>

const mostRemembered = 10_000
/** How long a roster that did not answer is not asked again, in ms. */
const rest = 60_000

export function introducing(door: Door): Introduce {
  // The roster is asked once per person and process: it alone knows the address, and the book of people keeps it.
  const asked = new Map<string, number>()
  return async (activity, tenant, speaker, moved) => {
    const id = personOf(door, activity)
    if (moved) return { tenant, mentioned: [], person: await mover(activity, id, moved.greets ? speaker : undefined) }
    if (id === undefined) return undefined
    const mentioned = await Promise.all(mentionsOf(activity).map((mention) => identify(mention, speaker)))
    const address = await addressOf(asked, activity, `${tenant}/${id}`, speaker)
    return {
      tenant,
      person: { id, name: activity.from.name?.trim() || id, ...(address ? { email: address } : {}) },
      mentioned: mentioned.flatMap((one) => one ?? []),
    }
  }
}

/** Who added or removed the bot: Teams tells no name and not always an object id, and the roster does where the bot is in it. */
async function mover(activity: Incoming, id: string | undefined, speaker: Speaker | undefined): Promise<Sender['person']> {
  const member = speaker && hasRoster(activity) ? await ask(speaker, activity.from.id, true) : undefined
  const email = member?.email
  return { id: id ?? member?.aadObjectId ?? '', name: activity.from.name?.trim() || (member?.name ?? ''), ...(email ? { email } : {}) }
}

async function identify({ id, name, aadObjectId }: Mention, speaker: Speaker): Promise<Request['mentioned'][number] | undefined> {
  const found = aadObjectId ?? (await ask(speaker, id))?.aadObjectId
  return found ? { id: found.toLowerCase(), name } : undefined
}

function hasRoster({ channelId, deliveryMode }: Incoming): boolean {
  return channelId === 'msteams' && deliveryMode !== 'expectReplies'
}

async function addressOf(asked: Map<string, number>, activity: Incoming, who: string, speaker: Speaker): Promise<string | undefined> {
  const { type, from } = activity
  // Buttons, the compose box and dialogs wait for a few seconds only.
  if (type === 'invoke' || !hasRoster(activity) || performance.now() < (asked.get(who) ?? 0)) return undefined
  if (asked.size >= mostRemembered) asked.clear()
  asked.set(who, Infinity)
  const member = await ask(speaker, from.id, true)
  if (!member) asked.set(who, performance.now() + rest)
  return member?.email
}

// A roster that does not answer must not keep anybody from an answer.
async function ask(speaker: Speaker, id: string, once?: true): Promise<Member | undefined> {
  return speaker.member(id, once).catch(() => undefined)
}
