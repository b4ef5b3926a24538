import type { FoundCard, FoundCards, Seat } from '../wire.ts'
import { api } from './api.ts'
import { element, icon } from './dom.ts'
import { words } from './words.ts'

const pause = 200

/** Searches customers as one types, beginning with the recent ones, and posts the card of the one that is picked. */
export function openFinder(seat: Seat): void {
  const { locale } = seat
  const list = element('div', { class: 'dialog-body' })
  const box = element('input', { type: 'search', 'aria-label': words.find[locale], placeholder: words.find[locale], maxlength: '200' })
  const close = element('button', { type: 'button', class: 'dialog-close', 'aria-label': words.close[locale], title: words.close[locale], click: () => frame.close() }, icon('close'))
  const frame = element('dialog', { class: 'dialog finder', close: () => frame.remove() }, element('header', {}, element('h2', {}, words.find[locale]), close), box, list)

  const post = async (card: FoundCard['card']): Promise<void> => {
    const posted = await api.post(seat, card).then(() => true, () => false)
    if (posted) frame.close()
    else list.replaceChildren(told(words.offline[locale]))
  }
  const show = (found: FoundCards): void => {
    const rows = found.kind === 'found' ? found.cards.map((one) => row(one, post)) : [told(found.text)]
    list.replaceChildren(...(rows.length > 0 ? rows : [told(words.noResults[locale])]))
  }
  const find = async (): Promise<void> => {
    const text = box.value.trim()
    const found = await api.find(seat, text).catch((): FoundCards => ({ kind: 'error', text: words.offline[locale] }))
    // What was typed meanwhile is answered by its own search.
    if (box.value.trim() === text) show(found)
  }

  let typed: ReturnType<typeof setTimeout> | undefined
  box.addEventListener('input', () => {
    clearTimeout(typed)
    typed = setTimeout(() => void find(), pause)
  })
  document.body.append(frame)
  frame.showModal()
  box.focus()
  void find()
}

function row({ title, line, card }: FoundCard, post: (card: FoundCard['card']) => Promise<void>): HTMLElement {
  return element('button', { type: 'button', class: 'found', click: () => void post(card) }, title, element('small', {}, line))
}

function told(text: string): HTMLElement {
  return element('p', { class: 'found-none', role: 'status' }, text)
}
