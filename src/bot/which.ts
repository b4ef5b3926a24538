import type { Card } from '../cards/card.ts'
import { message } from '../cards/message.ts'
import type { Customer } from '../customer/customer.ts'
import { fields } from '../customer/fields.ts'
import { kinds } from '../customer/kinds.ts'
import { normalize } from '../customer/normalize.ts'
import { nameOf } from '../customer/show.ts'
import type { Localized } from '../text/locale.ts'
import type { Answer, Given, Turn } from './command.ts'
import { fold } from './fold.ts'
import { commandButton } from './replies.ts'
import type { Registered } from './registry.ts'
import { titleOf } from './understand.ts'

/** The rows of the list last shown to a person in a conversation: `ids[0]` is row `from` + 1. */
export interface ListShown {
  readonly from: number
  readonly ids: readonly string[]
}

const mostChoices = 5

/**
 * Runs `then` with the customer that was named: by a button's id, row number, registration number, domain, name or part
 * of it. Several are offered as choices that go on with `verb`; none is said so, with a way on.
 */
export async function withCustomer(turn: Turn, given: Given, verb: string, then: (customer: Customer) => Promise<Answer>): Promise<Answer> {
  const candidates = await named(turn, given)
  const [only] = candidates
  if (only && candidates.length === 1) return then(only)
  return { card: candidates.length === 0 ? noneFound(turn, given.text, verb) : choices(turn, verb, given, candidates) }
}

async function named(turn: Turn, { data, text }: Given): Promise<readonly Customer[]> {
  const { book } = turn.world
  const id = data['id'] ?? (await rowShown(turn, text)) ?? (await owner(turn, text))
  if (id !== undefined) return [await book.get(turn.tenant, id)].filter((customer) => customer !== undefined)
  if (text === '') return []
  const { ids } = await turn.world.index.find(turn.tenant, { text, filters: { status: 'all' }, from: 0, count: mostChoices + 1 })
  const found = await book.getMany(turn.tenant, ids)
  const exact = found.filter((customer) => fold(nameOf(customer)) === fold(text))
  return exact.length > 0 ? exact : found
}

async function rowShown(turn: Turn, text: string): Promise<string | undefined> {
  const row = /^(?:#|no\.?\s*|第)?\s*(\d{1,7})\s*(?:行|个|位)?$/i.exec(text)?.[1]
  if (row === undefined) return undefined
  const shown = await turn.world.desk.read<ListShown>(turn.spot, 'list')
  return shown?.ids[Number(row) - shown.from - 1]
}

async function owner({ world, tenant }: Turn, text: string): Promise<string | undefined> {
  if (text === '') return undefined
  const unique = fields.filter((field) => 'unique' in field && field.unique)
  const owners = unique.map(async (field): Promise<string | undefined> => {
    const reading = kinds[field.kind].read(normalize(text), { field, rules: world.rules, values: {} })
    return 'value' in reading ? world.book.owner(tenant, field.name, reading.value) : undefined
  })
  return (await Promise.all(owners)).find((id) => id !== undefined)
}

function choices(turn: Turn, verb: string, given: Given, found: readonly Customer[]): Card {
  const command = turn.commands.byVerb(verb)
  const phrase = command ? titleOf(command, turn.locale) : verb
  const buttons = found.slice(0, mostChoices).map((customer) => {
    const domain = customer.values.domainPrefix ?? customer.id
    return { title: `${nameOf(customer)} (${domain})`, verb, data: { ...given.keys, id: customer.id }, say: `${phrase} ${domain}` }
  })
  const words = choiceWords[turn.locale]
  return message(turn.viewer, { title: words.title(given.text), lines: [found.length > mostChoices ? words.more : words.which], buttons })
}

const choiceWords: Localized<{ title: (text: string) => string; which: string; more: string }> = {
  en: { title: (text) => `Several customers match “${text}”`, which: 'Which one is meant?', more: 'Here are the best matches; type more of the name to narrow it down.' },
  'zh-CN': { title: (text) => `有多个客户与“${text}”匹配`, which: '请选择其中一个：', more: '以下是最接近的结果；输入更完整的名称可缩小范围。' },
  es: { title: (text) => `Varios clientes coinciden con «${text}»`, which: '¿Cuál es?', more: 'Estos son los más parecidos; escribe más del nombre para acotar.' },
}

function noneFound(turn: Turn, text: string, verb: string): Card {
  const words = noneWords[turn.locale]
  const further = ['list-customers', ...(turn.viewer.rights.has('add') ? ['add-customer'] : [])]
  const buttons = further.flatMap((name) => turn.commands.byVerb(name) ?? []).map((command: Registered) => commandButton(turn, command))
  const phrase = turn.commands.byVerb(verb)?.phrases[turn.locale][0] ?? verb
  return message(turn.viewer, { title: text === '' ? words.empty : words.title(text), lines: [words.how(phrase)], tone: 'attention', buttons })
}

const noneWords: Localized<{ title: (text: string) => string; empty: string; how: (phrase: string) => string }> = {
  en: {
    title: (text) => `No customer matches “${text}”`,
    empty: 'Which customer?',
    how: (phrase) => `Name it by row number of the last list, domain, registration number or any part of its name: “${phrase} 3”, “${phrase} contoso”.`,
  },
  'zh-CN': {
    title: (text) => `没有与“${text}”匹配的客户`,
    empty: '哪个客户？',
    how: (phrase) => `可用上次列表的行号、域名、统一社会信用代码或名称的任意部分指定，例如“${phrase} 3”“${phrase} contoso”。`,
  },
  es: {
    title: (text) => `Ningún cliente coincide con «${text}»`,
    empty: '¿Qué cliente?',
    how: (phrase) => `Indícalo por el número de fila de la última lista, el dominio, el número de registro o cualquier parte del nombre: «${phrase} 3», «${phrase} contoso».`,
  },
}
