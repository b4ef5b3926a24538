import type { Locale } from '../text/locale.ts'
import { cast, localBot, localTenant } from './cast.ts'
import type { Actor, Conversation } from './cast.ts'
import { list } from './http.ts'
import type { Click, DialogAct, FileAnswer, Json } from './wire.ts'

/** What every activity of a person tells, besides what it is about. */
export interface Sender {
  readonly person: Actor
  readonly conversation: Conversation
  readonly locale: Locale
  readonly timezone: string
  readonly serviceUrl: string
  readonly id: string
  readonly at: Date
}

const tags: Readonly<Record<Locale, { locale: string; country: string }>> = {
  en: { locale: 'en-US', country: 'US' },
  'zh-CN': { locale: 'zh-CN', country: 'CN' },
  es: { locale: 'es-ES', country: 'ES' },
}

/** A typed message as Teams sends it: the bot and people named with @ become mentions. */
export function messageActivity(sender: Sender, text: string): Json {
  const mentioned = sender.conversation.type === 'personal' ? [] : mentions(text)
  const marked = mentioned.reduce((marked, { name }) => marked.replaceAll(`@${name}`, `<at>${name}</at>`), text)
  const html = mentioned.reduce((html, { name }, index) => html.replaceAll(`@${name}`, mentionHtml(name, index)), escape(text))
  return {
    ...envelope(sender),
    type: 'message',
    textFormat: 'plain',
    text: marked,
    attachments: [{ contentType: 'text/html', content: `<p>${html.replaceAll('\n', '<br>')}</p>` }],
    entities: [...mentioned.map((who) => ({ type: 'mention', text: `<at>${who.name}</at>`, mentioned: who })), clientInfo(sender)],
  }
}

/** A message with a file, as Teams sends it to a bot in its private chat. */
export function fileActivity(sender: Sender, text: string, { name, url }: { readonly name: string; readonly url: string }): Json {
  const { attachments, ...said } = messageActivity(sender, text)
  const file = { contentType: 'application/vnd.microsoft.teams.file.download.info', contentUrl: url, name, content: { downloadUrl: url, uniqueId: sender.id, fileType: typeOf(name) } }
  return { ...said, attachments: [file, ...list(attachments)] }
}

/** The answer to an offered file; `url` is where it may be put. */
export function consentActivity(sender: Sender, { entry, action }: FileAnswer, { name, url, context }: { readonly name: string; readonly url: string; readonly context: Json }): Json {
  const uploadInfo = { contentUrl: url, name, uploadUrl: url, uniqueId: sender.id, fileType: typeOf(name) }
  return invoke(sender, 'fileConsent/invoke', { type: 'fileUpload', action, context, ...(action === 'accept' ? { uploadInfo } : {}) }, entry)
}

function typeOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1)
}

/** A pressed Action.Submit: a message without text. */
export function submitActivity(sender: Sender, replyToId: string, value: Json, text?: string): Json {
  return { ...envelope(sender), type: 'message', replyToId, value, ...(text === undefined ? {} : { text, textFormat: 'plain' }), entities: [clientInfo(sender)] }
}

/** A pressed Action.Execute, or a refresh. */
export function executeActivity(sender: Sender, click: Click): Json {
  const action = { type: 'Action.Execute', ...(click.id ? { id: click.id } : {}), verb: click.verb ?? '', data: click.data }
  return invoke(sender, 'adaptiveCard/action', { action, trigger: click.trigger }, click.entry)
}

/** What was typed into a choice that the bot fills. */
export function searchActivity(sender: Sender, asked: { dataset: string; text: string; count: number; entry: string }): Json {
  const value = { kind: 'search', queryText: asked.text, queryOptions: { skip: 0, top: asked.count }, dataset: asked.dataset }
  return invoke(sender, 'application/search', value, asked.entry)
}

/** What was typed into the search of the compose box. */
export function findActivity(sender: Sender, text: string): Json {
  const parameters = text === '' ? [{ name: 'initialRun', value: 'true' }] : [{ name: 'query', value: text }]
  return invoke(sender, 'composeExtension/query', { commandId: 'find-customers', parameters, queryOptions: { skip: 0, count: 25 } }, '')
}

/** A card that was posted from the compose box. */
export function cardActivity(sender: Sender, card: Json): Json {
  return { ...envelope(sender), type: 'message', attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }], entities: [clientInfo(sender)] }
}

/** A step of a dialog; `text` is that of the message that it was opened from. */
export function dialogActivity(sender: Sender, { name, entry, data }: DialogAct, text: string): Json {
  const command = name.startsWith('composeExtension/') ? { commandId: 'add-customer', commandContext: 'message' } : {}
  const content = `<p>${escape(text).replaceAll('\n', '<br>')}</p>`
  const opened = name === 'composeExtension/fetchTask' ? { messagePayload: { id: entry, body: { contentType: 'html', content } } } : { data }
  return invoke(sender, name, { ...command, ...opened, context: { theme: 'default' } }, entry)
}

/** The bot was removed with what the page has forgotten, and added again, in the two ways in which Teams says so. */
export function openingActivities(sender: Sender): readonly [Json, ...Json[]] {
  const base = { ...envelope(sender), entities: [clientInfo(sender)] }
  return [
    { ...base, id: `${sender.id}0`, type: 'installationUpdate', action: 'remove' },
    { ...base, type: 'conversationUpdate', membersAdded: [localBot] },
    { ...base, id: `${sender.id}1`, type: 'installationUpdate', action: 'add' },
  ]
}

/** The bot and everyone whose name stands behind an @. */
export function mentions(text: string): readonly { id: string; name: string; aadObjectId?: string }[] {
  return [localBot, ...cast].filter(({ name }) => text.includes(`@${name}`)).map(({ id, name }) => ({ id, name }))
}

function invoke(sender: Sender, name: string, value: Json, replyToId: string): Json {
  return { ...envelope(sender), id: `f:${sender.id}`, type: 'invoke', name, value, replyToId, entities: [clientInfo(sender)] }
}

function envelope({ person, conversation, locale, timezone, serviceUrl, id, at }: Sender): Json {
  const { team, channel } = conversation
  return {
    id,
    timestamp: at.toISOString(),
    localTimestamp: at.toISOString(),
    localTimezone: timezone,
    serviceUrl,
    channelId: 'msteams',
    locale: tags[locale].locale,
    from: { id: person.id, name: person.name, aadObjectId: person.aadObjectId },
    recipient: localBot,
    conversation: { id: conversation.id, conversationType: conversation.type, tenantId: localTenant, ...(conversation.type === 'personal' ? {} : { isGroup: true }) },
    channelData: { tenant: { id: localTenant }, ...(team && channel ? { team, channel, teamsTeamId: team.id, teamsChannelId: channel.id } : {}) },
  }
}

function clientInfo({ locale, timezone }: Sender): Json {
  return { type: 'clientInfo', ...tags[locale], platform: 'Web', timezone }
}

function mentionHtml(name: string, index: number): string {
  return `<span itemscope itemtype="http://schema.skype.com/Mention" itemid="${index}">${escape(name)}</span>`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
