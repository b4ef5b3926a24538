import type { Localized } from '../text/locale.ts'
import { cardActivity, consentActivity, dialogActivity, executeActivity, fileActivity, findActivity, mentions, messageActivity, openingActivities, searchActivity, submitActivity } from './activities.ts'
import type { Sender } from './activities.ts'
import type { Bot, Heard } from './bot.ts'
import { localBot } from './cast.ts'
import type { Channel } from './connector.ts'
import { list, members } from './http.ts'
import type { Choice, Click, DialogAct, DialogStep, FileAnswer, FileShown, FoundCards, Json, Outcome } from './wire.ts'

const silent: Localized = {
  en: 'The bot could not be reached. Nothing that was typed is lost; please try again.',
  'zh-CN': '无法连接到机器人。已输入的内容仍在，请重试。',
  es: 'No se pudo contactar con el bot. No se ha perdido nada de lo escrito; inténtalo de nuevo.',
}

const broken: Localized = {
  en: 'Something went wrong. Please try again.',
  'zh-CN': '出现问题，请重试。',
  es: 'Algo salió mal. Inténtalo de nuevo.',
}

/** What people do on the page, told to the bot as Teams tells it. */
export function createActs(bot: Bot, { rooms, now }: Channel) {
  const say = async (sender: Sender, text: string, activity: Json, files?: readonly FileShown[]): Promise<void> => {
    const entry = { id: sender.id, at: now().toISOString(), from: sender.person.key, revision: 1, ...(text === '' && files ? {} : { text }), plain: true, cards: [], ...(files ? { files } : {}), others: [], suggestions: [], views: {} }
    rooms.put(sender.conversation, entry)
    if (!addressed(sender, text)) return
    if (!accepted(await bot(activity))) rooms.put(sender.conversation, { ...entry, revision: 2, failed: true })
  }

  const execute = async (sender: Sender, click: Click): Promise<Outcome> => {
    const heard = await bot(executeActivity(sender, click))
    if (!heard) return unheard(sender, heard)
    return outcome(heard.body, broken[sender.locale], (card) => {
      const kept = rooms.get(sender.conversation, click.entry)
      const { key } = sender.person
      if (kept) rooms.put(sender.conversation, { ...kept, views: { ...kept.views, [key]: { cards: [card], own: (kept.views[key]?.own ?? 0) + 1 } } })
    })
  }

  const submit = async (sender: Sender, click: Click): Promise<Outcome> => {
    const { type, value, text, displayText } = members(click.data.msteams)
    const said = typeof text === 'string' ? text : typeof value === 'string' ? value : ''
    if (type === 'imBack') return say(sender, said, messageActivity(sender, said)).then(() => ({ kind: 'done' }))
    if (type === 'messageBack') return say(sender, typeof displayText === 'string' ? displayText : said, submitActivity(sender, click.entry, click.data, said)).then(() => ({ kind: 'done' }))
    const heard = await bot(submitActivity(sender, click.entry, click.data))
    return accepted(heard) ? { kind: 'done' } : unheard(sender, heard)
  }

  return {
    /** Tells the bot that it was added, the first time anybody comes. */
    async open(sender: Sender): Promise<void> {
      if (!rooms.open(sender.conversation)) return
      const [removed, ...added] = openingActivities(sender)
      await bot(removed)
      await Promise.all(added.map(bot))
    },
    say: (sender: Sender, text: string) => say(sender, text, messageActivity(sender, text)),
    /** Sends a file that lies at `url`, with or without a text. */
    send: (sender: Sender, text: string, file: { readonly name: string; readonly url: string }) => say(sender, text, fileActivity(sender, text, file), [file]),
    answer: answering(bot, rooms),
    click: (sender: Sender, click: Click) => (click.type === 'Action.Execute' ? execute(sender, click) : submit(sender, click)),
    async find(sender: Sender, text: string): Promise<FoundCards> {
      const heard = await bot(findActivity(sender, text))
      return heard ? foundIn(members(heard.body.composeExtension), broken[sender.locale]) : { kind: 'error', text: silent[sender.locale] }
    },
    /** Posts a card as the person's own message; the bot hears of it only where it is alone with the person. */
    async post(sender: Sender, card: Json): Promise<void> {
      rooms.put(sender.conversation, { id: sender.id, at: now().toISOString(), from: sender.person.key, revision: 1, cards: [card], others: [], suggestions: [], views: {} })
      if (sender.conversation.type === 'personal') await bot(cardActivity(sender, card))
    },
    async dialog(sender: Sender, act: DialogAct): Promise<DialogStep> {
      const heard = await bot(dialogActivity(sender, act, rooms.get(sender.conversation, act.entry)?.text ?? ''))
      return heard ? stepOf(members(heard.body.task), broken[sender.locale]) : { kind: 'error', text: silent[sender.locale] }
    },
    async search(sender: Sender, asked: { dataset: string; text: string; count: number; entry: string }): Promise<readonly Choice[]> {
      const heard = await bot(searchActivity(sender, asked))
      return list(members(heard?.body.value).results).map(members).map(({ title, value }) => ({ title: String(title), value: String(value) }))
    },
  }
}

/** Answers an offered file; `room` gives where one of a name may be put. */
function answering(bot: Bot, rooms: Channel['rooms']) {
  return async (sender: Sender, answer: FileAnswer, room: (name: string) => string): Promise<Outcome> => {
    const kept = rooms.get(sender.conversation, answer.entry)
    const [file] = kept?.files ?? []
    if (!kept || !file?.offer) return { kind: 'error', text: broken[sender.locale] }
    const heard = await bot(consentActivity(sender, answer, { name: file.name, url: room(file.name), context: file.offer[answer.action] }))
    if (!accepted(heard)) return unheard(sender, heard)
    // Nearly always the bot has taken it back by then.
    if (rooms.get(sender.conversation, answer.entry)) rooms.put(sender.conversation, { ...kept, revision: kept.revision + 1, files: [{ name: file.name }] })
    return { kind: 'done' }
  }
}

/** In a group or channel a bot hears only what names it. */
function addressed({ conversation }: Sender, text: string): boolean {
  return conversation.type === 'personal' || mentions(text).some(({ id }) => id === localBot.id)
}

function unheard({ locale }: Sender, heard: Heard): Outcome {
  return { kind: 'error', text: heard ? broken[locale] : silent[locale] }
}

function accepted(heard: Heard): heard is NonNullable<Heard> {
  return heard !== undefined && heard.status < 300
}

/** The answer to a card's button, as its own `statusCode` and `type` say, whatever the HTTP status. */
function outcome({ statusCode, type, value }: Json, otherwise: string, show: (card: Json) => void): Outcome {
  const told = members(value).message
  if (type === 'application/vnd.microsoft.activity.message' && typeof value === 'string') return { kind: 'notice', text: value }
  if (type !== 'application/vnd.microsoft.card.adaptive' || statusCode !== 200) return { kind: 'error', text: typeof told === 'string' ? told : otherwise }
  show(members(value))
  return { kind: 'done' }
}

function stepOf({ type, value }: Json, otherwise: string): DialogStep {
  if (type === 'message' && typeof value === 'string') return { kind: 'end', text: value }
  const { title, card } = members(value)
  return type === 'continue' ? { kind: 'card', title: typeof title === 'string' ? title : '', card: members(members(card).content) } : { kind: 'error', text: otherwise }
}

function foundIn({ type, text, attachments }: Json, otherwise: string): FoundCards {
  if (type !== 'result') return { kind: 'error', text: typeof text === 'string' ? text : otherwise }
  const cards = list(attachments).map(members).map(({ content, preview }) => {
    const { title, text: line } = members(members(preview).content)
    return { title: plain(title), line: plain(line), card: members(content) }
  })
  return { kind: 'found', cards }
}

/** A thumbnail's texts are HTML. */
function plain(html: unknown): string {
  return typeof html === 'string' ? html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&') : ''
}
