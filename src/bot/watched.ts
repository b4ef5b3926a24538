import { label } from '../customer/show.ts'
import type { FieldName } from '../customer/fields.ts'
import type { Watch } from '../customer/watches.ts'
import { fold } from '../customer/normalize.ts'
import { clip } from '../cards/format.ts'
import { statusNames } from '../cards/say.ts'
import type { Localized } from '../text/locale.ts'
import type { Given, Turn } from './command.ts'
import { readGiven } from './given.ts'
import { indexQuery, readQuery } from './list/list-query.ts'
import { listKey } from './list/list-words.ts'

const dailyWords = new Set(['daily', 'every day', '每天', '每日', 'diario', 'a diario', 'cada día'].map(fold))
const allWords = new Set(['all', 'everything', 'all customers', '全部', '所有', '全部客户', '所有客户', 'todo', 'todos', 'todos los clientes'].map(fold))
/** "… daily 9", "…每天9点", "… cada día a las 9:00", at the end of what was typed. */
const dailyEnd = /(?:^|[\s,;]+|(?=每))(?:daily|every day|每天|每日|diario|a diario|cada d[ií]a)(?:\s*(?:at|a las)?\s*(\d{1,2})(?:[:：]00|\s*[点时h])?)?\s*$/iu
const usualHour = 9
/** What is watched is repeated on a card, up to fifty times: in letters, of the filters that are kept and of a name that is shown. */
const [longest, longestShown] = [200, 80]

/** A field, the status, or when to be told. */
export function watchKey(typed: string): FieldName | 'status' | 'daily' | undefined {
  if (dailyWords.has(fold(typed))) return 'daily'
  const key = listKey(typed)
  return key === 'text' || key === 'sort' || key === 'page' ? undefined : key
}

/** What a command about watching was asked for: a customer by `given`, or those that fit `filters`. */
export interface Asked {
  readonly given: Given
  readonly filters?: Watch['filters']
  readonly hour?: number
}

/** Reads a customer, filters or all of them, with an hour where it is to be daily; a text for the person where it cannot be read. */
export function readWatch(turn: Turn, typed: Given): Asked | { readonly problem: string } {
  const [end, atHour] = dailyEnd.exec(typed.raw) ?? []
  const { data, ...read } = end === undefined ? typed : { ...readGiven({ key: watchKey }, typed.raw.slice(0, typed.raw.length - end.length), typed.phrase), data: typed.data }
  const { daily = data['daily'] ?? (end === undefined ? undefined : (atHour ?? String(usualHour))), ...keys } = read.keys as { readonly daily?: string }
  const hour = daily === undefined ? undefined : Number(/^\d{1,2}/.exec(daily)?.[0] ?? Number.NaN)
  if (hour !== undefined && !(hour <= 23)) return { problem: words[turn.locale].hour(daily ?? '') }
  const query = readQuery(turn, { ...read, data, text: '', keys })
  if ('problem' in query) return query
  const text = read.text || (query.text ?? '')
  const filtered = Object.keys(query.filters).length > 0
  const all = allWords.has(fold(text))
  if (filtered && text !== '' && !all) return { problem: words[turn.locale].both }
  const time = hour === undefined ? {} : { hour }
  // A choice among several customers goes on with the hour.
  const again: Given['keys'] = hour === undefined ? {} : { daily: String(hour) }
  const asked: Asked = { given: { ...read, data, text: all ? '' : text, keys: again }, ...time }
  if (!filtered && !all) return asked
  const filters = indexQuery(turn, query).filters ?? {}
  return nameOfWatch({ filters }).length > longest ? { problem: words[turn.locale].long } : { ...asked, filters }
}

/** What tells one watch of a conversation from another; the hour may be changed. */
export function nameOfWatch({ customer, filters }: Pick<Watch, 'customer' | 'filters'>): string {
  return customer ?? JSON.stringify(Object.entries(filters).filter(([, text]) => text).sort())
}

/** A watch in words, cut short: the customer's name, or what must fit. */
export async function described(turn: Turn, watch: Watch): Promise<string> {
  return clip(await inWords(turn, watch), longestShown)
}

async function inWords({ world, tenant, person, locale }: Turn, { customer, filters }: Watch): Promise<string> {
  if (customer !== undefined) return (await world.book.getMany(tenant, [customer])).map(({ values }) => values.companyName ?? '')[0] ?? ''
  const told = Object.entries(filters).map(async ([name, text]) => {
    if (name === 'status') return statusNames[text as keyof typeof statusNames][locale]
    const who = name === 'owner' ? (text === person.id ? person : await world.people.get(tenant, text)) : undefined
    return `${label(name as FieldName, locale)}: ${who?.name ?? text}`
  })
  return told.length > 0 ? (await Promise.all(told)).join(' · ') : words[locale].all
}

/** When a watch is told, in words. */
export function rhythm({ locale }: Pick<Turn, 'locale'>, { hour }: Pick<Watch, 'hour'>): string {
  return hour === undefined ? words[locale].atOnce : words[locale].daily(`${hour}:00`)
}

interface Words {
  readonly hour: (text: string) => string
  readonly long: string
  readonly both: string
  readonly all: string
  readonly atOnce: string
  readonly daily: (time: string) => string
}

const words: Localized<Words> = {
  en: {
    hour: (text) => `“${text}” is not an hour of the day: use 0 to 23, as in “daily 9”.`,
    long: 'That is too much to watch for. Use fewer fields, or shorter texts, as in “watch city:Shanghai”.',
    both: 'Name either one customer or fields: “watch contoso”, or “watch city:Shanghai”.',
    all: 'All customers',
    atOnce: 'at once',
    daily: (time) => `daily at ${time}`,
  },
  'zh-CN': {
    hour: (text) => `“${text}”不是有效的整点：请用 0 至 23，例如“每天 9”。`,
    long: '关注条件过长。请减少字段或缩短内容，例如“关注 城市:上海”。',
    both: '请只指定一个客户或只指定字段，例如“关注 康拓”或“关注 城市:上海”。',
    all: '所有客户',
    atOnce: '即时通知',
    daily: (time) => `每天 ${time}`,
  },
  es: {
    hour: (text) => `«${text}» no es una hora del día: de 0 a 23, como en «cada día 9».`,
    long: 'Son demasiadas condiciones. Usa menos campos o textos más cortos, como en «seguir ciudad:Madrid».',
    both: 'Indica un cliente o campos, no ambos: «seguir contoso», o «seguir ciudad:Madrid».',
    all: 'Todos los clientes',
    atOnce: 'al momento',
    daily: (time) => `cada día a las ${time}`,
  },
}
