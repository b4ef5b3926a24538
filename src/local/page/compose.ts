import type { Actor, Conversation } from '../cast.ts'
import type { Locale } from '../../text/locale.ts'
import { element, icon } from './dom.ts'
import { createMentionList } from './mention-list.ts'
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
  /** What was sent here, oldest first. */
  readonly sent: () => readonly string[]
}

/** The message box: Enter sends, Shift+Enter breaks the line, arrow up brings back what was sent, @ mentions. */
export function createCompose(with_: Compose): { node: HTMLElement; focus: () => void } {
  const { locale, conversation, bot } = with_
  const box = element('textarea', { rows: '1', 'aria-label': words.compose[locale], placeholder: words.compose[locale], maxlength: '20000' })
  const isShared = conversation.type !== 'personal'
  const chip = element('button', { type: 'button', class: 'mention', title: words.unmention[locale], 'aria-label': `${words.unmention[locale]}: ${bot}` }, `@${bot}`, element('span', { 'aria-hidden': 'true' }, '×'))
  const mentionList = createMentionList(box, isShared ? [bot, ...with_.people.map(({ name }) => name)] : [], words.mention[locale])
  let back = 0

  chip.hidden = !isShared
  chip.addEventListener('click', () => {
    chip.hidden = true
    box.focus()
  })

  const set = (text: string) => {
    box.value = text
    changed()
  }
  const changed = () => {
    with_.keep(box.value)
    box.style.height = 'auto'
    box.style.height = `${box.scrollHeight}px`
  }
  const say = (text: string) => {
    const mention = isShared && !chip.hidden && !text.includes(`@${bot}`) ? `@${bot} ` : ''
    with_.say(mention + text)
    chip.hidden = !isShared
    back = 0
  }
  const send = () => {
    const text = box.value.trim()
    if (text === '') return
    set('')
    say(text)
  }
  const recall = (step: number) => {
    const sent = with_.sent()
    back = Math.min(Math.max(back + step, 0), sent.length)
    const text = back === 0 ? '' : (sent.at(-back) ?? '')
    set(text.replace(`@${bot} `, ''))
    box.setSelectionRange(0, 0)
  }

  box.addEventListener('input', () => {
    back = 0
    changed()
  })
  box.addEventListener('keydown', (event) => {
    // Enter that ends the choosing of a Chinese character is not an Enter.
    if (event.isComposing || event.defaultPrevented) return
    const isRecalling = box.value === '' || back > 0
    const act = event.key === 'Enter' && !event.shiftKey ? send : event.key === 'ArrowUp' && isRecalling ? () => recall(1) : event.key === 'ArrowDown' && back > 0 ? () => recall(-1) : undefined
    if (!act) return
    event.preventDefault()
    act()
  })

  const form = element('form', { class: 'compose' }, chip, box, mentionList, element('button', { class: 'send', 'aria-label': words.send[locale], title: words.send[locale] }, icon('send')))
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    send()
    box.focus()
  })
  acceptDrops(form, (text) => {
    box.setRangeText(text, box.selectionStart, box.selectionEnd, 'end')
    changed()
    box.focus()
  })
  const chips = openers[locale].map((text) => element('button', { type: 'button', class: 'chip', click: () => say(text) }, text))
  const node = element('footer', {}, element('div', { class: 'chips', role: 'group', 'aria-label': words.suggestions[locale] }, ...chips), form)
  queueMicrotask(() => set(with_.draft))
  return { node, focus: () => box.focus() }
}

/** Text that is dropped, or the text of dropped text files. */
function acceptDrops(form: HTMLElement, insert: (text: string) => void): void {
  const mark = (on: boolean) => form.classList.toggle('dropping', on)
  form.addEventListener('dragover', (event) => {
    event.preventDefault()
    mark(true)
  })
  form.addEventListener('dragleave', () => mark(false))
  form.addEventListener('drop', async (event) => {
    event.preventDefault()
    mark(false)
    const files = [...(event.dataTransfer?.files ?? [])].filter(({ type, size }) => type.startsWith('text/') && size <= 60_000)
    const text = event.dataTransfer?.getData('text/plain') ?? ''
    insert(files.length > 0 ? (await Promise.all(files.map((file) => file.text()))).join('\n') : text)
  })
}
