import type { Card } from '../cards/card.ts'
import { clip } from '../cards/format.ts'
import { message } from '../cards/message.ts'
import { pair } from '../cards/say.ts'
import type { Customer } from '../customer/customer.ts'
import { fields } from '../customer/fields.ts'
import { kinds } from '../customer/kinds.ts'
import { normalize } from '../customer/normalize.ts'
import { nameOf } from '../customer/show.ts'
import type { Localized } from '../text/locale.ts'
import type { Answer, Given, Turn } from './command.ts'
import { early } from './early.ts'
import { fold } from './fold.ts'
import { commandButton } from './replies.ts'
import type { Registered } from './registry.ts'
import { placeOf } from './turn.ts'
import { titleOf } from './understand.ts'

/** The rows of the list last shown to a person in a conversation: `ids[0]` is row `from` + 1. */
export interface ListShown {
  readonly from: number
  readonly ids: readonly string[]
}

const mostChoices = 5
const longestRow = 3
const longestName = 200

/**
 * Runs `then` with the customer that was named: by a button's id, row number, registration number, domain, name or part
 * of it. Several are offered as choices that go on with `verb`, and so is one while there may be others; none is said so,
 * with a way on.
 */
export async function withCustomer(turn: Turn, asked: Given, verb: string, then: (customer: Customer) => Promise<Answer>): Promise<Answer> {
  const given = { ...asked, text: clip(asked.text, longestName) }
  const row = given.data['id'] === undefined ? rowIn(given.text) : undefined
  const shown = row === undefined ? undefined : await turn.world.desk.read<ListShown>({ ...turn.spot, conversation: placeOf(turn.request) }, 'list')
  const id = given.data['id'] ?? (row === undefined ? undefined : shown?.ids[row - shown.from - 1])
  const candidates = id === undefined && row !== undefined ? await owned(turn, given.text) : await named(turn, id, given.text)
  const { customers: [only], loading } = candidates
  if (only && candidates.customers.length === 1 && !loading) return then(only)
  if (only) return { card: choices(turn, verb, given, candidates) }
  return { card: row === undefined ? noneFound(turn, given.text, verb, loading) : noSuchRow(turn, row, shown) }
}

/** "3", "#3", "第3行" as a row; a longer number may be part of a phone or registration number. */
function rowIn(text: string): number | undefined {
  const [, marked, number = ''] = /^(#|no\.?\s*|第)?\s*(\d{1,7})\s*(?:行|个|位)?$/i.exec(text) ?? []
  return number !== '' && (marked || number.length <= longestRow) ? Number(number) : undefined
}

interface Candidates {
  readonly customers: readonly Customer[]
  /** There may be others. */
  readonly loading?: true
}

async function named(turn: Turn, id: string | undefined, text: string): Promise<Candidates> {
  const { world, tenant } = turn
  if (id !== undefined) return { customers: await world.book.getMany(tenant, [id]) }
  const known = await owned(turn, text)
  if (known.customers.length > 0 || text === '') return known
  const { ids, loading } = await world.index.find(tenant, { text, filters: { status: 'all' }, from: 0, count: mostChoices + 1 })
  const found = await world.book.getMany(tenant, ids)
  const exact = found.filter((customer) => fold(nameOf(customer)) === fold(text))
  return { customers: exact.length > 0 ? exact : found, ...(loading ? { loading } : {}) }
}

async function owned(turn: Turn, text: string): Promise<Candidates> {
  const id = await owner(turn, text)
  return { customers: id === undefined ? [] : await turn.world.book.getMany(turn.tenant, [id]) }
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

function choices(turn: Turn, verb: string, given: Given, { customers: found, loading }: Candidates): Card {
  const command = turn.commands.byVerb(verb)
  const phrase = command ? titleOf(command, turn.locale) : verb
  const rest = Object.entries(given.keys).map(([key, value]) => ` ${pair(key, value)}`).join('')
  const buttons = found.slice(0, mostChoices).map((customer) => {
    const domain = customer.values.domainPrefix ?? customer.id
    return { title: `${nameOf(customer)} (${domain})`, verb, data: { ...given.keys, id: customer.id }, say: `${phrase} ${domain}${rest}` }
  })
  const words = choiceWords[turn.locale]
  const title = loading ? early[turn.locale].some(given.text) : words.title(given.text)
  return message(turn.viewer, { title, lines: [found.length > mostChoices ? words.more : words.which, ...(loading ? [early[turn.locale].notice] : [])], buttons })
}

const choiceWords: Localized<{ title: (text: string) => string; which: string; more: string }> = {
  en: { title: (text) => `Several customers match “${text}”`, which: 'Which one is meant?', more: 'Here are the best matches; type more of the name to narrow it down.' },
  'zh-CN': { title: (text) => `有多个客户与“${text}”匹配`, which: '请选择其中一个：', more: '以下是最接近的结果；输入更完整的名称可缩小范围。' },
  es: { title: (text) => `Varios clientes coinciden con «${text}»`, which: '¿Cuál es?', more: 'Estos son los más parecidos; escribe más del nombre para acotar.' },
}

function noSuchRow(turn: Turn, row: number, shown: ListShown | undefined): Card {
  const words = rowWords[turn.locale]
  const list = turn.commands.byVerb('list-customers')
  const line = shown && shown.ids.length > 0 ? words.rows(shown.from + 1, shown.from + shown.ids.length) : words.none
  return message(turn.viewer, { title: words.title(row), lines: [line], tone: 'attention', buttons: list ? [commandButton(turn, list)] : [] })
}

const rowWords: Localized<{ title: (row: number) => string; rows: (first: number, last: number) => string; none: string }> = {
  en: { title: (row) => `There is no row ${row}`, rows: (first, last) => `The list last shown to you here has rows ${first} to ${last}.`, none: 'No list of customers was shown to you here yet.' },
  'zh-CN': { title: (row) => `没有第 ${row} 行`, rows: (first, last) => `此处上次向你显示的列表为第 ${first} 至 ${last} 行。`, none: '此处尚未向你显示过客户列表。' },
  es: { title: (row) => `No hay fila ${row}`, rows: (first, last) => `La última lista mostrada aquí tiene las filas ${first} a ${last}.`, none: 'Aquí todavía no se ha mostrado ninguna lista de clientes.' },
}

function noneFound(turn: Turn, text: string, verb: string, loading?: true): Card {
  const words = noneWords[turn.locale]
  const yet = loading && early[turn.locale]
  const further = ['list-customers', ...(turn.viewer.rights.has('add') && !yet ? ['add-customer'] : [])]
  const buttons = further.flatMap((name) => turn.commands.byVerb(name) ?? []).map((command: Registered) => commandButton(turn, command))
  const phrase = turn.commands.byVerb(verb)?.phrases[turn.locale][0] ?? verb
  const title = text === '' ? words.empty : yet ? yet.none(text) : words.title(text)
  return message(turn.viewer, { title, lines: [...(yet ? [yet.notice] : []), words.how(phrase)], tone: 'attention', buttons })
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
