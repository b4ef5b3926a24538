import type { Request } from '../bot/request.ts'
import type { Incoming } from './activity.ts'
import { personOf, type Door } from './door.ts'
import { mentionsOf, type Mention } from './mention.ts'
import { isAutomatic } from './pressed.ts'
import type { Member, Speaker } from './sending.ts'

/** Who sent an activity, and whom it mentions. */
export type Sender = Pick<Request, 'tenant' | 'person' | 'mentioned'>

/** Finds out who sent an activity; undefined for somebody whom the channel does not vouch for. */
export type Introduce = (activity: Incoming, tenant: string, speaker: Speaker) => Promise<Sender | undefined>

const mostRemembered = 10_000

export function introducing(door: Door): Introduce {
  // The roster is asked once per person and process: it alone knows the address, and the book of people keeps it.
  const asked = new Set<string>()
  return async (activity, tenant, speaker) => {
    const id = personOf(door, activity)
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

async function identify({ id, name, aadObjectId }: Mention, speaker: Speaker): Promise<Request['mentioned'][number] | undefined> {
  const found = aadObjectId ?? (await ask(speaker, id))?.aadObjectId
  return found ? { id: found.toLowerCase(), name } : undefined
}

async function addressOf(asked: Set<string>, { channelId, deliveryMode, type, name, from, value }: Incoming, who: string, speaker: Speaker): Promise<string | undefined> {
  // The compose box and dialogs wait for 5 s only.
  const hurried = type === 'invoke' && name !== 'adaptiveCard/action'
  if (hurried || channelId !== 'msteams' || isAutomatic({ value }) || deliveryMode === 'expectReplies' || asked.has(who)) return undefined
  if (asked.size >= mostRemembered) asked.clear()
  asked.add(who)
  return (await ask(speaker, from.id))?.email
}

// A roster that does not answer must not keep anybody from an answer.
async function ask(speaker: Speaker, id: string): Promise<Member | undefined> {
  return speaker.member(id).catch(() => undefined)
}
