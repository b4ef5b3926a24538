import type { Request } from '../bot/request.ts'
import { kindOf, placeOf, type Incoming } from './activity.ts'
import type { Door } from './door.ts'
import { attachedTo } from './files.ts'
import { textOf } from './mention.ts'
import { invokeOf } from './invokes.ts'
import { movedBy } from './moved.ts'
import { submitted } from './pressed.ts'
import { reachOf } from './reach.ts'
import { cardType } from './sending.ts'

export type Asked = Pick<Request, 'says' | 'pressed' | 'opens' | 'sought' | 'dialog' | 'moved' | 'attached' | 'taken'>

export interface Around extends Door {
  /** That of links to customers. */
  readonly linkHost?: string
  readonly now: () => Date
}

/** What an activity asks for or tells; undefined where nothing (edits and what undoes them, reactions, members who come and go, new names). */
export function askedBy(activity: Incoming, around: Around): Asked | undefined {
  if (activity.type === 'message') {
    const pressed = submitted(activity)
    if (pressed) return { pressed }
    return isCardAlone(activity) ? undefined : { says: textOf(activity), ...attachedTo(activity, around) }
  }
  if (activity.type === 'invoke') return invokeOf(activity)?.asked(activity, around)
  const moved = movedBy(activity, around.now)
  return moved && { moved }
}

/** A card that somebody posted from the compose box: it says nothing to the bot. */
function isCardAlone({ text, attachments }: Incoming): boolean {
  return !text?.trim() && (attachments ?? []).some(({ contentType }) => contentType === cardType)
}

/** Where it was asked and in which language; `language` where the client tells none. */
export function placed(activity: Incoming, language: string): Pick<Request, 'conversation' | 'locale' | 'timeZone' | 'reach' | 'stands' | 'files'> {
  const kind = kindOf(activity)
  const reach = reachOf({ ...activity, conversation: { ...activity.conversation, id: placeOf(activity.conversation.id) } })
  const team = activity.channelData?.team?.id
  const timeZone = activity.localTimezone ?? activity.entities?.find(({ timezone }) => timezone)?.timezone
  return {
    conversation: { id: placeOf(activity.conversation.id), kind, ...(team === undefined ? {} : { team }) },
    locale: activity.locale ?? activity.entities?.find(({ locale }) => locale)?.locale ?? language,
    ...(timeZone ? { timeZone } : {}),
    reach,
    ...(activity.channelId === 'msteams' ? { files: true as const } : {}),
    ...(kind === 'personal' && activity.replyToId ? { stands: { address: reach, message: activity.replyToId } } : {}),
  }
}
