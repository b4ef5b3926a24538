import { localeOf, type Locale } from '../text/locale.ts'
import type { Answer } from './command.ts'
import { unsealed } from './apology.ts'
import { leftUnread } from './files/left.ts'
import { tidy } from './fold.ts'
import { following, isRefresh, nothing, ownView, type Noted } from './living.ts'
import { lookUp } from './look-up.ts'
import { meanwhile } from './meanwhile.ts'
import { mishap, refused } from './mishap.ts'
import { moved } from './moved.ts'
import { inChat, inDialog } from './placing.ts'
import { notUnderstood, oldCard, refusal, welcome } from './replies.ts'
import type { Registry } from './registry.ts'
import type { Reply, Seen } from './reply.ts'
import type { Request } from './request.ts'
import { languageOf, mayRun, meet, openTurn } from './turn.ts'
import { givenBy, longestText, understand, type Understood } from './understand.ts'
import type { Bot, World } from './world.ts'

interface Answerer extends Bot {
  readonly commands: Registry
}

/** Turns one authenticated request into one reply, in time; never throws. */
export type Answering = (request: Request) => Promise<Reply>

export function answering(bot: Answerer): Answering {
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
      return followed(await answer({ ...bot, world }, { request, wanted }, (locale) => remember(spoken, whose(request), locale)))
    }
    const followed = (reply: Reply): Reply => ({
      ...reply,
      ...following(bot, request, { saved: saved.splice(0), locale: language() }),
      ...(reply.later ? { later: reply.later.then(followed, failed) } : {}),
    })
    const failed = (error: unknown): Reply => followed(mishap(bot, request, { error, saved: saved.length > 0, locale: language() }))
    const { seen, ...rest } = await reply().catch(failed)
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
function noting(world: World): { readonly world: World; readonly saved: Noted[] } {
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

async function answer(bot: Answerer, { request, wanted }: Asked, speaks: (locale: Locale) => void): Promise<Reply> {
  const person = await meet(bot.world, request)
  const locale = languageOf(person, wanted?.locale, request)
  speaks(locale)
  const named = wanted?.given.data['operation']
  // Buttons of one card that do different things share its id.
  const operation = named === undefined ? undefined : `${wanted?.command.verb}/${named}`
  const seal = sealOf(bot.world, request)
  if (seal !== 'good') return { ...refused(bot, request, locale, unsealed[seal][locale]), seen: { outcome: 'unsealed' } }
  const turn = openTurn({ ...bot, request, person, locale, private: wanted?.command.private ?? false, operation })
  const delivered = request.dialog ? inDialog(bot, turn) : inChat(bot, turn)
  const reply = (answer: Answer, outcome: Seen['outcome'] = 'answered'): Reply => ({ ...delivered(answer), seen: { outcome } })
  if (request.moved) return reply({ card: welcome(turn) })
  if (!wanted) return request.says === undefined ? reply({ card: oldCard(turn) }, 'outdated') : reply({ card: notUnderstood(turn) }, 'misunderstood')
  if (!mayRun(turn, wanted.command)) return reply({ card: await refusal(turn, wanted.command.right) }, 'denied')
  const { here, ...rest } = reply(await wanted.command.run(turn, wanted.given))
  return { ...rest, here: [...here, ...leftUnread(turn, wanted.command.verb)] }
}

function want(commands: Registry, { pressed, says, opens, conversation, attached }: Request): Understood | undefined {
  const opened = opens && commands.byVerb(opens.verb)
  if (opens) return opened && { command: opened, given: { phrase: '', text: '', keys: {}, raw: tidy(opens.text.slice(0, longestText)), data: {} } }
  if (!pressed) return understand(commands, says ?? '') ?? (attached && importing(commands))
  const command = commands.byVerb(pressed.verb)
  // In a private chat a button speaks the language of its card, which the words that it stands for tell; elsewhere anybody may press it.
  const { say } = pressed.data
  const words = conversation.kind === 'personal' && typeof say === 'string' ? say.slice(0, 200) : ''
  return command && { command, given: givenBy(pressed), locale: commands.match(words)?.locale }
}

/** What a file alone asks for, whatever is said besides. */
function importing(commands: Registry): Understood | undefined {
  const command = commands.byVerb('import-customers')
  return command && { command, given: { phrase: '', text: '', keys: {}, raw: '', data: {} } }
}

/** A button is believed as it was sent: with the verb and the data that were sealed, for whom they were sealed. */
function sealOf({ seal }: World, { pressed, tenant, person }: Request): ReturnType<World['seal']['check']> {
  if (!pressed) return 'good'
  const found = seal.check(pressed.data, { tenant, person: person.id })
  return found === 'good' && pressed.data['verb'] !== pressed.verb ? 'altered' : found
}
