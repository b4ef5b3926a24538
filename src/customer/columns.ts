import { locales, type Locale, type Localized } from '../text/locale.ts'
import { fields, type FieldName } from './fields.ts'
import { kinds } from './kinds.ts'
import { fold } from './normalize.ts'
import { meaningOf } from './paste/keyed.ts'
import type { Rules } from './rules.ts'
import type { Heading } from './sheets.ts'

interface Titled {
  readonly label: Localized
  /** In characters. */
  readonly width: number
}

/** What a file tells of a customer besides its fields; the book alone writes it. */
export const kept = {
  id: { label: { en: 'Customer ID', 'zh-CN': '客户编号', es: 'ID de cliente' }, width: 12 },
  version: { label: { en: 'Version', 'zh-CN': '版本', es: 'Versión' }, width: 8 },
  status: { label: { en: 'Status', 'zh-CN': '状态', es: 'Estado' }, width: 10 },
  subscriptions: { label: { en: 'Subscriptions', 'zh-CN': '订阅', es: 'Suscripciones' }, width: 40 },
  created: { label: { en: 'Created', 'zh-CN': '创建时间', es: 'Creado' }, width: 17 },
  createdBy: { label: { en: 'Created by', 'zh-CN': '创建人', es: 'Creado por' }, width: 16 },
  changed: { label: { en: 'Changed', 'zh-CN': '更改时间', es: 'Modificado' }, width: 17 },
  changedBy: { label: { en: 'Changed by', 'zh-CN': '更改人', es: 'Modificado por' }, width: 16 },
} as const satisfies Readonly<Record<string, Titled>>

export type Kept = keyof typeof kept
export type Column = Kept | FieldName

/** What this bot itself says of a row that it could not take. */
export const problemColumn: Titled = { label: { en: 'Problem', 'zh-CN': '问题', es: 'Problema' }, width: 60 }

/** The columns of a file of customers, in their order. */
export const columns: readonly Column[] = ['id', ...fields.map(({ name }) => name), 'status', 'subscriptions', 'created', 'createdBy', 'changed', 'changedBy', 'version']

/** The columns that somebody fills in for a new customer. */
export const ownColumns: readonly Column[] = fields.map(({ name }) => name)

const byTitle = new Map(Object.entries<Titled>({ ...kept, problem: problemColumn }).flatMap(([name, { label }]) => locales.map((locale) => [fold(label[locale]), name as Kept | 'problem'] as const)))

const longestTitle = 200

/** What a column holds by its heading, in any language, as labelled here, in a form or in another program; undefined where nobody knows. */
export function columnOf(title: string): Column | 'problem' | undefined {
  const plain = title.slice(0, longestTitle).replace(/[\s:：*]+$/, '')
  // A single letter means something in a signature, and in a table next to nothing.
  const meaning = byTitle.get(fold(plain)) ?? (plain.length > 1 || /\p{Script=Han}/u.test(plain) ? meaningOf(plain) : undefined)
  return meaning === 'person' || meaning === 'nothing' ? undefined : meaning
}

const isKept = (column: Column): column is Kept => Object.hasOwn(kept, column)
/** So many fit into a list that one chooses from. */
const mostChoices = 40

/** A column as the head of a file in a language, with what may be chosen in it, where that is the same for every customer. */
export function headingOf(column: Column, locale: Locale, rules: Rules): Heading {
  if (isKept(column)) return { title: kept[column].label[locale], width: kept[column].width }
  const field = fields.find(({ name }) => name === column)!
  const { choices, followsCountry, input } = kinds[field.kind]
  const list = followsCountry ? [] : (choices?.({ field, rules, values: {} }) ?? [])
  const width = input === 'multiline' ? 50 : Math.min(30, Math.max(12, Math.round((field.max ?? 0) / 4)))
  return { title: field.label[locale], width, ...(list.length > 0 && list.length <= mostChoices ? { choices: list.map(({ label }) => label[locale]) } : {}) }
}
