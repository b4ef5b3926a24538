import type { Message } from '../bot/reply.ts'
import { placeOf, type Incoming } from './activity.ts'
import type { Reach } from './reach.ts'
import { consentCard, infoCard } from './files.ts'
import { refreshing } from './refreshing.ts'
import type { Replies } from './sdk.ts'
import type { Ways } from './ways.ts'
import type { Call } from './wire.ts'

/** How one turn speaks to the channel. */
export interface Speaker {
  /** To the conversation; gives the message's id, where the channel names one. */
  readonly say: (message: Message) => Promise<string | undefined>
  /** Puts a message in the place of an earlier one, for everybody. */
  readonly replace: (id: string, message: Message) => Promise<void>
  /** Takes back an earlier message. */
  readonly remove: (id: string) => Promise<void>
  /** To the private chat of the one who sent the activity, opened where `reach` is not known; gives the chat and the messages' ids. */
  readonly whisper: (reach: Reach | undefined, messages: readonly Message[]) => Promise<{ readonly chat: Reach; readonly ids: readonly (string | undefined)[] }>
  /** Puts a message in the place of an earlier one of any conversation. */
  readonly renew: (reach: Reach, id: string, message: Message) => Promise<void>
  readonly typing: () => Promise<void>
  /** What the roster tells of somebody, by the channel's id; `once`: it is only to add something, so that nobody waits for it long. */
  readonly member: (id: string, once?: true) => Promise<Member>
}

export interface Member {
  readonly name?: string
  readonly aadObjectId?: string
  readonly email?: string
}

/** Speaks in one turn; whoever expects replies gets them in the response. */
export function speakerOf({ call: send, audience }: Ways, activity: Incoming, replies: Replies): Speaker {
  const { serviceUrl, conversation, id, deliveryMode, channelData } = activity
  const here = conversationUrl(serviceUrl, conversation.id)
  const call = (method: Call['method'], url: string, body?: object) => send(serviceUrl, { method, url, ...(body ? { body } : {}) })
  const lookUp = (url: string, once?: true) => send(serviceUrl, { method: 'GET', url, ...(once ? { once } : {}) })
  const reply = async (sent: object): Promise<string | undefined> => {
    const answer = answering(activity, sent)
    if (deliveryMode === 'expectReplies') return void (await replies.take(answer))
    return textIn(await call('POST', id ? `${here}/activities/${encodeURIComponent(id)}` : `${here}/activities`, answer), 'id')
  }
  const asking = (reach: Pick<Reach, 'serviceUrl' | 'conversation'>, message: Message) =>
    refreshing(message, () => audience(conversationUrl(reach.serviceUrl, placeOf(reach.conversation)), (url) => lookUp(url, true)))
  const now = { serviceUrl, conversation: conversation.id }
  return {
    say: async (message) => reply(activityOf(await asking(now, message))),
    // Whoever waits for the replies has no message to update.
    replace: async (old, message) => {
      if (deliveryMode === 'expectReplies') await reply(activityOf(message))
      else await call('PUT', `${here}/activities/${encodeURIComponent(old)}`, { ...answering(activity, activityOf(await asking(now, message))), id: old })
    },
    remove: async (old) => void (await call('DELETE', `${here}/activities/${encodeURIComponent(old)}`)),
    whisper: async (reach, messages) => {
      const chat = reach ?? { serviceUrl, conversation: idIn(await call('POST', conversationUrl(serviceUrl), chatWith(activity))), user: activity.from.id, bot: activity.recipient.id }
      const ids: (string | undefined)[] = []
      for (const message of messages) ids.push(textIn(await call('POST', `${conversationUrl(chat.serviceUrl, chat.conversation)}/activities`, activityOf(message)), 'id'))
      return { chat, ids }
    },
    renew: async (reach, old, message) => {
      const card = activityOf(await asking(reach, message))
      await call('PUT', `${conversationUrl(reach.serviceUrl, reach.conversation)}/activities/${encodeURIComponent(old)}`, { ...card, id: old })
    },
    typing: async () => void (await reply({ type: 'typing' })),
    member: async (who, once) => memberOf(await lookUp(`${conversationUrl(serviceUrl, channelData?.team?.id ?? conversation.id)}/members/${encodeURIComponent(who)}`, once)),
  }
}

/** As the bot's answer to whoever sent the activity. */
function answering({ channelId, serviceUrl, conversation, locale, from, recipient, id }: Incoming, sent: object): object {
  return { ...sent, channelId, serviceUrl, conversation, ...(locale ? { locale } : {}), from: recipient, recipient: from, ...(id ? { replyToId: id } : {}) }
}

export function conversationUrl(serviceUrl: string, id?: string): string {
  const base = `${serviceUrl.replace(/\/$/, '')}/v3/conversations`
  return id === undefined ? base : `${base}/${encodeURIComponent(id)}`
}

function chatWith({ from, recipient, conversation, channelData }: Incoming): object {
  const tenantId = conversation.tenantId ?? channelData?.tenant?.id
  return { isGroup: false, bot: recipient, members: [from], ...(tenantId ? { tenantId, channelData: { tenant: { id: tenantId } } } : {}) }
}

function idIn(created: unknown): string {
  return textIn(created, 'id') ?? ''
}

/** Teams names the object id in two ways. */
function memberOf(found: unknown): Member {
  const aadObjectId = textIn(found, 'aadObjectId') ?? textIn(found, 'objectId')
  const email = textIn(found, 'email') ?? textIn(found, 'userPrincipalName')
  const name = textIn(found, 'name')
  return { ...(name ? { name } : {}), ...(aadObjectId ? { aadObjectId: aadObjectId.toLowerCase() } : {}), ...(email ? { email: email.toLowerCase() } : {}) }
}

export function textIn(answer: unknown, name: string): string | undefined {
  const value: unknown = Reflect.get(Object(answer), name)
  return typeof value === 'string' && value !== '' ? value : undefined
}

export const cardType = 'application/vnd.microsoft.card.adaptive'

/** A card travels alone with its summary: Teams splits a message that has text as well. */
export function activityOf({ text, card, offer, placed }: Message): object {
  if (offer) return { type: 'message', summary: text, attachments: [consentCard(offer)] }
  if (placed) return { type: 'message', summary: text, attachments: [infoCard(placed)] }
  if (!card) return { type: 'message', text, textFormat: 'plain' }
  return { type: 'message', summary: text, attachments: [{ contentType: cardType, content: card }] }
}
