import type { Delivered, Message, Reply } from '../bot/reply.ts'
import { kindOf, type Incoming } from './activity.ts'
import { mayAnswer, type Door } from './door.ts'
import { consent } from './files.ts'
import { reachOf, readReach } from './reach.ts'
import type { Speaker } from './sending.ts'

/** Sends a reply, one message after the other; gives where each stands. */
export async function deliver(reply: Reply, activity: Incoming, speaker: Speaker, door: Door): Promise<readonly Delivered[]> {
  const here = standingIn(reachOf(activity), kindOf(activity) !== 'personal')
  const delivered = [...(await deliverInPlace(reply, activity, speaker)).map(here)]
  for (const message of reply.here) delivered.push(here({ message, id: await speaker.say(message) }))
  return [...delivered, ...(await deliverPrivately(reply, speaker, door))].filter(({ message }) => message !== '')
}

interface Sent {
  readonly message: Message
  readonly id: string | undefined
}

function standingIn(address: string, shared: boolean): (sent: Sent) => Delivered {
  return ({ message: { about, over }, id = '' }) => ({ address, message: id, shared, ...(about === undefined ? {} : { about }), ...(over === undefined ? {} : { over }) })
}

/** What takes the place of the pressed card, and of an answered offer, which no card can be: it is taken back, so that it is not answered again. An invoke is answered with it; a pressed Action.Submit cannot be, so its message is updated, and a refusal is said. */
async function deliverInPlace({ replacement, refusal, own }: Reply, activity: Incoming, speaker: Speaker): Promise<readonly Sent[]> {
  const { type, replyToId, name } = activity
  const invoked = type === 'invoke'
  if (refusal && !invoked) await speaker.say(refusal)
  if (!replacement || own) return []
  if (name === consent) {
    const id = await speaker.say(replacement)
    // Whether it is still there or not, everything is said.
    if (replyToId) await speaker.remove(replyToId).catch(() => undefined)
    return [{ message: replacement, id }]
  }
  if (!replyToId) return invoked ? [] : [{ message: replacement, id: await speaker.say(replacement) }]
  if (!invoked || kindOf(activity) !== 'personal') await speaker.replace(replyToId, replacement)
  return [{ message: replacement, id: replyToId }]
}

async function deliverPrivately({ privately, reach, unreachable, dialog }: Reply, speaker: Speaker, door: Door): Promise<readonly Delivered[]> {
  if (privately.length === 0) return []
  const known = readReach(reach)
  try {
    const { chat, ids } = await speaker.whisper(known && mayAnswer(door, known.serviceUrl) ? known : undefined, privately)
    return privately.map((message, at) => standingIn(JSON.stringify(chat), false)({ message, id: ids[at] }))
  } catch (error) {
    // The dialog says what was done.
    if (dialog) return []
    if (!unreachable) throw error
    await speaker.say(unreachable)
    return []
  }
}
