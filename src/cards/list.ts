import type { Customer } from '../customer/customer.ts'
import { fields } from '../customer/fields.ts'
import type { Query } from '../customer/search.ts'
import { label, nameOf, showValue } from '../customer/show.ts'
import type { Localized } from '../text/locale.ts'
import { bar, select } from './buttons.ts'
import type { Button, Card, Data, Sent } from './card.ts'
import { clip, count, linesOf } from './format.ts'
import { keys, pair, say, statusNames } from './say.ts'
import type { Viewer } from './viewer.ts'

/** What a list was asked for, as buttons send it on. */
export interface Asking {
  readonly text?: string
  /** As in `Query`; `owner` may be "me". */
  readonly filters: NonNullable<Query['filters']>
  /** As typed after `sort:`, "-" in front for descending: "companyName", "-changed". */
  readonly sort?: string
}

export interface Listed {
  readonly title: string
  /** Of this page, in their order. */
  readonly customers: readonly Customer[]
  /** Rank of the first one, from 0. */
  readonly from: number
  readonly total: number
  readonly query: Asking
  readonly notice?: string
}

/** Customers on one page. */
export const rowsPerPage = 8

/** One page of customers, and the way to another page, filter or order. */
export function list(viewer: Viewer, listed: Listed): Card {
  const { title, customers, from, total, notice } = listed
  const { locale } = viewer
  const range = rangeOf(viewer, listed)
  return {
    template: 'list',
    summary: range ? `${title} · ${range}` : title,
    data: {
      lang: locale.slice(0, 2),
      title,
      range: [range, ...conditions(viewer, listed.query)].filter((part) => part).join('  ·  '),
      notice: [...(notice ? linesOf(notice) : []), ...(customers.length ? [] : [words.empty[locale](asksForSome(listed.query))])],
      rows: customers.map((customer, i) => row(viewer, customer, from + i + 1)),
      pages: bar(pages(viewer, listed)),
      search: total > rowsPerPage || asksForSome(listed.query) ? [search(viewer, listed)] : [],
      bar: bar(further(viewer, listed)),
    },
  }
}

function rangeOf(viewer: Viewer, { from, customers, total }: Listed): string {
  const { locale } = viewer
  if (total === 0) return ''
  if (total === customers.length) return words.all[locale](total, count(total, viewer))
  return words.range[locale](count(from + 1, viewer), count(from + customers.length, viewer), count(total, viewer))
}

function row(viewer: Viewer, customer: Customer, rank: number): Data {
  const { values, status, id } = customer
  const { locale, rules, shared } = viewer
  const shown = (['domainPrefix', ...(shared ? [] : ['city'] as const), 'owner'] as const).map((name) => clip(showValue(name, values, locale, rules), 60))
  return {
    rank: `${rank}.`,
    width: `${9 * Math.max(2, String(rank).length) + 10}px`,
    name: clip(nameOf(customer), 120),
    detail: shown.filter((part) => part).join('  ·  '),
    status: status === 'archived' ? [statusNames.archived[locale]] : [],
    open: select({ title: nameOf(customer), verb: 'show-customer', data: { id }, say: say('show-customer', locale, String(rank)) }),
  }
}

const asksForSome = ({ text, filters }: Asking) => Boolean(text) || Object.values(filters).some((value) => value)

/** What narrows the list, in words. */
function conditions({ locale }: Viewer, { text, filters }: Asking): readonly string[] {
  const told = filterNames.flatMap((name) => {
    const value = filters[name]
    if (!value) return []
    return name === 'status' ? [statusName(value, locale)] : [`${label(name, locale)}: ${value === 'me' ? words.me[locale] : value}`]
  })
  return [...(text ? [words.quoted[locale](text)] : []), ...told]
}

const filterNames = ['status', ...fields.map(({ name }) => name)] as const
const statusName = (value: string, locale: Viewer['locale']) => (value === 'active' || value === 'archived' || value === 'all' ? statusNames[value][locale] : value)

const verbFor = ({ text }: Asking) => (text ? 'find-customers' : 'list-customers')

function sent({ text = '', sort = '', filters }: Asking): Sent {
  const own = Object.entries(filters).flatMap(([name, value]) => (value ? [[`filter_${name}`, value] as const] : []))
  return { text, sort, ...Object.fromEntries(own) }
}

/** The list as a typed command. */
function typed({ locale }: Viewer, query: Asking, page?: number): string {
  const own = filterNames.flatMap((name) => {
    const value = query.filters[name]
    return value ? [name === 'status' ? pair(keys.status[locale], statusName(value, locale)) : pair(label(name, locale), value === 'me' ? words.me[locale] : value)] : []
  })
  const sort = query.sort ? [pair(keys.sort[locale], sortName(query.sort, locale))] : []
  const to = page ? [pair(keys.page[locale], String(page))] : []
  return say(verbFor(query), locale, query.text ?? '', ...own, ...sort, ...to)
}

// An order without a name of its own is that of a field ("-city").
function sortName(sort: string, locale: Viewer['locale']): string {
  const by = fields.find(({ name }) => name === sort.replace('-', ''))?.name
  return sorts[sort]?.[locale] ?? (by ? sort.replace(by, label(by, locale)) : sort)
}

function pages(viewer: Viewer, { from, total, query }: Listed): readonly Button[] {
  const { locale } = viewer
  const page = Math.floor(from / rowsPerPage) + 1
  const to = (title: string, target: number): Button => ({ title, verb: verbFor(query), data: { ...sent(query), page: target }, say: typed(viewer, query, target), bare: true })
  return [
    ...(page > 1 ? [to(words.previous[locale], page - 1)] : []),
    ...(page * rowsPerPage < total ? [to(words.next[locale], page + 1)] : []),
  ]
}

// The inputs name what they set as the buttons' data do, so that one command reads both; an emptied input is not sent by every host.
function search(viewer: Viewer, { query, total }: Listed): Data {
  const { locale } = viewer
  const { text = '', filters, sort = '' } = query
  const pageCount = Math.ceil(total / rowsPerPage)
  const apply: Button = { title: words.apply[locale], verb: verbFor(query), data: sent({ ...query, text: '', sort: '', filters: { ...filters, owner: '' } }), say: typed(viewer, query), lines: typed(viewer, { filters: { ...filters, status: '', owner: '' } }) }
  const clear: Button = { title: words.clear[locale], verb: 'list-customers', data: { page: 1 }, say: say('list-customers', locale), bare: true }
  return {
    text: { label: words.search[locale], value: text, placeholder: words.anything[locale] },
    status: { label: capital(keys.status[locale]), ...choiceOf(statusNames, locale, filters.status ?? 'active') },
    owner: { label: label('owner', locale), ...choiceOf(owners, locale, filters.owner ?? '') },
    sort: { label: words.sort[locale], ...choiceOf(sorts, locale, sort, sortName(sort, locale)) },
    page: pageCount > 1 ? [{ label: capital(keys.page[locale]), placeholder: `1–${count(pageCount, viewer)}` }] : [],
    bar: bar([apply, ...(asksForSome(query) ? [clear] : [])]),
  }
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

// What is set at present is always among the choices, else it would be lost with the next press. A choice must have a
// value: in place of an empty one stands its name, which is read back as well.
function choiceOf(names: Readonly<Record<string, Localized>>, locale: Viewer['locale'], now: string, called = now): Data {
  const choices = Object.entries(names).map(([value, name]) => ({ value: value || name[locale], title: name[locale] }))
  const value = now || (names['']?.[locale] ?? '')
  return { value, choices: choices.some((choice) => choice.value === value) ? choices : [...choices, { value, title: called || value }] }
}

/** What the owner can be narrowed to, by what is sent; also read back as shown, since some hosts send the title. */
export const owners: Readonly<Record<string, Localized>> = { '': { en: 'Everyone', 'zh-CN': '所有人', es: 'Todos' }, me: { en: 'Me', 'zh-CN': '我', es: 'Yo' } }

/** The orders on offer, by what is sent (as after `sort:`); read back as shown, too. */
export const sorts: Readonly<Record<string, Localized>> = {
  '': { en: 'Default', 'zh-CN': '默认', es: 'Predeterminado' },
  companyName: { en: 'Company name', 'zh-CN': '公司名称', es: 'Nombre de la empresa' },
  '-changed': { en: 'Last changed first', 'zh-CN': '最近更改在前', es: 'Último cambio primero' },
  '-created': { en: 'Newest first', 'zh-CN': '最新添加在前', es: 'Más nuevos primero' },
  city: { en: 'City', 'zh-CN': '城市', es: 'Ciudad' },
  owner: { en: 'Owner', 'zh-CN': '负责人', es: 'Responsable' },
}

function further(viewer: Viewer, { query, total, customers }: Listed): readonly Button[] {
  const { locale, rights } = viewer
  const all: Button = { title: words.first[locale], verb: 'list-customers', data: { page: 1 }, say: say('list-customers', locale), bare: true }
  const add: Button = { title: words.add[locale], verb: 'add-customer', ...(query.text && !total ? { data: { companyName: query.text } } : {}), say: say('add-customer', locale) }
  return [...(total && !customers.length ? [all] : []), ...(rights.has('add') ? [add] : [])]
}

const words = {
  range: {
    en: (first: string, last: string, total: string) => `${first}–${last} of ${total}`,
    'zh-CN': (first: string, last: string, total: string) => `第 ${first}–${last} 个，共 ${total} 个`,
    es: (first: string, last: string, total: string) => `${first}–${last} de ${total}`,
  },
  all: {
    en: (total: number, shown: string) => `${shown} ${total === 1 ? 'customer' : 'customers'}`,
    'zh-CN': (_total: number, shown: string) => `共 ${shown} 个客户`,
    es: (total: number, shown: string) => `${shown} ${total === 1 ? 'cliente' : 'clientes'}`,
  },
  empty: {
    en: (narrowed: boolean) => (narrowed ? 'No customer matches. Try fewer words, or clear the filter.' : 'There are no customers here yet. Add the first one.'),
    'zh-CN': (narrowed: boolean) => (narrowed ? '没有符合条件的客户。请减少关键词，或清除筛选条件。' : '这里还没有客户。请添加第一个客户。'),
    es: (narrowed: boolean) => (narrowed ? 'Ningún cliente coincide. Prueba con menos palabras o quita el filtro.' : 'Aún no hay clientes. Agrega el primero.'),
  },
  quoted: { en: (text: string) => `“${text}”`, 'zh-CN': (text: string) => `“${text}”`, es: (text: string) => `«${text}»` },
  me: { en: 'me', 'zh-CN': '我', es: 'yo' },
  previous: { en: 'Previous', 'zh-CN': '上一页', es: 'Anterior' },
  next: { en: 'Next', 'zh-CN': '下一页', es: 'Siguiente' },
  search: { en: 'Search', 'zh-CN': '搜索', es: 'Buscar' },
  anything: { en: 'Name, domain, contact, phone …', 'zh-CN': '名称、域名、联系人、电话……', es: 'Nombre, dominio, contacto, teléfono …' },
  sort: { en: 'Sort', 'zh-CN': '排序', es: 'Orden' },
  apply: { en: 'Search', 'zh-CN': '搜索', es: 'Buscar' },
  clear: { en: 'Clear filter', 'zh-CN': '清除筛选', es: 'Quitar filtro' },
  first: { en: 'First page', 'zh-CN': '第一页', es: 'Primera página' },
  add: { en: 'Add customer', 'zh-CN': '添加客户', es: 'Agregar cliente' },
} as const satisfies Readonly<Record<string, Localized<unknown>>>
