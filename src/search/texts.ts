import type { Customer } from '../customer/customer.ts'
import { fieldOf, fields, type FieldName, type KnownField } from '../customer/fields.ts'
import { fold } from '../customer/normalize.ts'
import type { Rules } from '../customer/rules.ts'
import { personName, showValue } from '../customer/show.ts'
import { locales } from '../text/locale.ts'
import type { Text } from './match.ts'
import { places } from './places.ts'
import type { Spell } from './spell.ts'
import { wordOf } from './word.ts'

const otherNames = new Map(places.flatMap((names) => names.map((name) => [fold(name), names] as const)))

/** Everything that a customer shows, in every language and every form that people type. */
export function textsOf(customer: Customer, rules: Rules, spell: Spell): readonly Text[] {
  const byField = fields.flatMap(({ name }) => textsOfField(name, customer, rules, spell))
  // "张伟" is one word to those who look for him, though last and first name are two fields.
  const contact = personName(customer.values, 'zh-CN')
  return contact === '' ? byField : [...byField, textOf(contact, fieldOf('lastName'), spell)]
}

function textsOfField(name: FieldName, { values }: Customer, rules: Rules, spell: Spell): readonly Text[] {
  const field = fieldOf(name)
  const value = values[name]
  if (!value) return []
  const shown = locales.map((locale) => showValue(name, values, locale, rules))
  const dialled = field.kind === 'phone' ? [value, value.replace('+', '00')] : []
  const elsewhere = otherNames.get(fold(value).replace(/市$/, '')) ?? []
  const before = field.kind === 'domain' ? fold(value).length : Infinity
  return [...new Set([...shown, ...dialled, ...elsewhere])].map((form) => ({ ...textOf(form, field, spell), before }))
}

function textOf(form: string, field: KnownField, spell: Spell): Text {
  const readings = field.kind === 'note' ? [] : spell(form, field.personal === true || field.kind === 'staff')
  return { ...wordOf(form), field: field.name, weight: field.weight ?? 0, readings, before: Infinity }
}
