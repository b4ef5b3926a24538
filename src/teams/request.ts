import type { Request } from '../bot/request.ts'
import { kindOf, placeOf, type Incoming } from './activity.ts'
import { textOf } from './mention.ts'
import { invokeOf } from './invokes.ts'
import { submitted } from './pressed.ts'
import { reachOf } from './reach.ts'
import { cardType } from './sending.ts'

export type Asked = Pick<Request, 'says' | 'pressed' | 'opens' | 'sought' | 'dialog' | 'arrival'>

/** What an activity asks for; undefined where nothing (edits, reactions, members who come and go). `linkHost`: that of links to customers. */
export function askedBy(activity: Incoming, linkHost?: string): Asked | undefined {
  if (activity.type === 'message') {
    const pressed = submitted(activity)
    if (pressed) return { pressed }
    return isCardAlone(activity) ? undefined : { says: textOf(activity) }
  }
  if (activity.type === 'invoke') return invokeOf(activity)?.asked(activity, linkHost)
  return arrives(activity) ? { arrival: true } : undefined
}

/** A card that somebody posted from the compose box: it says nothing to the bot. */
function isCardAlone({ text, attachments }: Incoming): boolean {
  return !text?.trim() && (attachments ?? []).some(({ contentType }) => contentType === cardType)
}

/** True where the bot was added; Teams says so twice, and only its installation is taken. */
function arrives({ type, action, channelId, membersAdded, recipient, from }: Incoming): boolean {
  if (channelId === 'msteams') return type === 'installationUpdate' && action === 'add'
  return type === 'conversationUpdate' && (membersAdded ?? []).some(({ id }) => id !== recipient.id && id === from.id)
}

/** Where it was asked and in which language; `language` where the client tells none. */
export function placed(activity: Incoming, language: string): Pick<Request, 'conversation' | 'locale' | 'reach' | 'stands'> {
  const kind = kindOf(activity)
  const reach = reachOf({ ...activity, conversation: { ...activity.conversation, id: placeOf(activity.conversation.id) } })
  return {
    conversation: { id: placeOf(activity.conversation.id), kind },
    locale: activity.locale ?? activity.entities?.find(({ locale }) => locale)?.locale ?? language,
    reach,
    ...(kind === 'personal' && activity.replyToId ? { stands: { address: reach, message: activity.replyToId } } : {}),
  }
}
