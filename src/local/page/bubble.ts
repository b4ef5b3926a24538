import type { Locale } from '../../text/locale.ts'
import type { Entry, FileAnswer, Stage } from '../wire.ts'
import { drawCard } from './card.ts'
import type { Stagehands } from './card.ts'
import { element, icon } from './dom.ts'
import { drawFile } from './file.ts'
import { markdown } from './markdown.ts'
import { words } from './words.ts'

export interface Reader {
  readonly stage: Stage
  readonly person: string
  readonly locale: Locale
  readonly say: (text: string) => void
  /** Takes an offered file, or does not. */
  readonly answer: (answer: FileAnswer) => void
  readonly hands: (entry: Entry) => Stagehands
  /** “Add customer” on a message. */
  readonly add: (entry: Entry) => void
}

/** Draws one message; `follows` where the message before is the same person's. */
export function drawEntry(entry: Entry, follows: boolean, reader: Reader): HTMLElement {
  const { stage, person, locale } = reader
  const mine = entry.from === person
  const classes = ['entry', mine ? 'mine' : 'theirs', follows ? 'follows' : '']
  return element(
    'article',
    { class: classes.join(' ').trim(), 'data-id': entry.id },
    mine || follows ? '' : avatar(entry.from, stage),
    element('div', { class: 'said' }, heading(entry, stage, locale), ...texts(entry), ...actions(entry, reader), ...cards(entry, reader), ...files(entry, reader), ...others(entry, locale), ...failure(entry, reader), ...suggestions(entry, reader)),
  )
}

/** A round picture: the bot's, or a person's initials. */
export function avatar(key: string, { cast }: Stage): HTMLElement {
  if (key === 'bot') return element('img', { class: 'avatar', src: 'bot.svg', alt: '' })
  const index = cast.findIndex((person) => person.key === key)
  return element('span', { class: `avatar hue-${index}`, 'aria-hidden': 'true' }, initials(cast[index]?.name ?? '?'))
}

function initials(name: string): string {
  return /\p{Script=Han}/u.test(name) ? [...name].slice(-2).join('') : name.split(' ').map((part) => part[0] ?? '').join('').slice(0, 2)
}

function heading({ from, at, edited }: Entry, { cast, bot }: Stage, locale: Locale): HTMLElement {
  const name = from === 'bot' ? bot.name : (cast.find(({ key }) => key === from)?.name ?? from)
  const time = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }).format(new Date(at))
  const full = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'medium' }).format(new Date(at))
  const clock = element('time', { datetime: at, title: full }, time)
  const mark = edited ? [element('span', { class: 'edited' }, words.edited[locale])] : []
  return element('header', {}, element('span', { class: 'name' }, name), clock, ...mark)
}

function texts({ text, plain }: Entry): readonly HTMLElement[] {
  if (text === undefined) return []
  const bubble = element('div', { class: plain ? 'bubble plain' : 'bubble' })
  if (plain) bubble.textContent = text
  else bubble.innerHTML = markdown(text)
  return [bubble]
}

/** What can be done with a message that somebody wrote. */
function actions(entry: Entry, { locale, add }: Reader): readonly HTMLElement[] {
  if (entry.from === 'bot' || !entry.text) return []
  const title = words.addFrom[locale]
  return [element('button', { type: 'button', class: 'on-message', title, 'aria-label': title, click: () => add(entry) }, icon('plus'))]
}

function cards(entry: Entry, { hands }: Reader): readonly HTMLElement[] {
  return entry.cards.map((card) => drawCard(card, hands(entry)))
}

function files({ id, files = [] }: Entry, { locale, answer }: Reader): readonly HTMLElement[] {
  return files.map((file) => drawFile(file, locale, (action) => answer({ entry: id, action })))
}

function others({ others }: Entry, locale: Locale): readonly HTMLElement[] {
  return others.map((type) => element('p', { class: 'bubble other' }, `${words.otherAttachment[locale]} (${type})`))
}

function failure({ failed, text, files }: Entry, { locale, say }: Reader): readonly HTMLElement[] {
  if (!failed) return []
  return [element('p', { class: 'failure', role: 'alert' }, words.notDelivered[locale], ' ', files ? '' : element('button', { type: 'button', class: 'link', click: () => say(text ?? '') }, words.sendAgain[locale]))]
}

function suggestions({ suggestions }: Entry, { say }: Reader): readonly HTMLElement[] {
  if (suggestions.length === 0) return []
  return [element('div', { class: 'chips' }, ...suggestions.map(({ title, value }) => element('button', { type: 'button', class: 'chip', click: () => say(value) }, title)))]
}
