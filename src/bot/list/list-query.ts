import { clip } from '../../cards/format.ts'
import type { Asking } from '../../cards/asking.ts'
import { statusNames } from '../../cards/say.ts'
import { fields, fieldOf, type FieldName } from '../../customer/fields.ts'
import { kinds, type Reading } from '../../customer/kinds.ts'
import { fold, normalize } from '../../customer/normalize.ts'
import type { Query } from '../../customer/search.ts'
import { staffIn, staffValue } from '../../customer/staff.ts'
import { locales, localized, type Locale, type Localized } from '../../text/locale.ts'
import type { Given, Turn } from '../command.ts'
import { readSelf, readSort, readStatus, sortOf } from './list-words.ts'

/** What a list shows, as it was asked for. */
export interface ListQuery extends Asking {
  /** From 1. */
  readonly page: number
}

/** No name is longer, and a search takes as long as its text. */
const longest = 200
const longestInAll = 400

/** Reads a query from what was typed, or from a list card's controls; a text for the person where it cannot be read. */
export function readQuery(turn: Turn, given: Given): ListQuery | { readonly problem: string } {
  const sent = Object.entries({ ...given.keys, ...fromCard(given.data) })
  const asked = Object.fromEntries(sent.map(([key, value]) => [key, clip(normalize(value), longest)]))
  const problems = problemWords[turn.locale]
  const filters: Partial<Record<FieldName | 'status', string>> = {}
  for (const name of ['status', ...fields.map((field) => field.name)] as const) {
    const text = asked[name] ?? ''
    const reading = text ? readFilter(turn, name, text) : { value: '' }
    if ('problem' in reading) return { problem: reading.problem[turn.locale] }
    if (reading.value) filters[name] = reading.value
  }
  const sort = readSort(asked['sort'] ?? '')
  if (sort === undefined) return { problem: problems.sort(asked['sort'] ?? '') }
  const page = asked['page'] ? Number(asked['page']) : 1
  if (!Number.isSafeInteger(page) || page < 1) return { problem: problems.page(asked['page'] ?? '') }
  const text = clip(normalize([given.text, asked['text'] ?? ''].join(' ')), longest)
  // A card repeats it for each of its buttons, and may not be longer than Teams takes.
  if ([text, ...Object.values(filters)].join('').length > longestInAll) return { problem: problems.long }
  return { ...(text ? { text } : {}), filters, ...(sort ? { sort } : {}), page }
}

// Only what a list card sends: a button's other data is not a filter.
function fromCard(data: Given['data']): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(data).flatMap(([key, value]) => {
    const name = key.startsWith('filter_') ? key.slice('filter_'.length) : ['text', 'sort', 'page'].includes(key) ? key : undefined
    return name === undefined ? [] : [[name, value]]
  }))
}

/** The filter as it is kept, or that the field cannot have such a value. */
function readFilter(turn: Turn, name: FieldName | 'status', text: string): Reading {
  if (name === 'status') return status(text)
  const field = fieldOf(name)
  const self = field.kind === 'staff' ? readSelf(text) : undefined
  // In what everybody sees, “me” would be whoever turns the page.
  if (self !== undefined) return { value: self === 'me' && turn.viewer.shared ? staffValue(turn.staff) : self }
  const { choices, followsCountry, read } = kinds[field.kind]
  const asked = { field, rules: turn.world.rules, values: {} }
  // A province may be one of any country, so that only lists which are the same for all can refuse.
  if (!choices || followsCountry) return { value: text }
  const within = (label: Localized) => locales.some((locale) => fold(label[locale]).includes(fold(text)))
  const reading = read(text, asked)
  return 'value' in reading || choices(asked)?.some(({ label }) => within(label)) ? { value: text } : reading
}

function status(text: string): Reading {
  const value = readStatus(text)
  const among = (locale: Locale) => Object.values(statusNames).map((name) => name[locale]).join(locale === 'zh-CN' ? '、' : ', ')
  return value ? { value } : { problem: localized((locale) => problemWords[locale].status(text, among(locale))) }
}

/** The query as the index takes it: of a member of staff the id, where it is known, and for `me` the asker's. */
export function indexQuery(turn: Turn, { text, filters, sort }: ListQuery): Pick<Query, 'text' | 'filters' | 'sort'> {
  const known = fields.flatMap(({ name, kind }) => {
    const id = kind === 'staff' ? idOf(turn, filters[name]) : undefined
    return id === undefined ? [] : [[name, id] as const]
  })
  return { ...(text ? { text } : {}), filters: { ...filters, ...Object.fromEntries(known) }, ...(sort ? { sort: sortOf(sort) } : {}) }
}

/** The id in what a list is narrowed to of a member of staff; undefined where it is only a name. */
export const idOf = ({ person }: Turn, filter = '') => (filter === 'me' ? person.id : staffIn(filter).id)

const problemWords: Localized<{ status: (text: string, choices: string) => string; sort: (text: string) => string; page: (text: string) => string; long: string }> = {
  en: {
    status: (text, choices) => `“${text}” is not a status. There are: ${choices}.`,
    sort: (text) => `I cannot sort by “${text}”. Try name, changed, created, or a field such as city; “-” in front sorts downwards.`,
    page: (text) => `“${text}” is not the number of a page; the first one is 1.`,
    long: `This is more than a list can be narrowed by: at most ${longestInAll} characters in all.`,
  },
  'zh-CN': {
    status: (text, choices) => `没有“${text}”这个状态，可选：${choices}。`,
    sort: (text) => `无法按“${text}”排序。可用：名称、更改、创建，或城市等字段；前面加“-”表示降序。`,
    page: (text) => `“${text}”不是有效的页码；页码从 1 开始。`,
    long: `筛选条件过长，总共最多 ${longestInAll} 个字符。`,
  },
  es: {
    status: (text, choices) => `«${text}» no es un estado. Hay: ${choices}.`,
    sort: (text) => `No puedo ordenar por «${text}». Sirven nombre, cambio, creado o un campo como ciudad; «-» delante invierte el orden.`,
    page: (text) => `«${text}» no es un número de página; la primera es la 1.`,
    long: `Es más de lo que puede filtrar una lista: como máximo ${longestInAll} caracteres en total.`,
  },
}
