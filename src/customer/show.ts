import type { Locale } from '../text/locale.ts'
import type { Customer, Values } from './customer.ts'
import { fieldOf, type FieldName } from './fields.ts'
import { kinds } from './kinds.ts'
import type { Rules } from './rules.ts'

/** A field's name in a person's language. */
export function label(name: FieldName, locale: Locale): string {
  return fieldOf(name).label[locale]
}

/** One of `values` as a person reads it; '' for an empty one. The others are looked at too: a phone is shown as at home in its country. */
export function showValue(name: FieldName, values: Values, locale: Locale, rules: Rules): string {
  const field = fieldOf(name)
  const value = values[name]
  return value ? kinds[field.kind].show(value, locale, { field, rules, values }) : ''
}

/** What a customer is called. */
export function nameOf({ values }: Pick<Customer, 'values'>): string {
  return values.companyName ?? ''
}

const han = /\p{Script=Han}/u
const hanOnly = /^\p{Script=Han}+$/u

/** The contact's full name: last name first and unspaced in Chinese characters (王小明), to Chinese readers also half in them (王David); else first name first. */
export function personName({ lastName = '', firstName = '' }: Values, locale: Locale): string {
  const together = lastName + firstName
  if (hanOnly.test(together) || (locale === 'zh-CN' && han.test(lastName))) return together
  return `${firstName} ${lastName}`.trim()
}
