import { label } from '../customer/show.ts'
import type { Locale, Localized } from '../text/locale.ts'
import { asksForSome, owners, sent, sortName, sorts, typed, verbFor, who, type Asking } from './asking.ts'
import { bar } from './buttons.ts'
import type { Button, Data } from './card.ts'
import { count } from './format.ts'
import { keys, say, statusNames } from './say.ts'
import type { Viewer } from './viewer.ts'

/** The inputs by which a list is narrowed, put in order, and turned to one of its pages. */
export function search(viewer: Viewer, query: Asking, pageCount: number): Data {
  const { locale } = viewer
  const { text = '', filters, sort = '' } = query
  // The inputs name what they set as the buttons' data do, so that one command reads both; an emptied input is not sent by every host.
  const apply: Button = { title: words.apply[locale], verb: verbFor(query), data: sent({ ...query, text: '', sort: '', filters: { ...filters, owner: '' } }), say: typed(locale, query), lines: typed(locale, { filters: { ...filters, status: '', owner: '' } }) }
  const clear: Button = { title: words.clear[locale], verb: 'list-customers', data: { page: 1 }, say: say('list-customers', locale), bare: true }
  return {
    text: { label: words.search[locale], value: text, placeholder: words.anything[locale] },
    status: { label: capital(keys.status[locale]), ...choiceOf(statusNames, locale, filters.status ?? 'active') },
    owner: { label: label('owner', locale), ...choiceOf(owners, locale, filters.owner ?? '', who('owner', filters.owner ?? '', locale)) },
    sort: { label: words.sort[locale], ...choiceOf(sorts, locale, sort, sortName(sort, locale)) },
    page: pageCount > 1 ? [{ label: capital(keys.page[locale]), placeholder: `1–${count(pageCount, viewer)}` }] : [],
    bar: bar([apply, ...(asksForSome(query) ? [clear] : [])]),
  }
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

// What is set at present is always among the choices, else it would be lost with the next press. A choice must have a
// value: in place of an empty one stands its name, which is read back as well.
function choiceOf(names: Readonly<Record<string, Localized>>, locale: Locale, now: string, called = now): Data {
  const choices = Object.entries(names).map(([value, name]) => ({ value: value || name[locale], title: name[locale] }))
  const value = now || (names['']?.[locale] ?? '')
  return { value, choices: choices.some((choice) => choice.value === value) ? choices : [...choices, { value, title: called || value }] }
}

const words = {
  search: { en: 'Search', 'zh-CN': '搜索', es: 'Buscar' },
  anything: { en: 'Name, domain, contact, phone …', 'zh-CN': '名称、域名、联系人、电话……', es: 'Nombre, dominio, contacto, teléfono …' },
  sort: { en: 'Sort', 'zh-CN': '排序', es: 'Orden' },
  apply: { en: 'Search', 'zh-CN': '搜索', es: 'Buscar' },
  clear: { en: 'Clear filter', 'zh-CN': '清除筛选', es: 'Quitar filtro' },
} as const satisfies Readonly<Record<string, Localized>>
