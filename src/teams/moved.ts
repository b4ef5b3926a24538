import type { Moved } from '../bot/request.ts'
import type { Incoming } from './activity.ts'

type Step = Omit<Moved, 'at'>

/** Source: "Conversation events in your Teams bot". A new version of the app (…-upgrade) is no arrival, and the old one that goes for it no removal. */
const installations: Readonly<Record<string, Step>> = { add: { here: true, greets: true }, 'add-upgrade': { here: true }, remove: { here: false } }
const events: Readonly<Record<string, Step>> = {
  teamArchived: { here: false, team: true },
  teamUnarchived: { here: true, team: true },
  teamDeleted: { here: false, team: true },
  teamHardDeleted: { here: false, team: true },
  teamRestored: { here: true, team: true },
  channelDeleted: { here: false },
  channelRestored: { here: true },
}

/** What an activity tells of where the bot is; nothing where others come and go, or a name is changed. */
export function movedBy(activity: Incoming, now: () => Date): Moved | undefined {
  const step = stepOf(activity)
  // A time to come would outdate whatever is told until then.
  return step && { ...step, at: new Date(Math.min(Date.parse(activity.timestamp ?? '') || Infinity, now().getTime())).toISOString() }
}

function stepOf({ type, action, channelId, membersAdded, membersRemoved, recipient, from, channelData }: Incoming): Step | undefined {
  // What another channel's client writes of teams is nobody's word.
  const event = channelId === 'msteams' ? (channelData?.eventType ?? '') : ''
  const team = channelId === 'msteams' && channelData?.team ? { team: true as const } : {}
  if (type === 'installationUpdate') return named(installations, action ?? '', team)
  if (type !== 'conversationUpdate') return undefined
  // Other channels say that a person joined, and Teams that the bot did.
  const arrives = (membersAdded ?? []).some(({ id }) => (channelId === 'msteams' ? id === recipient.id : id !== recipient.id && id === from.id))
  if (arrives) return { here: true, greets: true, ...team }
  if ((membersRemoved ?? []).some(({ id }) => id === recipient.id)) return { here: false, ...team }
  return named(events, event, {})
}

function named(steps: Readonly<Record<string, Step>>, name: string, more: Partial<Step>): Step | undefined {
  return Object.hasOwn(steps, name) ? { ...steps[name]!, ...more } : undefined
}

/** An activity where it belongs: what is told of a channel is that channel's, and what an installation leads to is said in the channel that was chosen for it. */
export function inItsPlace(activity: Incoming): Incoming {
  if (activity.channelId !== 'msteams') return activity
  const { eventType, channel, settings } = activity.channelData ?? {}
  const id = activity.type === 'installationUpdate' ? settings?.selectedChannel?.id : activity.type === 'conversationUpdate' && eventType?.startsWith('channel') ? channel?.id : undefined
  return id === undefined ? activity : { ...activity, conversation: { ...activity.conversation, id } }
}
