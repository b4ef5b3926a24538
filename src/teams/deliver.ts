import type { Reply } from '../bot/request.ts'
import { kindOf, type Incoming } from './activity.ts'
import { mayAnswer, type Door } from './door.ts'
import { readReach } from './reach.ts'
import { cardType, type Speaker } from './sending.ts'

/** The body that answers an `adaptiveCard/action`. */
export interface InvokeBody {
  readonly statusCode: number
  readonly type: string
  readonly value: unknown
}

/** Sends a reply, one message after the other; gives what an invoke is answered with. */
export async function deliver(reply: Reply, activity: Incoming, speaker: Speaker, door: Door): Promise<InvokeBody> {
  const invoked = activity.type === 'invoke'
  if (!invoked) await deliverInPlace(reply, activity, speaker)
  else if (reply.replacement && activity.replyToId && changesForAll(activity)) await speaker.replace(activity.replyToId, reply.replacement)
  for (const message of reply.here) await speaker.say(message)
  await deliverPrivately(reply, speaker, door)
  return invokeBody(reply)
}

/** A pressed Action.Submit cannot be answered in place: its message is updated, and a refusal is said. */
async function deliverInPlace({ replacement, refusal }: Reply, { replyToId }: Incoming, speaker: Speaker): Promise<void> {
  if (replacement) await (replyToId ? speaker.replace(replyToId, replacement) : speaker.say(replacement))
  if (refusal) await speaker.say(refusal)
}

/** The answer to an invoke changes the card only for the one who pressed; a refresh is nobody's act. */
function changesForAll(activity: Incoming): boolean {
  return kindOf(activity) !== 'personal' && Reflect.get(Object(activity.value), 'trigger') !== 'automatic'
}

async function deliverPrivately({ privately, reach, unreachable }: Reply, speaker: Speaker, door: Door): Promise<void> {
  if (privately.length === 0) return
  const known = readReach(reach)
  try {
    await speaker.whisper(known && mayAnswer(door, known.serviceUrl) ? known : undefined, privately)
  } catch (error) {
    if (!unreachable) throw error
    await speaker.say(unreachable)
  }
}

/** Source: "Universal Actions for Adaptive Cards", response format. */
export function invokeBody({ replacement, refusal }: Reply): InvokeBody {
  if (refusal) return errorBody(refusal.text)
  if (replacement?.card) return { statusCode: 200, type: cardType, value: replacement.card }
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: replacement?.text ?? '' }
}

/** The client shows it under the card, which stays with all that was typed. */
export function errorBody(message: string): InvokeBody {
  return { statusCode: 400, type: 'application/vnd.microsoft.error', value: { code: 'Refused', message } }
}
