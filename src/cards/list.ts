import type { Customer } from '../customer/customer.ts'
import { nameOf, showValue } from '../customer/show.ts'
import type { Localized } from '../text/locale.ts'
import { asksForSome, conditions, sent, typed, verbFor, type Asking } from './asking.ts'
import { bar, select } from './buttons.ts'
import type { Button, Card, Data } from './card.ts'
import { clip, count, linesOf } from './format.ts'
import { search } from './list-search.ts'
import { say, statusNames } from './say.ts'
import type { Viewer } from './viewer.ts'

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
      range: [range, ...conditions(locale, listed.query)].filter((part) => part).join('  ·  '),
      notice: [...(notice ? linesOf(notice) : []), ...(customers.length ? [] : [words.empty[locale](asksForSome(listed.query))])],
      rows: customers.map((customer, i) => row(viewer, customer, from + i + 1)),
      pages: bar(pages(viewer, listed)),
      search: total > rowsPerPage || asksForSome(listed.query) ? [search(viewer, listed.query, Math.ceil(total / rowsPerPage))] : [],
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

function pages(viewer: Viewer, { from, total, query }: Listed): readonly Button[] {
  const { locale } = viewer
  const page = Math.floor(from / rowsPerPage) + 1
  const to = (title: string, target: number): Button => ({ title, verb: verbFor(query), data: { ...sent(query), page: target }, say: typed(locale, query, target), bare: true })
  return [
    ...(page > 1 ? [to(words.previous[locale], page - 1)] : []),
    ...(page * rowsPerPage < total ? [to(words.next[locale], page + 1)] : []),
  ]
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
  previous: { en: 'Previous', 'zh-CN': '上一页', es: 'Anterior' },
  next: { en: 'Next', 'zh-CN': '下一页', es: 'Siguiente' },
  first: { en: 'First page', 'zh-CN': '第一页', es: 'Primera página' },
  add: { en: 'Add customer', 'zh-CN': '添加客户', es: 'Agregar cliente' },
} as const satisfies Readonly<Record<string, Localized<unknown>>>
