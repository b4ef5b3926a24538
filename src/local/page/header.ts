import type { Stage } from '../wire.ts'
import type { Scene } from './address.ts'
import { api } from './api.ts'
import { avatar } from './bubble.ts'
import { element, icon } from './dom.ts'
import { roleLine } from './side.ts'
import { toast } from './toast.ts'
import { loaded, words } from './words.ts'

/** The head of the chat: where one is, who else is there, and the demo customers. */
export function drawHeader(stage: Stage, { conversation, seat }: Scene): HTMLElement {
  const { locale } = seat
  const isPersonal = conversation.type === 'personal'
  const title = conversation.team ? `${conversation.team.name} › ${conversation.name[locale]}` : conversation.name[locale]
  const people = stage.cast.filter(({ key }) => conversation.members.includes(key))
  const faces = isPersonal ? [] : people.map(({ key, name, roles }) => element('span', { title: `${name} · ${roleLine(roles, locale)}` }, avatar(key, stage)))
  const line = isPersonal ? [] : [element('p', {}, words.inGroup[locale])]
  const picture = isPersonal ? avatar('bot', stage) : element('span', { class: 'avatar square' }, icon(conversation.type === 'channel' ? 'channel' : 'group'))
  return element('header', { class: 'head' }, picture, element('div', { class: 'title' }, element('h1', {}, title), ...line), element('div', { class: 'faces' }, ...faces), ...(stage.demo ? [demoButton(seat.locale)] : []))
}

function demoButton(locale: Scene['seat']['locale']): HTMLElement {
  const button = element('button', { type: 'button', class: 'demo' }, icon('book'), words.demo[locale])
  button.addEventListener('click', async () => {
    button.disabled = true
    const told = await api.demo().then(({ count }) => loaded[locale](count), () => words.offline[locale])
    toast(told)
    button.disabled = false
  })
  return button
}
