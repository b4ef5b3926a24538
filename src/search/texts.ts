import type { Values } from '../customer/customer.ts'
import { fieldOf, fields, type FieldName, type KnownField } from '../customer/fields.ts'
import { kinds } from '../customer/kinds.ts'
import { fold } from '../customer/normalize.ts'
import type { Rules } from '../customer/rules.ts'
import { personName, showValue } from '../customer/show.ts'
import { locales } from '../text/locale.ts'
import { places } from './places.ts'
import type { Sound, Spell } from './spell.ts'

/** One text that a customer can be found by: as it is written, or how that is read aloud. */
export interface Text {
  readonly field: FieldName
  readonly form: string
  readonly sounds?: readonly Sound[]
}

const otherNames = new Map(places.flatMap((names) => names.map((name) => [fold(name), names] as const)))
const weightOf = (field: KnownField) => field.weight ?? 0

/** Whether a search without a filter looks at it. */
const searched = (field: KnownField) => weightOf(field) > 0

/** Fields whose value is the customer's own; the values of the others are shared by many and kept once. */
const ownKinds = new Set(['domain', 'creditCode', 'email', 'phone', 'note'])
const isOwn = ({ kind, max = Infinity }: KnownField) => ownKinds.has(kind) || (kind === 'text' && max > 100)
const byWeight = (a: KnownField, b: KnownField) => weightOf(b) - weightOf(a)
export const sharedFields = fields.filter((field) => !isOwn(field))
/** The places there of those that a search without a filter looks at. */
export const searchedFields = sharedFields.flatMap((field, at) => (searched(field) ? [at] : []))

/** "张伟" is one word to those who look for him, though last and first name are two fields. */
const contact = fieldOf('lastName')
const ownFields = [...fields.filter(isOwn), contact].sort(byWeight)

/** The texts of all fields that are a customer's own, the weightiest first. */
export function ownTexts(values: Values, rules: Rules, spell: Spell): readonly Text[] {
  const texts: Text[] = []
  for (const field of ownFields) for (const form of formsOf(field, values, rules)) put(texts, form, field, spell)
  return texts
}

/** What tells a shared value apart: a province's letters mean another one in another country. */
export function sharedKey({ name, kind }: KnownField, values: Values): string {
  const value = values[name] ?? ''
  return value && kinds[kind].followsCountry ? `${value}\n${values.country ?? ''}` : value
}

export function sharedTexts(field: KnownField, key: string, rules: Rules, spell: Spell): readonly Text[] {
  const [value = '', country] = key.split('\n')
  const values: Values = { ...(country ? { country } : {}), [field.name]: value }
  const shown = locales.map((locale) => showValue(field.name, values, locale, rules))
  const elsewhere = otherNames.get(fold(value).replace(/市$/, '')) ?? []
  const texts: Text[] = []
  for (const form of new Set([...shown, ...elsewhere])) put(texts, form, field, spell)
  return texts
}

function formsOf(field: KnownField, values: Values, rules: Rules): readonly string[] {
  if (field === contact) return values.lastName && values.firstName ? [personName(values, 'zh-CN')] : []
  const value = values[field.name]
  if (!value) return []
  if (field.kind === 'phone') return dialled(value)
  return [kinds[field.kind].show(value, 'zh-CN', { field, rules, values })]
}

// The calling codes of ITU-T E.164; all others have three digits.
const callingCode = /^\+?(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})(.+)/

/** As dialled from abroad, from within and at home: "+865922345678" → "00 86 5922345678" and "05922345678". */
function dialled(value: string): readonly string[] {
  const [, code = '', rest = ''] = callingCode.exec(value) ?? []
  return rest === '' ? [value] : [`00 ${code} ${rest}`.replace(';ext=', ' '), `0${rest.replace(/;.*/, '')}`]
}

/** Long texts of little weight (an address, a note) are found only as they are written. */
const silent = new Set(fields.filter((field) => isOwn(field) && weightOf(field) <= 1).map(({ name }) => name))

function put(texts: Text[], form: string, field: KnownField, spell: Spell) {
  texts.push({ field: field.name, form })
  if (silent.has(field.name)) return
  for (const sounds of spell(form, field.personal === true || field.kind === 'staff')) texts.push({ field: field.name, form, sounds })
}
