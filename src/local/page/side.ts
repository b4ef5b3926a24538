import type { Conversation } from '../cast.ts'
import { localeNames, locales } from '../../text/locale.ts'
import type { Locale } from '../../text/locale.ts'
import type { Seat, Stage } from '../wire.ts'
import { avatar } from './bubble.ts'
import { element, icon } from './dom.ts'
import { nextTheme, setTheme, theme } from './theme.ts'
import { roleWords, words } from './words.ts'

export interface Movements {
  readonly go: (to: { person?: string; conversation?: string }) => void
  readonly speak: (locale: Locale) => void
}

interface Side extends Movements {
  readonly stage: Stage
  readonly person: string
  readonly conversation: string
  readonly locale: Locale
  readonly unread: ReadonlySet<string>
}

/** The page's side: the people, and the conversations with their marks of what is unread. */
export function createSide(stage: Stage, movements: Movements) {
  const node = element('div', { class: 'side' })
  const unread = new Set<string>()
  let drawn: Seat | undefined
  const draw = (seat: Seat) => {
    if (seat.person !== drawn?.person) unread.clear()
    unread.delete(seat.conversation)
    drawn = seat
    const side = { stage, ...seat, ...movements, unread }
    node.replaceChildren(drawRail(side), drawConversations(side))
  }
  return {
    node,
    draw,
    mark(seat: Seat, conversation: string): void {
      unread.add(conversation)
      draw(seat)
    },
  }
}

/** The outer rail: whom one chats as, and how the page looks. */
function drawRail(side: Side): HTMLElement {
  const { stage, locale } = side
  const people = stage.cast.map(({ key, name, roles }) =>
    element(
      'a',
      { class: 'person', ...link(side, { person: key }), 'aria-current': key === side.person ? 'true' : undefined, title: `${name} · ${roleLine(roles, locale)}` },
      avatar(key, stage),
      element('span', {}, name.split(' ')[0] ?? name),
    ),
  )
  return element('nav', { class: 'rail', 'aria-label': words.people[locale] }, ...people, element('span', { class: 'gap' }), themeButton(locale))
}

/** The inner column: the person, their conversations, the language. */
function drawConversations(side: Side): HTMLElement {
  const { stage, person, locale } = side
  const me = stage.cast.find(({ key }) => key === person)
  const mine = stage.conversations.filter(({ members }) => members.includes(person))
  const section = (title: string, type: Conversation['type']) => {
    const rows = mine.filter((conversation) => conversation.type === type).map((conversation) => row(side, conversation))
    return rows.length > 0 ? [element('h2', {}, title), ...rows] : []
  }
  return element(
    'nav',
    { class: 'conversations', 'aria-label': words.chat[locale] },
    element('div', { class: 'me' }, element('strong', {}, me?.name ?? ''), element('span', {}, roleLine(me?.roles ?? [], locale)), element('span', {}, me?.email ?? '')),
    ...section(words.chat[locale], 'personal'),
    ...section(words.groups[locale], 'groupChat'),
    ...section(words.teams[locale], 'channel'),
    element('span', { class: 'gap' }),
    languages(side),
  )
}

/** A person's roles, or that there is none. */
export function roleLine(roles: readonly string[], locale: Locale): string {
  return roles.map((role) => roleWords[role]?.[locale] ?? role).join(', ') || words.noRole[locale]
}

const themeIcons = { system: 'system', light: 'sun', dark: 'moon' } as const

/** Goes round through system, light and dark. */
function themeButton(locale: Locale): HTMLElement {
  const now = theme()
  const label = `${words.theme[locale]}: ${words[now][locale]}`
  const click = () => {
    setTheme(nextTheme(now))
    const next = themeButton(locale)
    button.replaceWith(next)
    next.focus()
  }
  const button = element('button', { type: 'button', class: 'tool', title: label, 'aria-label': label, click }, icon(themeIcons[now]))
  return button
}

function row(side: Side, conversation: Conversation): HTMLElement {
  const { key, type, name, team } = conversation
  const { locale, unread } = side
  const picture = type === 'personal' ? avatar('bot', side.stage) : element('span', { class: 'avatar square' }, icon(type === 'channel' ? 'channel' : 'group'))
  const below = team ? [element('small', {}, team.name)] : []
  const dot = unread.has(key) ? [element('span', { class: 'unread', role: 'img', 'aria-label': words.unread[locale] })] : []
  return element('a', { class: 'row', ...link(side, { conversation: key }), 'aria-current': key === side.conversation ? 'true' : undefined }, picture, element('span', { class: 'label' }, name[locale], ...below), ...dot)
}

/** A real link, so that a middle click opens another window; a plain click stays here. */
function link({ person, conversation, go }: Side, to: { person?: string; conversation?: string }): Record<string, string | ((event: MouseEvent) => void)> {
  const click = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    go(to)
  }
  return { href: `?${new URLSearchParams({ person, conversation, ...to })}`, click }
}

function languages({ locale, speak }: Side): HTMLElement {
  const button = (one: Locale) => element('button', { type: 'button', lang: one, 'aria-pressed': String(one === locale), click: () => speak(one) }, localeNames[one])
  return element('div', { class: 'languages', role: 'group', 'aria-label': words.language[locale] }, ...locales.map(button))
}
