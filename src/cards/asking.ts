import { fieldOf, fields, type FieldName } from '../customer/fields.ts'
import type { Query } from '../customer/search.ts'
import { label } from '../customer/show.ts'
import { staffIn } from '../customer/staff.ts'
import type { Locale, Localized } from '../text/locale.ts'
import type { Sent } from './card.ts'
import { keys, pair, say, statusNames } from './say.ts'

/** What a list was asked for, as buttons send it on. */
export interface Asking {
  readonly text?: string
  /** As in `Query`; a member of staff may also be "me", or a field's value with name and id. */
  readonly filters: NonNullable<Query['filters']>
  /** As typed after `sort:`, "-" in front for descending: "companyName", "-changed". */
  readonly sort?: string
}

/** Whether it leaves any customer out. */
export const asksForSome = ({ text, filters }: Asking) => Boolean(text) || Object.values(filters).some((value) => value)

/** What narrows the list, in words. */
export function conditions(locale: Locale, { text, filters }: Asking): readonly string[] {
  const told = filterNames.flatMap((name) => {
    const value = filters[name]
    if (!value) return []
    return name === 'status' ? [statusName(value, locale)] : [`${label(name, locale)}: ${who(name, value, locale)}`]
  })
  return [...(text ? [words.quoted[locale](text)] : []), ...told]
}

/** A filter's value as it is shown: of a member of staff the name alone. */
export const who = (name: FieldName, value: string, locale: Locale) => (value === 'me' ? words.me[locale] : fieldOf(name).kind === 'staff' ? staffIn(value).name : value)

const filterNames = ['status', ...fields.map(({ name }) => name)] as const
const statusName = (value: string, locale: Locale) => (value === 'active' || value === 'archived' || value === 'all' ? statusNames[value][locale] : value)

/** The command that lists so. */
export const verbFor = ({ text }: Asking) => (text ? 'find-customers' : 'list-customers')

/** What a button sends on of it. */
export function sent({ text = '', sort = '', filters }: Asking): Sent {
  const own = Object.entries(filters).flatMap(([name, value]) => (value ? [[`filter_${name}`, value] as const] : []))
  return { text, sort, ...Object.fromEntries(own) }
}

/** The list as a typed command. */
export function typed(locale: Locale, query: Asking, page?: number): string {
  return say(verbFor(query), locale, ...asTyped(locale, query), ...(page ? [pair(keys.page[locale], String(page))] : []))
}

/** What narrows and orders a list, as it is typed behind a command. */
export function asTyped(locale: Locale, query: Asking): readonly string[] {
  const own = filterNames.flatMap((name) => {
    const value = query.filters[name]
    return value ? [name === 'status' ? pair(keys.status[locale], statusName(value, locale)) : pair(label(name, locale), who(name, value, locale))] : []
  })
  const sort = query.sort ? [pair(keys.sort[locale], sortName(query.sort, locale))] : []
  return [query.text ?? '', ...own, ...sort]
}

/** An order in words; one without a name of its own is that of a field ("-city"). */
export function sortName(sort: string, locale: Locale): string {
  const by = fields.find(({ name }) => name === sort.replace('-', ''))?.name
  return sorts[sort]?.[locale] ?? (by ? sort.replace(by, label(by, locale)) : sort)
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

const words = {
  quoted: { en: (text: string) => `“${text}”`, 'zh-CN': (text: string) => `“${text}”`, es: (text: string) => `«${text}»` },
  me: { en: 'me', 'zh-CN': '我', es: 'yo' },
} as const satisfies Readonly<Record<string, Localized<unknown>>>
