import type { Card } from '../cards/card.ts'
import type { Draw } from '../cards/draw.ts'
import { held } from '../cards/held.ts'
import { StoreTrouble } from '../customer/book.ts'
import { localeOf, type Locale } from '../text/locale.ts'
import type { Answer, Turn } from './command.ts'
import { accident, savedAnyway, trouble, unsealed } from './apology.ts'
import { tidy } from './fold.ts'
import { following, isRefresh, message, nothing, ownView, type Noted } from './living.ts'
import { lookUp } from './look-up.ts'
import { meanwhile } from './meanwhile.ts'
import { moved } from './moved.ts'
import { notUnderstood, oldCard, privately, refusal, unreachable, welcome } from './replies.ts'
import type { Registry } from './registry.ts'
import type { Message, Reply, Request, Seen } from './request.ts'
import { languageOf, mayRun, meet, openTurn, placeOf, privateChat } from './turn.ts'
import { givenBy, longestText, understand, type Understood } from './understand.ts'
import type { World } from './world.ts'

interface Bot {
  readonly world: World
  readonly commands: Registry
  readonly draw: Draw
}

/** Turns one authenticated request into one reply, in time; never throws. */
export type Answering = (request: Request) => Promise<Reply>

export function answering(bot: Bot): Answering {
  // An apology is made without the store, so the language last spoken to a person is remembered here; it may be lost.
  const spoken = new Map<string, Locale>()
  const whose = ({ tenant, person }: Request): string => `${tenant}/${person.id}`
  const languageSpoken = (request: Request): Locale => spoken.get(whose(request)) ?? localeOf(request.locale) ?? 'en'

  async function whole(request: Request): Promise<Reply> {
    const language = () => languageSpoken(request)
    const { world, saved } = noting(bot.world)
    let wanted: Understood | undefined
    const reply = async (): Promise<Reply> => {
      if (request.sought) return { ...(await lookUp(bot, request, request.sought, language())), seen: { outcome: 'sought' } }
      if (isRefresh(request)) return { ...(await ownView(bot, request, language())), seen: { outcome: 'refreshed' } }
      if (request.moved && !(await moved(world, request, request.moved))) return { ...nothing, seen: { outcome: 'moved' } }
      wanted = want(bot.commands, request)
      const answered = await answer({ ...bot, world }, { request, wanted }, (locale) => remember(spoken, whose(request), locale))
      return { ...answered, ...following(bot, request, { saved, locale: language() }) }
    }
    const { seen, ...rest } = await reply().catch((error: unknown): Reply => ({
      ...mishap(bot, request, { error, saved: saved.length > 0, locale: language() }),
      ...following(bot, request, { saved, locale: language() }),
    }))
    return { ...rest, ...(seen ? { seen: { ...(wanted ? { verb: wanted.command.verb } : {}), ...seen } } : {}) }
  }

  return async (request) => {
    const work = whole(request)
    const late = () => meanwhile(bot, { request, work, locale: languageSpoken(request), sealed: sealOf(bot.world, request) === 'good' })
    return (await within(work, request.within)) ?? { ...late(), seen: { outcome: 'late' } }
  }
}

/** What comes within so many ms; undefined where it comes later. */
async function within<T>(work: Promise<T>, ms: number | undefined): Promise<T | undefined> {
  if (ms === undefined) return work
  let timer: ReturnType<typeof setTimeout> | undefined
  const bell = new Promise<undefined>((ring) => (timer = setTimeout(() => ring(undefined), ms)))
  return Promise.race([work, bell]).finally(() => clearTimeout(timer))
}

/** The world with a book that notes what it acknowledged to have saved: what breaks afterwards must not say "nothing was saved". */
function noting(world: World): { readonly world: World; readonly saved: readonly Noted[] } {
  const saved: Noted[] = []
  const save: World['book']['save'] = async (it) => {
    const answer = await world.book.save(it)
    if (answer.kind === 'done') saved.push({ id: answer.customer.id, kept: it.post, others: answer.others })
    if (answer.kind === 'replayed') saved.push({ id: answer.customer.id })
    return answer
  }
  return { world: { ...world, book: { ...world.book, save } }, saved }
}

const mostRemembered = 10_000

function remember(spoken: Map<string, Locale>, who: string, locale: Locale): void {
  if (spoken.size >= mostRemembered) spoken.clear()
  spoken.set(who, locale)
}

interface Asked {
  readonly request: Request
  readonly wanted: Understood | undefined
}

async function answer(bot: Bot, { request, wanted }: Asked, speaks: (locale: Locale) => void): Promise<Reply> {
  const person = await meet(bot.world, request)
  const locale = languageOf(person, wanted?.locale, request)
  speaks(locale)
  const operation = wanted?.given.data['operation']
  const seal = sealOf(bot.world, request)
  if (seal !== 'good') return { ...refused(bot, request, locale, unsealed[seal][locale]), seen: { outcome: 'unsealed' } }
  const turn = openTurn({ ...bot, request, person, locale, private: wanted?.command.private ?? false, operation })
  const delivered = request.dialog ? inDialog(bot, turn) : deliver(bot, turn)
  const reply = (answer: Answer, outcome: Seen['outcome'] = 'answered'): Reply => ({ ...delivered(answer), seen: { outcome } })
  if (request.moved) return reply({ card: welcome(turn) })
  if (!wanted) return request.says === undefined ? reply({ card: oldCard(turn) }, 'outdated') : reply({ card: notUnderstood(turn) }, 'misunderstood')
  if (!mayRun(turn, wanted.command)) return reply({ card: await refusal(turn, wanted.command.right) }, 'denied')
  return reply(await wanted.command.run(turn, wanted.given))
}

function want(commands: Registry, { pressed, says, opens, conversation }: Request): Understood | undefined {
  const opened = opens && commands.byVerb(opens.verb)
  if (opens) return opened && { command: opened, given: { phrase: '', text: '', keys: {}, raw: tidy(opens.text.slice(0, longestText)), data: {} } }
  if (!pressed) return understand(commands, says ?? '')
  const command = commands.byVerb(pressed.verb)
  // In a private chat a button speaks the language of its card, which the words that it stands for tell; elsewhere anybody may press it.
  const { say } = pressed.data
  const words = conversation.kind === 'personal' && typeof say === 'string' ? say.slice(0, 200) : ''
  return command && { command, given: givenBy(pressed), locale: commands.match(words)?.locale }
}

/** A button is believed as it was sent: with the verb and the data that were sealed, for whom they were sealed. */
function sealOf({ seal }: World, { pressed, tenant, person }: Request): ReturnType<World['seal']['check']> {
  if (!pressed) return 'good'
  const found = seal.check(pressed.data, { tenant, person: person.id })
  return found === 'good' && pressed.data['verb'] !== pressed.verb ? 'altered' : found
}

// A private answer asked for in public goes to the private chat, and the public one says so.
function deliver(bot: Bot, turn: Turn): (answer: Answer) => Reply {
  const { request, person } = turn
  const here = placeOf(request)
  const reach = person.reach === undefined ? {} : { reach: person.reach }
  return ({ card, replaces, privately: more, plain }) => {
    const show = (card: Card, place: string): Message => message(bot, card, { tenant: turn.tenant, person: place === privateChat ? person.id : '', plain: plain ?? person.plain.includes(place) })
    if (here !== privateChat && !turn.viewer.shared)
      return { here: [show(privately(turn), here)], privately: [show(card, privateChat)], unreachable: show(unreachable(turn), here), ...reach }
    const rest = more && here !== privateChat ? { privately: [show(more, privateChat)], unreachable: show(unreachable(turn), here), ...reach } : { privately: [] }
    return replaces && request.pressed ? { here: [], replacement: show(card, here), ...rest } : { here: [show(card, here)], ...rest }
  }
}

/** A dialog goes on with what leads to a record; the record itself ends it, and stands in the private chat from then on. */
function inDialog(bot: Bot, { request, person, tenant }: Turn): (answer: Answer) => Reply {
  return ({ card }) => {
    const shown = message(bot, card, { tenant, person: person.id })
    if (card.about === undefined) return { ...nothing, dialog: shown }
    const posted = person.plain.includes(privateChat) ? message(bot, card, { tenant, person: person.id, plain: true }) : shown
    const ended = { dialog: { text: card.summary } }
    if (placeOf(request) === privateChat) return { ...ended, here: [posted], privately: [] }
    return { ...ended, here: [], privately: [posted], ...(person.reach === undefined ? {} : { reach: person.reach }) }
  }
}

interface Mishap {
  readonly error: unknown
  /** The book had acknowledged a save before. */
  readonly saved: boolean
  readonly locale: Locale
}

// The one door for accidents: the card that was pressed stays, with all that was typed in it.
function mishap(bot: Bot, request: Request, { error, saved, locale }: Mishap): Reply {
  const { world } = bot
  const reference = world.newId().slice(0, 8)
  const known = error instanceof StoreTrouble
  if (!known || error.cause !== undefined) world.report(reference, error)
  const text = saved ? savedAnyway(locale, reference) : known ? trouble(locale, error.kind, reference) : accident(locale, reference)
  const seen: Seen = { outcome: known ? 'trouble' : 'accident', reference }
  // Nobody asked where the bot was moved.
  if (request.moved) return { ...nothing, seen }
  return request.says !== undefined ? { ...nothing, here: [{ text }], seen } : { ...refused(bot, request, locale, text), seen }
}

/** A card stays where it is refused; a dialog would be gone, so it goes on with what was typed into it, under the seal that came with it. */
function refused({ draw }: Pick<Bot, 'draw'>, { pressed, dialog }: Request, locale: Locale, text: string): Reply {
  if (!pressed || !dialog) return { ...nothing, refusal: { text } }
  const card = held(locale, text, pressed)
  return { ...nothing, dialog: { text: card.summary, card: draw(card) } }
}
