import type { Values } from '../customer/customer.ts'
import { fieldOf, fields, type FieldName, type KnownField } from '../customer/fields.ts'
import { kinds } from '../customer/kinds.ts'
import { fold } from '../customer/normalize.ts'
import type { Rules } from '../customer/rules.ts'
import { personName, showValue } from '../customer/show.ts'
import { locales } from '../text/locale.ts'
import { places } from './places.ts'
import type { Sound, Spell } from './spell.ts'
import { wordOf } from './word.ts'

/** One text that a customer can be found by: as it is written, or how it is read aloud. */
export interface Text {
  readonly field: FieldName
  readonly tight: string
  /** Its words, or its sounds, in their order; together they are `tight`. */
  readonly parts: readonly Sound[]
  readonly aloud: boolean
}

const otherNames = new Map(places.flatMap((names) => names.map((name) => [fold(name), names] as const)))
const weightOf = (field: KnownField) => field.weight ?? 0

/** Fields whose value is the customer's own; the values of the others are shared by many and kept once. */
const ownKinds = new Set(['domain', 'creditCode', 'email', 'phone', 'note'])
const isOwn = ({ kind, max = Infinity }: KnownField) => ownKinds.has(kind) || (kind === 'text' && max > 100)
const ownFields = fields.filter(isOwn).sort((a, b) => weightOf(b) - weightOf(a))
export const sharedFields = fields.filter((field) => !isOwn(field))

/** The texts of all fields that are a customer's own, the weightiest first. */
export function ownTexts(values: Values, rules: Rules, spell: Spell): readonly Text[] {
  const all = ownFields.flatMap((field) => (values[field.name] ? formsOf(field, values, rules).flatMap((form) => textsOf(form, field, spell)) : []))
  // "张伟" is one word to those who look for him, though last and first name are two fields.
  const contact = values.lastName && values.firstName ? textsOf(personName(values, 'zh-CN'), fieldOf('lastName'), spell) : []
  return [...all, ...contact].sort((a, b) => weightOf(fieldOf(b.field)) - weightOf(fieldOf(a.field)))
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
  return [...new Set([...shown, ...elsewhere])].flatMap((form) => textsOf(form, field, spell))
}

function formsOf(field: KnownField, values: Values, rules: Rules): readonly string[] {
  const value = values[field.name] ?? ''
  if (field.kind === 'phone') return dialled(value)
  return [showValue(field.name, values, 'zh-CN', rules)]
}

// The calling codes of ITU-T E.164; all others have three digits.
const callingCode = /^\+?(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})(.+)/

/** As dialled from abroad, from within and at home: "+865922345678" → "00 86 5922345678" and "05922345678". */
function dialled(value: string): readonly string[] {
  const [, code = '', rest = ''] = callingCode.exec(value) ?? []
  return rest === '' ? [value] : [`00 ${code} ${rest}`.replace(';ext=', ' '), `0${rest.replace(/;.*/, '')}`]
}

function textsOf(form: string, field: KnownField, spell: Spell): readonly Text[] {
  const written = field.kind === 'domain' ? domainText(form, field) : writtenText(form, field)
  // Long texts of little weight (an address, a note) are found only as they are written.
  const readings = isOwn(field) && weightOf(field) <= 1 ? [] : spell(form, field.personal === true || field.kind === 'staff')
  return [...written, ...readings.map((parts) => ({ field: field.name, parts, tight: parts.map(({ letters }) => letters).join(''), aloud: true }))]
}

function writtenText(form: string, { name }: KnownField): readonly Text[] {
  const { spaced, tight } = wordOf(form)
  return tight === '' ? [] : [{ field: name, tight, parts: spaced.split(' ').map((letters) => ({ letters, whole: true })), aloud: false }]
}

/** In two parts: the prefix, and what stands behind every customer's. */
function domainText(form: string, { name }: KnownField): readonly Text[] {
  const dot = form.indexOf('.')
  const parts = [form.slice(0, dot), form.slice(dot)].map((part) => ({ letters: wordOf(part).tight, whole: true }))
  return [{ field: name, tight: parts.map(({ letters }) => letters).join(''), parts, aloud: false }]
}
