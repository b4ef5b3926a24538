import type { Localized } from '../../text/locale.ts'
import type { Field } from '../field.ts'
import type { Asked } from '../kinds.ts'

/** A problem: the field's label, and a sentence of what is wrong and how to mend it. */
export function about({ label }: Field, sentence: Localized): { readonly problem: Localized } {
  return { problem: { en: `${label.en}: ${sentence.en}.`, 'zh-CN': `${label['zh-CN']}：${sentence['zh-CN']}。`, es: `${label.es}: ${sentence.es}.` } }
}

/** The customer's country, or the one it has by default. */
export const countryOf = ({ values, rules }: Pick<Asked, 'values' | 'rules'>) => values.country ?? rules.defaultCountry
export const inChina = (asked: Asked) => countryOf(asked) === 'CN'
