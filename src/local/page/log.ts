import type { Entry, Happening } from '../wire.ts'
import { avatar, drawEntry } from './bubble.ts'
import type { Reader } from './bubble.ts'
import { element } from './dom.ts'
import { words } from './words.ts'

const inputs = 'input, select, textarea'

/** The transcript on the screen: draws only what has changed, so that nothing typed into a card is lost. */
export function createLog(reader: Reader, refresh: (entry: Entry) => void) {
  const node = element('div', { class: 'log', role: 'log', 'aria-live': 'polite', 'aria-label': words.messages[reader.locale], tabindex: '0' })
  const dots = element('div', { class: 'dots', role: 'status', hidden: true, 'aria-label': words.typing[reader.locale] }, element('i'), element('i'), element('i'))
  const shown = new Map<string, { entry: Entry; drawn: HTMLElement }>()
  node.append(element('p', { class: 'welcome' }, avatar('bot', reader.stage), words.welcome[reader.locale]), dots)
  let quiet: ReturnType<typeof setTimeout> | undefined

  const typing = (on: boolean) => {
    clearTimeout(quiet)
    const low = isLow(node)
    dots.hidden = !on
    if (on) quiet = setTimeout(() => (dots.hidden = true), 10_000)
    if (low) toEnd(node)
  }

  const put = (entry: Entry): HTMLElement | undefined => {
    const before = shown.get(entry.id)
    if (before?.entry.revision === entry.revision && before.entry.own === entry.own) return
    const previous = before ? before.drawn.previousElementSibling : dots.previousElementSibling
    const follows = entry.text !== undefined && previous?.getAttribute('data-from') === entry.from
    const drawn = drawEntry(entry, follows, reader)
    drawn.dataset.from = entry.from
    if (before) before.drawn.replaceWith(drawn)
    else node.insertBefore(drawn, dots)
    shown.set(entry.id, { entry, drawn })
    if (!entry.own && asksRefresh(entry, reader)) refresh(entry)
    return drawn
  }

  const remove = (id: string) => {
    shown.get(id)?.drawn.remove()
    shown.delete(id)
  }

  const live = (entry: Entry): void => {
    const before = shown.get(entry.id)?.drawn
    const pressed = before?.contains(document.activeElement) ? document.activeElement?.textContent : undefined
    const low = isLow(node)
    if (entry.from === 'bot') typing(false)
    const drawn = put(entry)
    if (!drawn) return
    if (before ? pressed !== undefined : low || entry.from === reader.person) reveal(node, drawn)
    if (before ? pressed !== undefined : isFree()) startOf(drawn, pressed ?? undefined)?.focus({ preventScroll: true })
  }

  return {
    node,
    happen(happening: Happening): void {
      if (happening.kind === 'typing') typing(true)
      if (happening.kind === 'gone') remove(happening.id)
      if (happening.kind === 'entry') live(happening.entry)
      if (happening.kind !== 'transcript') return
      const present = new Set(happening.entries.map(({ id }) => id))
      for (const id of [...shown.keys()].filter((id) => !present.has(id))) remove(id)
      happening.entries.forEach(put)
      toEnd(node)
    },
    /** What this person has said here, oldest first. */
    sent: (): readonly string[] => [...shown.values()].flatMap(({ entry }) => (entry.from === reader.person && entry.text ? [entry.text] : [])),
  }
}

/** A refresh is for those the card names, or for everybody where it names none. */
function asksRefresh({ cards }: Entry, { stage, person }: Reader): boolean {
  const refresh = cards[0]?.refresh
  if (refresh === null || typeof refresh !== 'object') return false
  const id = stage.cast.find(({ key }) => key === person)?.id
  return !('userIds' in refresh && Array.isArray(refresh.userIds)) || refresh.userIds.includes(id)
}

/** Where one goes on: a form's first input; in a card that was pressed, else, the same button or whatever comes first. */
function startOf(drawn: HTMLElement, pressed?: string): HTMLElement | undefined {
  const first = [...drawn.querySelectorAll<HTMLElement>(`.card :is(${inputs})`)]
  const buttons = [...drawn.querySelectorAll<HTMLElement>('.card button')]
  // A form is what has a main button: beside a list, a search box is not what one came for.
  if (drawn.querySelector('.card .style-positive') && first[0]) return first[0]
  return pressed === undefined ? undefined : (buttons.find(({ textContent }) => textContent === pressed) ?? first[0] ?? buttons[0])
}

/** Nobody is in the middle of typing: the focus is nowhere, on a button, or in an empty message box. */
function isFree(): boolean {
  const at = document.activeElement
  return !(at?.matches(inputs) && (at.closest('.card') || (at as HTMLTextAreaElement).value !== ''))
}

function isLow(node: HTMLElement): boolean {
  return node.scrollHeight - node.scrollTop - node.clientHeight < 120
}

/** Shows the whole of a message, or its beginning where it is longer than the log is high. */
function reveal(node: HTMLElement, drawn: HTMLElement): void {
  const below = drawn.offsetTop + drawn.offsetHeight + 8 - node.clientHeight
  const isSeen = drawn.offsetTop >= node.scrollTop && below <= node.scrollTop
  if (!isSeen) node.scrollTop = Math.min(below, drawn.offsetTop - 8)
}

function toEnd(node: HTMLElement): void {
  node.scrollTop = node.scrollHeight
}
