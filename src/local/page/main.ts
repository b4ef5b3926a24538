import type { Happening, Seat, Stage } from '../wire.ts'
import { addressOf, chooseLocale, sceneOf } from './address.ts'
import type { Scene } from './address.ts'
import { api, follow } from './api.ts'
import { prepareCards } from './card.ts'
import { createCompose } from './compose.ts'
import { element } from './dom.ts'
import { openFinder } from './finder.ts'
import { addFrom, answerFile, handsOf, refresh, sendFile } from './hands.ts'
import { drawHeader } from './header.ts'
import { createLog } from './log.ts'
import { createSide } from './side.ts'
import { setTheme, theme } from './theme.ts'
import { words } from './words.ts'

setTheme(theme())
void api.stage().then(start)

/** Draws what the page's address says, and again whenever that changes. */
function start(stage: Stage): void {
  const [head, room, foot] = [slot(), slot(), slot()]
  const side = createSide(stage, { go, speak })
  const offline = element('p', { class: 'offline', role: 'alert', hidden: true })
  const drafts = new Map<string, string>()
  let scene = sceneOf(stage, location.search)
  let leave = () => {}
  let log = sit()

  function sit() {
    leave()
    const seat = () => scene.seat
    const here = createLog({ stage, person: scene.person.key, locale: scene.seat.locale, say, answer: (answer) => void answerFile(seat(), answer), hands: (entry) => handsOf(seat, entry), add: (entry) => void addFrom(seat(), entry) }, (entry) => refresh(seat(), entry))
    room.replaceChildren(here.node)
    leave = follow(scene.seat, { happening: hear, online: (online) => (offline.hidden = online) })
    void api.open(scene.seat).catch(() => undefined)
    return here
  }

  function enter(): void {
    const before = addressOf(scene.seat)
    scene = sceneOf(stage, location.search)
    // The transcript stays, with all that was typed into its cards, where only the language changes.
    if (addressOf(scene.seat) !== before) log = sit()
    draw()
  }

  function draw(): void {
    const { seat, conversation, person } = scene
    const place = addressOf(seat)
    const people = stage.cast.filter(({ key }) => conversation.members.includes(key) && key !== person.key)
    const keep = (draft: string) => drafts.set(place, draft)
    const compose = createCompose({ conversation, bot: stage.bot.name, people, locale: seat.locale, draft: drafts.get(place) ?? '', keep, say, send: (file, text) => sendFile(scene.seat, file, text), find: () => openFinder(scene.seat), sent: log.sent })
    prepareCards(seat.locale)
    nameWindow(scene, stage)
    offline.textContent = words.offline[seat.locale]
    head.replaceChildren(drawHeader(stage, scene))
    foot.replaceChildren(compose.node)
    side.draw(seat)
    compose.focus()
  }

  function go(to: Partial<Seat>): void {
    history.pushState(null, '', addressOf({ ...scene.seat, ...to }))
    enter()
  }

  function speak(locale: Seat['locale']): void {
    chooseLocale(scene.person.key, locale)
    enter()
  }

  function hear(happening: Happening): void {
    if (happening.kind === 'elsewhere') side.mark(scene.seat, happening.conversation)
    else log.happen(happening)
  }

  function say(text: string): void {
    const { seat } = scene
    api.say(seat, text).catch(() => {
      drafts.set(addressOf(seat), text)
      draw()
    })
  }

  document.body.append(side.node, element('main', { class: 'pane' }, head, offline, room, foot))
  window.addEventListener('popstate', enter)
  draw()
}

/** So that several windows can be told apart. */
function nameWindow({ seat, person }: Scene, { bot }: Stage): void {
  document.documentElement.lang = seat.locale
  document.title = `${person.name} · ${bot.name}`
}

function slot(): HTMLElement {
  return element('div', { class: 'slot' })
}
