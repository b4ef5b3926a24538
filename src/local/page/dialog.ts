import type { DialogAct, DialogStep, Seat } from '../wire.ts'
import { api } from './api.ts'
import { drawCard } from './card.ts'
import { element, icon } from './dom.ts'
import { toast } from './toast.ts'
import { words } from './words.ts'

/** Opens a dialog over the page, and goes on with it until it ends or is closed; gives what stood in the way of opening it. */
export async function openDialog(seat: Seat, act: DialogAct): Promise<string | undefined> {
  const first = await step(seat, act)
  if (first.kind === 'error') return first.text
  if (first.kind === 'end') return void toast(first.text)
  const body = element('div', { class: 'dialog-body' })
  const title = element('h2', {})
  const close = element('button', { type: 'button', class: 'dialog-close', 'aria-label': words.close[seat.locale], title: words.close[seat.locale], click: () => frame.close() }, icon('close'))
  const frame = element('dialog', { class: 'dialog', close: () => frame.remove() }, element('header', {}, title, close), body)
  const next = act.name === 'task/fetch' ? 'task/submit' : 'composeExtension/submitAction'

  const end = (text: string): undefined => {
    frame.close()
    toast(text)
  }
  const show = (shown: DialogStep): string | undefined => {
    if (shown.kind === 'error') return shown.text
    if (shown.kind === 'end') return end(shown.text)
    title.textContent = shown.title
    body.replaceChildren(drawCard(shown.card, {
      locale: seat.locale,
      search: (asked) => api.search(seat, { ...asked, entry: act.entry }),
      click: async ({ data }) => show(await step(seat, { ...act, name: next, data })),
    }))
    body.scrollTop = 0
    return undefined
  }

  document.body.append(frame)
  show(first)
  frame.showModal()
  return undefined
}

async function step(seat: Seat, act: DialogAct): Promise<DialogStep> {
  return api.dialog(seat, act).catch((): DialogStep => ({ kind: 'error', text: words.offline[seat.locale] }))
}
