import { execute, invoke, message, personal, submit, type Actor, type Place } from './activities.ts'
import { actionOf, elementsOf, inputsOf, type CardJson } from './card.ts'
import { openChannel, type Channel, type Sent } from './channel.ts'
import { startReplicas } from './replicas.ts'
import { sealed } from './sealed.ts'

/** What the bot sent in answer. */
export interface Said {
  /** Texts, and the summaries of cards. */
  readonly texts: readonly string[]
  readonly cards: readonly CardJson[]
  /** Files that were offered, or put in their place. */
  readonly files: readonly FileJson[]
}

/** An attachment of Teams that stands for a file. */
export interface FileJson {
  readonly contentType: string
  readonly contentUrl?: string
  readonly name: string
  readonly content: Readonly<Record<string, unknown>>
}

export interface Replies extends Said {
  /** The card that took the place of the pressed one; also the last of `cards`. */
  readonly replaced?: CardJson
  /** What is shown beside the pressed card, which stays. */
  readonly refusal?: string
  /** What went to the asker's private chat, where the conversation is not that chat. */
  readonly privately: Said
}

export interface Bot {
  readonly url: string
  readonly channel: Channel
  readonly accidents: readonly { readonly reference: string; readonly accident: unknown }[]
  say(person: Actor, place: Place, text: string): Promise<Replies>
  /** Presses the button with this title; `inputs` by label, by id or by the id before its revision. */
  press(person: Actor, place: Place, card: CardJson, title: string, inputs?: Readonly<Record<string, string>>): Promise<Replies>
  /** Answers the offer of a file; `to` is where it is taken. */
  answer(person: Actor, file: FileJson, action: 'accept' | 'decline', to?: object): Promise<Replies>
  /** Sends a file with a message. */
  send(person: Actor, file: { readonly name: string; readonly url: string }, text?: string): Promise<Replies>
  /** The same with a button that was never drawn for this person, sealed as if it had been. */
  forge(person: Actor, place: Place, card: CardJson, title: string, inputs?: Readonly<Record<string, string>>): Promise<Replies>
  /** Sends any activity as it is. */
  post(activity: object): Promise<{ readonly status: number; readonly body: unknown }>
  /** Stops the bot; the book stays, so that `again` finds it. */
  stop(): Promise<void>
  again(): Promise<void>
  close(): Promise<void>
}

export interface Options {
  /** Settings besides those of an empty local bot, e.g. REDIS_URL. */
  readonly env?: Readonly<Record<string, string>>
  readonly now?: () => Date
  /** Begins with the demo customers in the book. */
  readonly demo?: boolean
}

/** The whole bot in this process, without authentication, on an empty book; it is met over HTTP only. */
export async function startBot({ env = {}, now = () => new Date(), demo = false }: Options = {}): Promise<Bot> {
  const channel = await openChannel()
  const accidents: { reference: string; accident: unknown }[] = []
  const report = (reference: string, accident: unknown) => void accidents.push({ reference, accident })
  const replicas = await startReplicas({ env, args: demo ? ['--local', '--demo'] : ['--local'], now, report })
  const ids = new WeakMap<object, string>()
  const post = (activity: object) => send(`${replicas.next()}/api/messages`, activity)

  const converse = async (activity: Readonly<Record<string, unknown>>, place: Place): Promise<Replies> => {
    const from = channel.sent.length
    const { status, body } = await post(activity)
    if (status !== 200) throw new Error(`the bot answered ${status}`)
    // A card elsewhere that follows an earlier change is no part of this answer.
    const answered = channel.sent.slice(from).filter(({ method, path }) => method !== 'PUT' || path.endsWith(`/${String(activity['replyToId'])}`))
    return replies(answered, body, place, ids)
  }

  const bot: Bot = {
    get url() {
      return replicas.next()
    },
    channel,
    accidents,
    post,
    say: (person, place, text) => converse(message(person, place, channel.url, text), place),
    forge: (person, place, card, title, inputs) => {
      const action = actionOf(card, title)
      const forged = { ...action, data: sealed(person, action.verb ?? '', action.data) }
      return bot.press(person, place, { ...card, body: [...elementsOf(card).filter(({ type }) => String(type).startsWith('Input.')), forged], actions: [] }, title, inputs)
    },
    press: async (person, place, card, title, inputs = {}) => {
      const action = actionOf(card, title)
      const data = { ...action.data, ...(action.associatedInputs === 'none' ? {} : inputsOf(card, inputs)) }
      const id = ids.get(card)
      if (action.type === 'Action.Submit') return converse(submit(person, place, channel.url, data, id), place)
      const answered = await converse(execute(person, place, channel.url, { verb: action.verb ?? '', data }, id), place)
      if (answered.replaced && id) ids.set(answered.replaced, id)
      return answered
    },
    answer: (person, file, action, to) => {
      const value = { type: 'fileUpload', action, context: file.content[action === 'accept' ? 'acceptContext' : 'declineContext'], ...(to ? { uploadInfo: to } : {}) }
      return converse({ ...invoke(person, personal(person), channel.url, 'fileConsent/invoke', value), replyToId: 'offer-1' }, personal(person))
    },
    send: (person, { name, url }, text = '') => {
      const attachments = [{ contentType: 'application/vnd.microsoft.teams.file.download.info', contentUrl: url, name, content: { downloadUrl: url, uniqueId: 'f-1', fileType: name.split('.').at(-1) } }]
      return converse({ ...message(person, personal(person), channel.url, text), attachments }, personal(person))
    },
    stop: replicas.stop,
    again: replicas.start,
    close: async () => {
      await replicas.end()
      await channel.close()
    },
  }
  return bot
}

function replies(sent: readonly Sent[], body: unknown, place: Place, ids: WeakMap<object, string>): Replies {
  const messages = sent.filter(({ method, body: { type } }) => method !== 'GET' && type === 'message')
  const here = messages.filter(({ path }) => path.includes(place.id))
  const invoked = answerTo(body)
  const updated = cardsOf(here.filter(({ method }) => method === 'PUT'))
  const replaced = invoked.card ?? updated[0]
  const shown = { texts: textsOf(here), cards: cardsOf(here.filter(({ method }) => method === 'POST')), files: filesOf(here) }
  for (const message of here) for (const card of cardsOf([message])) ids.set(card, message.method === 'PUT' ? (message.path.split('/').at(-1) ?? '') : message.id)
  return {
    texts: [...shown.texts, ...(invoked.text ? [invoked.text] : [])],
    cards: [...shown.cards, ...(replaced ? [replaced] : [])],
    files: shown.files,
    ...(replaced ? { replaced } : {}),
    ...(invoked.refusal ? { refusal: invoked.refusal } : {}),
    privately: { texts: textsOf(others(messages, here)), cards: cardsOf(others(messages, here)), files: filesOf(others(messages, here)) },
  }
}

function others<T>(all: readonly T[], some: readonly T[]): readonly T[] {
  return all.filter((one) => !some.includes(one))
}

function textsOf(sent: readonly Sent[]): readonly string[] {
  return sent.map(({ body: { text, summary } }) => (typeof text === 'string' ? text : typeof summary === 'string' ? summary : ''))
}

function cardsOf(sent: readonly Sent[]): readonly CardJson[] {
  return attachedTo(sent).filter(({ contentType }) => contentType === adaptive).map(({ content }): CardJson => content)
}

function filesOf(sent: readonly Sent[]): readonly FileJson[] {
  return attachedTo(sent).filter(({ contentType }) => contentType !== adaptive)
}

const adaptive = 'application/vnd.microsoft.card.adaptive'

function attachedTo(sent: readonly Sent[]): readonly FileJson[] {
  return sent.flatMap(({ body }) => (body['attachments'] ?? []) as FileJson[])
}

function answerTo(body: unknown): { card?: CardJson; text?: string; refusal?: string } {
  const { type, value } = Object(body) as { type?: string; value?: unknown }
  if (type === 'application/vnd.microsoft.card.adaptive') return { card: value as CardJson }
  if (type === 'application/vnd.microsoft.error') return { refusal: (value as { message: string }).message }
  return typeof value === 'string' ? { text: value } : {}
}

async function send(url: string, activity: object): Promise<{ status: number; body: unknown }> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(activity) })
  const text = await response.text()
  return { status: response.status, body: text === '' ? '' : JSON.parse(text) }
}
