import type { Card } from '../cards/card.ts'
import { clip } from '../cards/format.ts'
import { linkedIn } from '../cards/link.ts'
import { message } from '../cards/message.ts'
import type { Customer } from '../customer/customer.ts'
import { fields } from '../customer/fields.ts'
import { kinds } from '../customer/kinds.ts'
import { normalize } from '../customer/normalize.ts'
import { nameOf } from '../customer/show.ts'
import type { Localized } from '../text/locale.ts'
import { askAmong, askAnew, wantedBy } from './ask-which.ts'
import type { Answer, Given, Turn } from './command.ts'
import { fold } from './fold.ts'
import { pickable } from './pickable.ts'
import { commandButton } from './replies.ts'
import { placeOf } from './turn.ts'

/** The rows of the list last shown to a person in a conversation: `ids[0]` is row `from` + 1. */
export interface ListShown {
  readonly from: number
  readonly ids: readonly string[]
}

const mostFound = 6
const longestRow = 3
const idShape = /^[\w-]{1,100}$/
const longestName = 200

/** Whether a customer was named at all: in words, by a button, or in an input of a card that asked which one is meant. */
export function isNamed({ text, data }: Given): boolean {
  return text !== '' || data['id'] !== undefined || Boolean(data['customer']?.trim())
}

/**
 * Runs `then` with the customer that was named: by a button's id, its link, row number, registration number, domain, name or part
 * of it. Several are offered as choices that go on with `verb`, and so is one while there may be others; none is said so,
 * with a way on.
 */
export async function withCustomer(turn: Turn, asked: Given, verb: string, then: (customer: Customer) => Promise<Answer>): Promise<Answer> {
  const { id: pressed, customer: picked = '' } = asked.data
  const text = clip(asked.text || normalize(picked), longestName)
  const wanted = wantedBy(verb, asked)
  const known = await chosen(turn, pressed ?? linkedIn(turn.world.linkHost, text) ?? picked)
  if (known) return then(known)
  const row = pressed === undefined ? rowIn(text) : undefined
  const shown = row === undefined ? undefined : await turn.world.desk.read<ListShown>({ ...turn.spot, conversation: placeOf(turn.request) }, 'list')
  const inRow = await chosen(turn, (row !== undefined && shown?.ids[row - shown.from - 1]) || '')
  if (inRow) return then(inRow)
  const { customers: found, loading = false } = row === undefined ? await named(turn, text) : await owned(turn, text)
  const [first, ...others] = found
  if (first && others.length === 0 && !loading) return then(first)
  if (first) return { card: askAmong(turn, wanted, text, { found: [first, ...others], loading }) }
  return { card: row === undefined ? await askAnew(turn, wanted, text, { loading }) : noSuchRow(turn, row, shown) }
}

async function chosen({ world, tenant }: Turn, id: string): Promise<Customer | undefined> {
  return idShape.test(id) ? world.book.get(tenant, id) : undefined
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

async function named(turn: Turn, text: string): Promise<Candidates> {
  const { world, tenant } = turn
  const known = await owned(turn, text)
  if (known.customers.length > 0 || text === '') return known
  const { ids, loading } = await world.index.find(tenant, { text, filters: { status: 'all' }, from: 0, count: mostFound })
  const found = await world.book.getMany(tenant, ids)
  // Some clients send what a choice shows.
  const exact = found.filter((customer) => [nameOf(customer), pickable(customer).title].some((name) => fold(name) === fold(text)))
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
