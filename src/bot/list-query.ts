import { clip } from '../cards/format.ts'
import { owners, sorts, type Asking } from '../cards/list.ts'
import { keys as keyWords, statusNames } from '../cards/say.ts'
import { fields, fieldOf, type FieldName } from '../customer/fields.ts'
import { fieldByKey } from '../customer/keys.ts'
import { kinds } from '../customer/kinds.ts'
import { fold, normalize } from '../customer/normalize.ts'
import type { Query, Sort } from '../customer/search.ts'
import { locales, type Localized } from '../text/locale.ts'
import type { Given, Turn } from './command.ts'

/** What a list shows, as it was asked for. */
export interface ListQuery extends Asking {
  /** From 1. */
  readonly page: number
}

/** No name is longer, and a search takes as long as its text. */
const longest = 200

type Control = 'text' | 'status' | 'sort' | 'page'

const controls = words<Control>({
  text: [...named('text'), 'text', 'find', '文字', 'texto', 'buscar'],
  status: [...named('status')],
  sort: [...named('sort'), 'order', 'sort by', 'orderby', '顺序', 'ordenar', 'ordenar por'],
  page: [...named('page'), '页码', '页数', 'pag'],
})

function named(control: Control): readonly string[] {
  return locales.map((locale) => keyWords[control][locale])
}

/** What may stand before a colon: a control of the list, or any field. */
export function listKey(typed: string): Control | FieldName | undefined {
  return controls.get(fold(typed)) ?? fieldByKey(typed)?.name
}

const people = words({
  me: [...titles(owners, 'me'), 'mine', 'myself', '我的', '本人', 'mí', 'mío', 'míos'],
  '': titles(owners, ''),
})
const statuses = words({ active: [...shown('active'), '在用', 'activos'], archived: [...shown('archived'), '归档', 'archivados'], all: [...shown('all'), 'any', '所有', 'todas', 'todo'] })

function shown(status: keyof typeof statusNames): readonly string[] {
  return titles(statusNames, status)
}

/** What is sent for a choice, and what is shown for it in any language. */
function titles(choices: Readonly<Record<string, Localized>>, value: string): readonly string[] {
  return [value, ...locales.flatMap((locale) => choices[value]?.[locale] ?? [])]
}

/** Reads a query from what was typed, or from a list card's controls; a text for the person where it cannot be read. */
export function readQuery(turn: Turn, given: Given): ListQuery | { readonly problem: string } {
  const asked = Object.fromEntries(Object.entries({ ...given.keys, ...fromCard(given.data) }).map(([key, value]) => [key, clip(value, longest)]))
  const problems = problemWords[turn.locale]
  const filters: Partial<Record<FieldName | 'status', string>> = {}
  for (const name of ['status', ...fields.map((field) => field.name)] as const) {
    const text = normalize(asked[name] ?? '')
    const value = text && readFilter(turn, name, text)
    if (value === undefined) return { problem: problems.filter(text, choicesOf(turn, name)) }
    if (value) filters[name] = value
  }
  const sort = readSort(asked['sort'] ?? '')
  if (sort === undefined) return { problem: problems.sort(asked['sort'] ?? '') }
  const page = asked['page'] ? Number(normalize(asked['page'])) : 1
  if (!Number.isSafeInteger(page) || page < 1) return { problem: problems.page(asked['page'] ?? '') }
  const text = clip(normalize([given.text, asked['text'] ?? ''].join(' ')), longest)
  return { ...(text ? { text } : {}), filters, ...(sort ? { sort } : {}), page }
}

// Only what a list card sends: a button's other data is not a filter.
function fromCard(data: Given['data']): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(data).flatMap(([key, value]) => {
    const name = key.startsWith('filter_') ? key.slice('filter_'.length) : ['text', 'sort', 'page'].includes(key) ? key : undefined
    return name === undefined ? [] : [[name, value]]
  }))
}

/** The filter as it is kept; undefined where the field cannot have such a value. */
function readFilter(turn: Turn, name: FieldName | 'status', text: string): string | undefined {
  if (name === 'status') return statuses.get(fold(text))
  const field = fieldOf(name)
  const person = field.kind === 'staff' ? people.get(fold(text)) : undefined
  if (person !== undefined) return person
  const { choices, followsCountry, read } = kinds[field.kind]
  const asked = { field, rules: turn.world.rules, values: {} }
  // A province may be one of any country, so that only lists which are the same for all can refuse.
  if (!choices || followsCountry || 'value' in read(text, asked)) return text
  const within = (label: Localized) => locales.some((locale) => fold(label[locale]).includes(fold(text)))
  return choices(asked)?.some(({ label }) => within(label)) ? text : undefined
}

function choicesOf({ locale, world: { rules } }: Turn, name: FieldName | 'status'): string {
  const between = locale === 'zh-CN' ? '、' : ', '
  if (name === 'status') return Object.values(statusNames).map((status) => status[locale]).join(between)
  const field = fieldOf(name)
  return (kinds[field.kind].choices?.({ field, rules, values: {} }) ?? []).slice(0, 5).map(({ label }) => label[locale]).join(between)
}

const times = words<'changed' | 'created'>({
  changed: ['changed', 'updated', 'modified', 'change', '修改', '更改', '更新', '修改时间', '更新时间', '最近更改', 'cambio', 'cambiado', 'modificado', 'actualizado'],
  created: ['created', 'added', 'new', '创建', '新增', '创建时间', '添加时间', 'creado', 'alta', 'creación'],
})
const names = words({ name: ['name', '名称', 'nombre'] })
const directions = words({ up: ['asc', 'ascending', 'up', '升序', '正序', 'ascendente'], down: ['desc', 'descending', 'down', '降序', '倒序', 'descendente'] })

const shownSorts = new Map(Object.keys(sorts).flatMap((sort) => titles(sorts, sort).slice(1).map((title) => [fold(title), sort] as const)))

/** "name", "-changed", "city desc", "名称降序", as a `-` for descending and the field; '' is the usual order. */
function readSort(typed: string): string | undefined {
  const text = fold(typed)
  const shown = shownSorts.get(text)
  if (shown !== undefined || text === '') return shown ?? ''
  const [suffix, direction] = [...directions].find(([word]) => text.endsWith(word) && text !== word) ?? ['', undefined]
  const key = text.slice(0, text.length - suffix.length)
  const by = times.get(key) ?? (names.has(key) ? 'companyName' : fieldByKey(key)?.name)
  return by && `${direction === 'down' || /^\s*[-‐−－]/.test(typed) ? '-' : ''}${by}`
}

/** The query as the index takes it. */
export function indexQuery(turn: Turn, { text, filters, sort }: ListQuery): Pick<Query, 'text' | 'filters' | 'sort'> {
  const mine = fields.filter(({ name, kind }) => kind === 'staff' && filters[name] === 'me').map(({ name }) => [name, turn.person.id])
  return { ...(text ? { text } : {}), filters: { ...filters, ...Object.fromEntries(mine) }, ...(sort ? { sort: sortOf(sort) } : {}) }
}

function sortOf(sort: string): Sort {
  const by = sort.replace('-', '')
  return { by: by === 'changed' || by === 'created' ? by : (fieldByKey(by)?.name ?? 'companyName'), descending: sort.startsWith('-') }
}

/** From each word, folded, to what it means; longer words first. */
function words<T extends string>(lists: Readonly<Record<T, readonly string[]>>): ReadonlyMap<string, T> {
  const pairs = Object.entries<readonly string[]>(lists).flatMap(([meaning, list]) => list.map((word) => [fold(word), meaning as T] as const))
  return new Map(pairs.sort(([a], [b]) => b.length - a.length))
}

const problemWords: Localized<{ filter: (text: string, choices: string) => string; sort: (text: string) => string; page: (text: string) => string }> = {
  en: {
    filter: (text, choices) => `“${text}” is none of: ${choices}.`,
    sort: (text) => `I cannot sort by “${text}”. Try name, changed, created, or a field such as city; “-” in front sorts downwards.`,
    page: (text) => `“${text}” is not the number of a page; the first one is 1.`,
  },
  'zh-CN': {
    filter: (text, choices) => `“${text}”不是可选值，可选：${choices}。`,
    sort: (text) => `无法按“${text}”排序。可用：名称、更改、创建，或城市等字段；前面加“-”表示降序。`,
    page: (text) => `“${text}”不是有效的页码；页码从 1 开始。`,
  },
  es: {
    filter: (text, choices) => `«${text}» no es ninguna de estas opciones: ${choices}.`,
    sort: (text) => `No puedo ordenar por «${text}». Sirven nombre, cambio, creado o un campo como ciudad; «-» delante invierte el orden.`,
    page: (text) => `«${text}» no es un número de página; la primera es la 1.`,
  },
}
