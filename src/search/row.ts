import type { Customer } from '../customer/customer.ts'
import type { Rules } from '../customer/rules.ts'
import { exact, fit, type Text, type Wanted } from './match.ts'
import type { Spell } from './spell.ts'
import { textsOf } from './texts.ts'

/** A customer and everything it can be found by. */
export interface Row {
  readonly customer: Customer
  /** Of all fields, for filters. */
  readonly texts: readonly Text[]
  /** Of the fields that a search looks at, the weightiest first. */
  readonly searched: readonly Text[]
  /** Those that can be spelled in pinyin. */
  readonly spelled: readonly Text[]
  /** The letters of all searched texts. */
  readonly letters: string
}

export function rowOf(customer: Customer, rules: Rules, spell: Spell): Row {
  const texts = textsOf(customer, rules, spell)
  const searched = texts.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight)
  const spelled = searched.filter(({ readings }) => readings.length > 0)
  return { customer, texts, searched, spelled, letters: searched.map(({ tight }) => tight).join('\n') }
}

/** The best fit of a word among a customer's texts, times the field's weight; 0 where it fits none. */
export function bestFit(wanted: Wanted, row: Row): number {
  let best = 0
  for (const text of candidates(wanted, row)) {
    // What follows weighs no more, so it could not fit better.
    if (text.weight * exact <= best) break
    best = Math.max(best, text.weight * fit(wanted, text))
  }
  return best
}

// Most customers fit no word: one look at all letters spares looking at each text.
function candidates({ tight, sound }: Wanted, { letters, searched, spelled }: Row): readonly Text[] {
  if (letters.includes(tight)) return searched
  if (sound === undefined) return spelled
  return letters.includes(sound) ? searched : []
}
