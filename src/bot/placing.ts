import type { Card } from '../cards/card.ts'
import type { Answer, Turn } from './command.ts'
import { message, nothing, offered } from './living.ts'
import { privately, unreachable } from './replies.ts'
import type { Message, Reply } from './reply.ts'
import { placeOf, privateChat } from './turn.ts'
import type { Bot } from './world.ts'

/** A private answer asked for in public goes to the private chat, and the public one says so. */
export function inChat(bot: Bot, turn: Turn): (answer: Answer) => Reply {
  const place = placing(bot, turn)
  const following = (answer: Answer): Reply => ({ ...place(answer), ...(answer.later ? { later: answer.later().then(following) } : {}) })
  return following
}

function placing(bot: Bot, turn: Turn): (answer: Answer) => Reply {
  const { request, person } = turn
  const here = placeOf(request)
  const reach = person.reach === undefined ? {} : { reach: person.reach }
  return ({ card, replaces, privately: more, plain, offer, placed }) => {
    const show = (card: Card, place: string, inPlace = false): Message => {
      const everybodys = inPlace && place !== privateChat
      return message(bot, card, { tenant: turn.tenant, person: place === privateChat ? person.id : '', plain: plain ?? (person.plain.includes(place) && !everybodys) })
    }
    const files = [...(offer ? [offered(bot, offer, { tenant: turn.tenant, person: person.id })] : []), ...(placed ? [{ text: placed.name, placed }] : [])]
    if (here !== privateChat && !turn.viewer.shared)
      return { here: [show(privately(turn), here)], privately: [show(card, privateChat), ...files], unreachable: show(unreachable(turn), here), ...reach }
    const rest = more && here !== privateChat ? { privately: [show(more, privateChat)], unreachable: show(unreachable(turn), here), ...reach } : { privately: [] }
    return replaces && request.pressed ? { here: files, replacement: show(card, here, true), ...rest } : { here: [show(card, here), ...files], ...rest }
  }
}

/** A dialog goes on with what leads to a record; the record itself ends it, and stands in the private chat from then on. */
export function inDialog(bot: Bot, { request, person, tenant }: Turn): (answer: Answer) => Reply {
  return ({ card }) => {
    const shown = message(bot, card, { tenant, person: person.id })
    if (card.about === undefined) return { ...nothing, dialog: shown }
    const posted = person.plain.includes(privateChat) ? message(bot, card, { tenant, person: person.id, plain: true }) : shown
    const ended = { dialog: { text: card.summary } }
    if (placeOf(request) === privateChat) return { ...ended, here: [posted], privately: [] }
    return { ...ended, here: [], privately: [posted], ...(person.reach === undefined ? {} : { reach: person.reach }) }
  }
}
