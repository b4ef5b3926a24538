import type { Button, Card, Sent } from '../cards/card.ts'
import { message, type Told } from '../cards/message.ts'
import { called, pair } from '../cards/say.ts'
import type { Customer } from '../customer/customer.ts'
import type { Localized } from '../text/locale.ts'
import type { Given, Turn } from './command.ts'
import { early } from './early.ts'
import { pickable, recentCustomers } from './pickable.ts'
import { capital, commandButton } from './replies.ts'
import { titleOf } from './understand.ts'

/** What is to be done with the customer that somebody names next. */
export interface Wanted {
  readonly verb: string
  /** Goes on with it. */
  readonly keys: Given['keys']
}

/** At least one. */
export interface Found {
  readonly found: readonly [Customer, ...Customer[]]
  /** There may be others. */
  readonly loading: boolean
}

const mostButtons = 5
const mostRecent = 5

/** Asks which of several customers is meant. */
export function askAmong(turn: Turn, wanted: Wanted, text: string, { found, loading }: Found): Card {
  const words = amongWords[turn.locale]
  const buttons = found.slice(0, mostButtons).map((customer): Button => ({ title: pickable(customer).title, verb: wanted.verb, data: { ...carried(wanted), id: customer.id }, say: saying(turn, wanted, customer) }))
  const title = loading ? early[turn.locale].some(text) : words.title(text)
  const lines = [found.length > mostButtons ? words.more : words.which, ...(loading ? [early[turn.locale].notice] : [])]
  return message(turn.viewer, { title, lines, pick: picking(turn, found), buttons: [...buttons, picked(turn, wanted, found[0])] })
}

/** Asks for a customer where none was named, or none is called so. */
export async function askAnew(turn: Turn, wanted: Wanted, text: string, { loading }: Pick<Found, 'loading'>): Promise<Card> {
  const words = anewWords[turn.locale]
  const yet = loading ? early[turn.locale] : undefined
  const further = ['list-customers', ...(turn.viewer.rights.has('add') && text !== '' && !yet ? ['add-customer'] : [])]
  const buttons = further.flatMap((name) => turn.commands.byVerb(name) ?? []).map((command) => commandButton(turn, command))
  const title = text === '' ? words.empty : yet ? yet.none(text) : words.title(text)
  const lines = [...(yet ? [yet.notice] : []), words.how(phraseOf(turn, wanted))]
  return message(turn.viewer, { title, lines, tone: text === '' ? 'plain' : 'attention', ...(await pickingRecent(turn, wanted, buttons)) })
}

/** An input in which a customer is looked up, beginning with the asker's recent ones, and its button before the others; none where the book is empty. */
export async function pickingRecent(turn: Turn, wanted: Wanted, buttons: readonly Button[] = []): Promise<Pick<Told, 'pick' | 'buttons'>> {
  const recent = await recentCustomers(turn.world, turn, mostRecent)
  return recent[0] ? { pick: picking(turn, recent), buttons: [picked(turn, wanted, recent[0]), ...buttons] } : { buttons }
}

function picking({ locale }: Turn, customers: readonly Customer[]): NonNullable<Told['pick']> {
  return { id: 'customer', label: label[locale], dataset: 'customers', choices: customers.map(pickable) }
}

/** Goes on with what was picked; in words, with `sample`. */
function picked(turn: Turn, wanted: Wanted, sample: Customer): Button {
  return { title: capital(phraseOf(turn, wanted)), verb: wanted.verb, data: carried(wanted), say: saying(turn, wanted, sample), style: 'positive' }
}

/** The keys as a button sends them, and which they are, so that the next question can go on with them. */
function carried({ keys }: Wanted): Sent {
  return Object.keys(keys).length > 0 ? { ...keys, keys: Object.keys(keys).join(' ') } : {}
}

/** What is wanted of a customer, by what was typed or by the button of an earlier question. */
export function wantedBy(verb: string, { keys, data }: Pick<Given, 'keys' | 'data'>): Wanted {
  const earlier = (data['keys'] ?? '').split(' ').flatMap((name) => (data[name] === undefined ? [] : [[name, data[name]] as const]))
  return { verb, keys: { ...Object.fromEntries(earlier), ...keys } }
}

function phraseOf({ commands, locale }: Turn, { verb }: Wanted): string {
  const command = commands.byVerb(verb)
  return command ? titleOf(command, locale) : verb
}

function saying(turn: Turn, wanted: Wanted, customer: Customer): string {
  return [phraseOf(turn, wanted), called(customer), ...Object.entries(wanted.keys).map(([key, value]) => pair(key, value))].join(' ')
}

const amongWords: Localized<{ title: (text: string) => string; which: string; more: string }> = {
  en: { title: (text) => `Several customers match “${text}”`, which: 'Which one is meant?', more: 'Here are the best matches; type more of the name to narrow it down.' },
  'zh-CN': { title: (text) => `有多个客户与“${text}”匹配`, which: '请选择其中一个：', more: '以下是最接近的结果；输入更完整的名称可缩小范围。' },
  es: { title: (text) => `Varios clientes coinciden con «${text}»`, which: '¿Cuál es?', more: 'Estos son los más parecidos; escribe más del nombre para acotar.' },
}

const anewWords: Localized<{ title: (text: string) => string; empty: string; how: (phrase: string) => string }> = {
  en: {
    title: (text) => `No customer matches “${text}”`,
    empty: 'Which customer?',
    how: (phrase) => `Pick it, or name it by row number of the last list, domain, registration number or any part of its name: “${phrase} 3”, “${phrase} contoso”.`,
  },
  'zh-CN': {
    title: (text) => `没有与“${text}”匹配的客户`,
    empty: '哪个客户？',
    how: (phrase) => `请选择，或用上次列表的行号、域名、统一社会信用代码或名称的任意部分指定，例如“${phrase} 3”“${phrase} contoso”。`,
  },
  es: {
    title: (text) => `Ningún cliente coincide con «${text}»`,
    empty: '¿Qué cliente?',
    how: (phrase) => `Elígelo o indícalo por el número de fila de la última lista, el dominio, el número de registro o cualquier parte del nombre: «${phrase} 3», «${phrase} contoso».`,
  },
}

const label: Localized = { en: 'Customer', 'zh-CN': '客户', es: 'Cliente' }
