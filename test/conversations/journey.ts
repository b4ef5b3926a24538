import { expect } from 'vitest'
import { personal, type Actor } from '../support/activities.ts'
import type { Bot, Replies } from '../support/bot.ts'
import type { CardJson } from '../support/card.ts'

/** All that a new customer must have, as it is typed behind "add customer". */
export const contoso = 'Contoso Ltd. domain:contoso last name:Li first name:Na email:na@contoso.com province:Shanghai city:Shanghai address:"1 Century Avenue"'

/** The one card of an answer. */
export function cardOf({ cards, texts, refusal }: Replies): CardJson {
  expect(cards, `a card; said was: ${texts.join('\n')} ${refusal ?? ''}`).toHaveLength(1)
  return cards[0] as CardJson
}

/** The text alone, where cards are off. */
export function textOf({ cards, texts }: Replies): string {
  expect(cards).toEqual([])
  return texts.join('\n')
}

/** Adds a customer from one line, by the buttons of an English chat. */
export async function addCustomer(bot: Bot, actor: Actor, line: string): Promise<CardJson> {
  const place = personal(actor)
  const form = cardOf(await bot.say(actor, place, `add customer ${line}`))
  const review = cardOf(await bot.press(actor, place, form, 'Review'))
  return cardOf(await bot.press(actor, place, review, 'Submit'))
}
