import { held } from '../cards/held.ts'
import { StoreTrouble } from '../customer/book.ts'
import type { Locale } from '../text/locale.ts'
import { accident, savedAnyway, trouble } from './apology.ts'
import { nothing } from './living.ts'
import type { Reply, Seen } from './reply.ts'
import type { Request } from './request.ts'
import type { Bot } from './world.ts'

interface Mishap {
  readonly error: unknown
  /** The book had acknowledged a save before. */
  readonly saved: boolean
  readonly locale: Locale
}

/** The one door for accidents: the card that was pressed stays, with all that was typed in it. */
export function mishap(bot: Bot, request: Request, { error, saved, locale }: Mishap): Reply {
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
export function refused({ draw }: Pick<Bot, 'draw'>, { pressed, dialog }: Request, locale: Locale, text: string): Reply {
  if (!pressed || !dialog) return { ...nothing, refusal: { text } }
  const card = held(locale, text, pressed)
  return { ...nothing, dialog: { text: card.summary, card: draw(card) } }
}
