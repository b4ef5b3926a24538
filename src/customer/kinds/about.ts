import type { Localized } from '../../text/locale.ts'
import type { Asked } from '../kinds.ts'

/** A problem: a sentence of what is wrong and how to mend it. It stands under its field, so it does not name it. */
export function problem(text: Localized): { readonly problem: Localized } {
  return { problem: text }
}

/** The customer's country, or the one it has by default. */
export const countryOf = ({ values, rules }: Pick<Asked, 'values' | 'rules'>) => values.country ?? rules.defaultCountry
export const inChina = (asked: Asked) => countryOf(asked) === 'CN'
