import type { Entry, Happening, Stage } from '../wire.ts'
import { addressOf, chooseLocale, sceneOf } from './address.ts'
import { api, follow } from './api.ts'
import type { Stagehands } from './card.ts'
import { prepareCards } from './card.ts'
import { createCompose } from './compose.ts'
import { element } from './dom.ts'
import { drawHeader } from './header.ts'
import { createLog } from './log.ts'
import { drawConversations, drawRail } from './side.ts'
import { nextTheme, setTheme, theme } from './theme.ts'
import { toast } from './toast.ts'
import { words } from './words.ts'

setTheme(theme())
void api.stage().then(start)

/** Draws what the page's address says, and again whenever that changes. */
function start(stage: Stage): void {
  const side = element('div', { class: 'side' })
  const pane = element('main', { class: 'pane' })
  const offline = element('p', { class: 'offline', role: 'alert', hidden: true })
  const unread = new Set<string>()
  const drafts = new Map<string, string>()
  let scene = sceneOf(stage, location.search)
  let leave = () => {}
  let log = sit()
  document.body.append(side, pane)

  function sit() {
    leave()
    unread.delete(scene.conversation.key)
    const here = createLog({ stage, person: scene.person.key, locale: scene.seat.locale, say, hands }, refresh)
    leave = follow(scene.seat, { happening: hear, online: (online) => (offline.hidden = online) })
    void api.open(scene.seat).catch(() => undefined)
    return here
  }

  function enter(): void {
    const before = addressOf(scene.seat)
    if (sceneOf(stage, location.search).person !== scene.person) unread.clear()
    scene = sceneOf(stage, location.search)
    // The transcript stays where it is, with all that was typed into its cards, when only the language changes.
    if (addressOf(scene.seat) !== before) log = sit()
    draw()
  }

  function draw(): void {
    const { seat, conversation, person } = scene
    const place = addressOf(seat)
    const people = stage.cast.filter(({ key }) => conversation.members.includes(key) && key !== person.key)
    const keep = (draft: string) => drafts.set(place, draft)
    const compose = createCompose({ conversation, bot: stage.bot.name, people, locale: seat.locale, draft: drafts.get(place) ?? '', keep, say, sent: log.sent })
    prepareCards(seat.locale)
    document.documentElement.lang = seat.locale
    document.title = `${person.name} · ${stage.bot.name}`
    offline.textContent = words.offline[seat.locale]
    pane.replaceChildren(drawHeader(stage, scene), offline, log.node, compose.node)
    drawSide()
    compose.focus()
  }

  function drawSide(): void {
    const { seat } = scene
    const go = (to: { person?: string; conversation?: string }) => {
      history.pushState(null, '', addressOf({ ...seat, ...to }))
      enter()
    }
    const speak = (locale: typeof seat.locale) => {
      chooseLocale(seat.person, locale)
      enter()
    }
    const dress = () => {
      setTheme(nextTheme(theme()))
      drawSide()
      side.querySelector<HTMLElement>('.tool')?.focus()
    }
    const shown = { stage, ...seat, theme: theme(), unread, go, speak, dress }
    side.replaceChildren(drawRail(shown), drawConversations(shown))
  }

  function hear(happening: Happening): void {
    if (happening.kind !== 'elsewhere') return log.happen(happening)
    unread.add(happening.conversation)
    drawSide()
  }

  function say(text: string): void {
    api.say(scene.seat, text).catch(() => {
      drafts.set(addressOf(scene.seat), text)
      draw()
    })
  }

  function refresh(entry: Entry): void {
    const { verb, data } = Object(Object(entry.cards[0]?.refresh).action)
    void api.click(scene.seat, { entry: entry.id, type: 'Action.Execute', trigger: 'automatic', verb: String(verb ?? ''), data: Object(data) }).catch(() => undefined)
  }

  function hands(entry: Entry): Stagehands {
    const { locale } = scene.seat
    return {
      locale,
      search: (asked) => api.search(scene.seat, { ...asked, entry: entry.id }),
      click: async (click) => {
        const outcome = await api.click(scene.seat, { ...click, entry: entry.id, trigger: 'manual' }).catch(() => undefined)
        if (outcome?.kind === 'notice') toast(outcome.text)
        if (outcome?.kind === 'done' && click.type === 'Action.Submit' && !hidesFeedback(click.data)) toast(words.sentToApp[locale])
        return outcome ? (outcome.kind === 'error' ? outcome.text : undefined) : words.offline[locale]
      },
    }
  }

  window.addEventListener('popstate', enter)
  draw()
}

function hidesFeedback(data: Readonly<Record<string, unknown>>): boolean {
  const { feedback, type } = Object(data.msteams)
  return type !== undefined || Object(feedback).hide === true
}
