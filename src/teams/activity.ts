import { z } from 'zod'

/** Half a letter fits into no address. */
const id = z.string().max(1_000).regex(/^\P{Cs}+$/u)
const account = z.object({ id, name: z.string().max(1_000).nullish(), aadObjectId: z.string().max(200).nullish(), role: z.string().nullish() })
const entity = z.looseObject({ type: z.string().nullish(), text: z.string().nullish(), locale: z.string().nullish(), timezone: z.string().max(100).nullish().catch(null), mentioned: account.nullish().catch(null) })
const member = z.looseObject({ id })
const place = z.object({ id })

/** What the porch reads of an activity; foreign input, so everything has a shape and a bound. */
export const activitySchema = z.looseObject({
  type: z.string().min(1).max(100),
  id: id.nullish(),
  name: z.string().max(200).nullish(),
  action: z.string().max(200).nullish(),
  channelId: z.string().min(1).max(100),
  serviceUrl: z.url().max(2_000),
  from: account,
  recipient: account,
  conversation: z.object({ id, conversationType: z.string().nullish(), tenantId: z.string().max(200).nullish(), isGroup: z.boolean().nullish() }),
  text: z.string().nullish(),
  locale: z.string().max(100).nullish(),
  localTimezone: z.string().max(100).nullish().catch(null),
  value: z.unknown().optional(),
  replyToId: id.or(z.literal('')).nullish(),
  deliveryMode: z.string().nullish(),
  attachments: z.array(z.looseObject({ contentType: z.string().nullish() })).max(500).nullish().catch(null),
  entities: z.array(entity).max(500).nullish(),
  timestamp: z.string().max(100).nullish().catch(null),
  membersAdded: z.array(member).max(10_000).nullish(),
  membersRemoved: z.array(member).max(10_000).nullish().catch(null),
  channelData: z.looseObject({
    tenant: z.looseObject({ id: z.string().max(200) }).nullish(),
    team: place.loose().nullish(),
    channel: place.loose().nullish().catch(null),
    eventType: z.string().max(100).nullish().catch(null),
    settings: z.looseObject({ selectedChannel: place.loose().nullish() }).nullish().catch(null),
  }).nullish().catch(null),
})

/** An activity of the Bot Framework protocol, as far as the porch reads it. */
export type Incoming = z.output<typeof activitySchema>

/** The channel's thread of a post stands behind the channel's own id. */
export function placeOf(conversation: string): string {
  return conversation.split(';messageid=')[0] ?? conversation
}

/** Where it was said. Channels other than Teams tell only whether it is a group; the chat of two people, where the compose box may be, begins like a group. */
export function kindOf({ conversation }: Incoming): 'personal' | 'group' | 'channel' {
  if (conversation.conversationType === 'channel') return 'channel'
  return conversation.conversationType === 'groupChat' || conversation.isGroup || conversation.id.startsWith('19:') ? 'group' : 'personal'
}

/** The Entra tenant that the activity names, in lower case. */
export function tenantNamed({ conversation, channelData }: Incoming): string | undefined {
  return (conversation.tenantId ?? channelData?.tenant?.id)?.toLowerCase()
}
