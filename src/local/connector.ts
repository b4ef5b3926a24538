import { cast, conversations, conversationsOf, localTenant } from './cast.ts'
import type { Actor, Conversation } from './cast.ts'
import { list, members, Refusal, text } from './http.ts'
import type { Answer, Route } from './http.ts'
import type { Kept, Rooms } from './rooms.ts'
import type { FileShown, Json } from './wire.ts'

const cardType = 'application/vnd.microsoft.card.adaptive'

/** What the connector needs of the server. */
export interface Channel {
  readonly rooms: Rooms
  readonly now: () => Date
  /** A new activity id; later ones are greater. */
  readonly nextId: () => string
}

/** The Bot Framework's connector, as far as a bot in Teams uses it (REST API v3). */
export function connectorRoutes(channel: Channel): readonly Route[] {
  const { rooms } = channel
  return [
    { method: 'POST', path: /^\/v3\/conversations$/, answer: ({ body }) => ({ status: 201, body: { id: personalChat(body).id } }) },
    { method: 'POST', path: /^\/v3\/conversations\/([^/]+)\/activities(?:\/[^/]+)?$/, answer: ({ parts, body }) => post(channel, conversation(parts[0]), body) },
    { method: 'PUT', path: /^\/v3\/conversations\/([^/]+)\/activities\/([^/]+)$/, answer: ({ parts, body }) => put(channel, conversation(parts[0]), parts[1], body) },
    {
      method: 'DELETE',
      path: /^\/v3\/conversations\/([^/]+)\/activities\/([^/]+)$/,
      answer: ({ parts }) => {
        const place = conversation(parts[0])
        rooms.remove(place, own(rooms, place, parts[1]).id)
        return { status: 200 }
      },
    },
    { method: 'GET', path: /^\/v3\/conversations\/([^/]+)\/members$/, answer: ({ parts }) => ({ status: 200, body: people(conversation(parts[0])).map(account) }) },
    { method: 'GET', path: /^\/v3\/conversations\/([^/]+)\/pagedmembers$/, answer: ({ parts }) => ({ status: 200, body: { members: people(conversation(parts[0])).map(account) } }) },
    { method: 'GET', path: /^\/v3\/conversations\/([^/]+)\/members\/([^/]+)$/, answer: ({ parts }) => ({ status: 200, body: account(member(conversation(parts[0]), parts[1])) }) },
  ]
}

function post({ rooms, now, nextId }: Channel, place: Conversation, activity: Json): Answer {
  const id = nextId()
  if (activity.type === 'typing') rooms.typing(place)
  if (activity.type === 'message') rooms.put(place, { ...read(activity), id, at: now().toISOString(), from: 'bot', revision: 1, views: {} })
  return { status: 201, body: { id } }
}

function put({ rooms }: Channel, place: Conversation, id: string | undefined, activity: Json): Answer {
  const before = own(rooms, place, id)
  rooms.put(place, { ...read(activity), id: before.id, at: before.at, from: 'bot', revision: before.revision + 1, views: {}, edited: true })
  return { status: 200, body: { id: before.id } }
}

/** The part of a bot's message that the page can show. */
function read(activity: Json): Pick<Kept, 'text' | 'plain' | 'cards' | 'files' | 'others' | 'suggestions'> {
  const attachments = list(activity.attachments).map(members)
  const cards = attachments.filter(({ contentType }) => contentType === cardType)
  const files = attachments.flatMap((attachment) => fileIn(attachment) ?? [])
  const suggestions = list(members(activity.suggestedActions).actions).map(members)
  return {
    ...(typeof activity.text === 'string' && activity.text !== '' ? { text: text(activity.text, 'text', 60_000) } : {}),
    ...(activity.textFormat === 'plain' ? { plain: true } : {}),
    cards: cards.map(({ content }) => members(content)),
    ...(files.length > 0 ? { files } : {}),
    others: attachments.filter((attachment) => !cards.includes(attachment) && !fileIn(attachment)).map(({ contentType }) => String(contentType)),
    suggestions: suggestions.map(({ title, value }) => ({ title: String(title ?? value), value: String(value ?? title) })),
  }
}

/** A file that is offered, or lies in its place. */
function fileIn({ contentType, contentUrl, name, content }: Json): FileShown | undefined {
  const { description, sizeInBytes, acceptContext, declineContext } = members(content)
  const file = { name: text(name ?? '', 'name', 1_000) }
  if (contentType === 'application/vnd.microsoft.teams.card.file.info') return { ...file, url: text(contentUrl, 'contentUrl') }
  if (contentType !== 'application/vnd.microsoft.teams.card.file.consent') return undefined
  return { ...file, offer: { about: text(description ?? '', 'description'), bytes: Number(sizeInBytes), accept: members(acceptContext), decline: members(declineContext) } }
}

function own(rooms: Rooms, place: Conversation, id: string | undefined): Kept {
  const kept = rooms.get(place, id ?? '')
  if (!kept) throw new Refusal(404, 'ActivityNotFoundInConversation')
  if (kept.from !== 'bot') throw new Refusal(403, 'BotNotAuthor')
  return kept
}

/** By its own id, or by its team's or channel's; the page shows all threads of a channel as one. */
function conversation(id: string | undefined): Conversation {
  const found = conversations.find((one) => [one.id, one.team?.id, one.channel?.id].some((known) => known !== undefined && [id, id?.split(';')[0]].includes(known)))
  if (!found) throw new Refusal(404, 'ConversationNotFound')
  return found
}

function personalChat(body: Json): Conversation {
  const wanted = members(list(body.members)[0]).id
  const person = cast.find(({ id, aadObjectId }) => wanted === id || wanted === aadObjectId)
  const found = person && conversationsOf(person.key)[0]
  if (!found) throw new Refusal(400, 'BadArgument', 'members[0].id is nobody here')
  return found
}

function people({ members }: Conversation): readonly Actor[] {
  return cast.filter(({ key }) => members.includes(key))
}

/** By the channel's id, the Entra object id or the e-mail address, as Teams does. */
function member(place: Conversation, id: string | undefined): Actor {
  const found = people(place).find((person) => [person.id, person.aadObjectId, person.email].includes(id ?? ''))
  if (!found) throw new Refusal(404, 'MemberNotFoundInConversation')
  return found
}

function account({ id, aadObjectId, name, email }: Actor): Json {
  return { id, name, aadObjectId, objectId: aadObjectId, email, userPrincipalName: email, tenantId: localTenant, userRole: 'user' }
}
