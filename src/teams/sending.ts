import type { Activity, CloudAdapterBase, TurnContext } from 'botbuilder-core'
import type { ConnectorClient, ConnectorFactory } from 'botframework-connector'
import type { Message } from '../bot/request.ts'
import type { Incoming } from './activity.ts'
import type { Reach } from './reach.ts'

/** How one turn speaks to the channel. */
export interface Speaker {
  /** To the conversation. */
  readonly say: (message: Message) => Promise<void>
  /** Puts a message in the place of an earlier one, for everybody. */
  readonly replace: (id: string, message: Message) => Promise<void>
  /** To the private chat of the one who sent the activity, opened where `reach` is not known. */
  readonly whisper: (reach: Reach | undefined, messages: readonly Message[]) => Promise<void>
  readonly typing: () => Promise<void>
  /** What the roster tells of somebody, by the channel's id; undefined where it tells nothing. */
  readonly member: (id: string) => Promise<Member | undefined>
}

export interface Member {
  readonly aadObjectId?: string
  readonly email?: string
}

/** Speaks through the SDK's turn. */
export function speakerOf(context: TurnContext, activity: Incoming): Speaker {
  const { client, factory } = linesOf(context)
  const buffered = activity.deliveryMode === 'expectReplies'
  return {
    say: async (message) => void (await context.sendActivity(activityOf(message))),
    // Whoever waits for the replies has no message to update.
    replace: async (id, message) => void (await (buffered ? context.sendActivity(activityOf(message)) : context.updateActivity({ ...activityOf(message), id }))),
    whisper: async (reach, messages) => {
      const there = reach && reach.serviceUrl !== activity.serviceUrl ? await factory.create(reach.serviceUrl) : client
      const id = reach?.conversation ?? (await open(client, activity))
      for (const message of messages) await there.conversations.sendToConversation(id, activityOf(message))
    },
    typing: async () => void (await context.sendActivity({ type: 'typing' })),
    member: async (id) => memberOf(await client.conversations.getConversationMember(activity.channelData?.team?.id ?? activity.conversation.id, id)),
  }
}

/** What the adapter left on the turn for requests of its own kind. */
function linesOf({ adapter, turnState }: TurnContext): { client: ConnectorClient; factory: ConnectorFactory } {
  const { ConnectorClientKey, ConnectorFactoryKey } = adapter as CloudAdapterBase
  return { client: turnState.get(ConnectorClientKey), factory: turnState.get(ConnectorFactoryKey) }
}

async function open(client: ConnectorClient, { from, recipient, conversation, channelData }: Incoming): Promise<string> {
  const tenantId = conversation.tenantId ?? channelData?.tenant?.id
  const parameters = { isGroup: false, bot: { id: recipient.id, name: recipient.name ?? '' }, members: [{ id: from.id, name: from.name ?? '' }], ...(tenantId ? { tenantId, channelData: { tenant: { id: tenantId } } } : {}) }
  const { id } = await client.conversations.createConversation(parameters as Parameters<ConnectorClient['conversations']['createConversation']>[0])
  return id
}

/** Teams names the object id in two ways. */
function memberOf(found: object): Member {
  const text = (name: string): string | undefined => {
    const value: unknown = Reflect.get(found, name)
    return typeof value === 'string' && value !== '' ? value.toLowerCase() : undefined
  }
  const aadObjectId = text('aadObjectId') ?? text('objectId')
  const email = text('email') ?? text('userPrincipalName')
  return { ...(aadObjectId ? { aadObjectId } : {}), ...(email ? { email } : {}) }
}

export const cardType = 'application/vnd.microsoft.card.adaptive'

/** A card travels alone with its summary: Teams splits a message that has text as well. */
export function activityOf({ text, card }: Message): Partial<Activity> {
  if (!card) return { type: 'message', text, textFormat: 'plain' }
  return { type: 'message', summary: text, attachments: [{ contentType: cardType, content: card }] }
}
