import type { Locale } from '../../text/locale.ts'
import type { Actor, Conversation } from '../cast.ts'
import { element, icon } from './dom.ts'
import { acceptDrops } from './drops.ts'
import { createMentionList } from './mention-list.ts'
import { createRecall } from './recall.ts'
import { openers, words } from './words.ts'

export interface Compose {
  readonly conversation: Conversation
  readonly bot: string
  readonly people: readonly Actor[]
  readonly locale: Locale
  /** What was typed here before and not sent. */
  readonly draft: string
  readonly keep: (draft: string) => void
  readonly say: (text: string) => void
  /** Sends a file with what was typed. */
  readonly send: (file: File, text: string) => void
  /** Opens the search for a customer whose card is to be posted. */
  readonly find: () => void
  /** What was sent here, oldest first. */
  readonly sent: () => readonly string[]
}

/** The message box: Enter sends, Shift+Enter breaks the line, arrow up brings back what was sent, @ mentions. */
export function createCompose(given: Compose): { node: HTMLElement; focus: () => void } {
  const { locale, conversation, bot } = given
  const isShared = conversation.type !== 'personal'
  const box = element('textarea', { rows: '1', 'aria-label': words.compose[locale], placeholder: words.compose[locale], maxlength: '20000' })
  const chip = mentionChip(given, box)
  const mentionList = createMentionList(box, isShared ? [bot, ...given.people.map(({ name }) => name)] : [], words.mention[locale])
  const recall = createRecall(given.sent)

  const set = (text: string) => {
    box.value = text
    given.keep(text)
    box.style.height = 'auto'
    box.style.height = `${box.scrollHeight}px`
  }
  const say = (text: string) => {
    given.say(isShared && !chip.hidden && !text.includes(`@${bot}`) ? `@${bot} ${text}` : text)
    chip.hidden = !isShared
    recall.stop()
  }
  const send = () => {
    const text = box.value.trim()
    set('')
    if (text) say(text)
  }
  const bringBack = (by: 1 | -1) => {
    set(recall.step(by).replace(`@${bot} `, ''))
    box.setSelectionRange(0, 0)
  }
  const actOf = ({ key, shiftKey }: KeyboardEvent): (() => void) | undefined => {
    if (key === 'Enter' && !shiftKey) return send
    if (key === 'ArrowUp' && (box.value === '' || recall.isUnderWay())) return () => bringBack(1)
    return key === 'ArrowDown' && recall.isUnderWay() ? () => bringBack(-1) : undefined
  }

  box.addEventListener('input', () => {
    recall.stop()
    set(box.value)
  })
  box.addEventListener('keydown', (event) => {
    // Enter that ends the choosing of a Chinese character is not an Enter.
    const act = event.isComposing || event.defaultPrevented ? undefined : actOf(event)
    if (act) event.preventDefault()
    act?.()
  })

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    send()
    box.focus()
  }
  const sendFile = (file: File) => {
    given.send(file, box.value.trim())
    set('')
  }
  const form = element('form', { class: 'compose', submit }, chip, box, mentionList, ...(isShared ? [] : clip(locale, sendFile)), element('button', { type: 'button', class: 'send', 'aria-label': words.find[locale], title: words.find[locale], click: given.find }, icon('find')), element('button', { class: 'send', 'aria-label': words.send[locale], title: words.send[locale] }, icon('send')))
  acceptDrops(form, (text) => {
    box.setRangeText(text, box.selectionStart, box.selectionEnd, 'end')
    set(box.value)
    box.focus()
  }, isShared ? undefined : sendFile)
  // Its height can be known only once it is on the page.
  queueMicrotask(() => set(given.draft))
  return { node: element('footer', {}, suggestions(locale, say), form), focus: () => box.focus() }
}

/** In a group or channel the bot is mentioned, unless a click takes the mention away from the next message. */
function mentionChip({ bot, locale, conversation }: Compose, box: HTMLElement): HTMLElement {
  const click = () => {
    chip.hidden = true
    box.focus()
  }
  const label = `${words.unmention[locale]}: ${bot}`
  const chip = element('button', { type: 'button', class: 'mention', title: words.unmention[locale], 'aria-label': label, hidden: conversation.type === 'personal', click }, `@${bot}`, element('span', { 'aria-hidden': 'true' }, '×'))
  return chip
}

/** Sends a file; a bot takes some only where it is alone with a person. */
function clip(locale: Locale, send: (file: File) => void): readonly HTMLElement[] {
  const change = () => {
    const [file] = chooser.files ?? []
    if (file) send(file)
    chooser.value = ''
  }
  const chooser = element('input', { type: 'file', accept: '.xlsx,.csv', hidden: true, change })
  const title = words.attach[locale]
  return [chooser, element('button', { type: 'button', class: 'send', 'aria-label': title, title, click: () => chooser.click() }, icon('clip'))]
}

function suggestions(locale: Locale, say: (text: string) => void): HTMLElement {
  const chips = openers[locale].map((text) => element('button', { type: 'button', class: 'chip', click: () => say(text) }, text))
  return element('div', { class: 'chips', role: 'group', 'aria-label': words.suggestions[locale] }, ...chips)
}
