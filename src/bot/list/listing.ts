import { sent, typed } from '../../cards/asking.ts'
import type { Card } from '../../cards/card.ts'
import { list, rowsPerPage } from '../../cards/list.ts'
import { message } from '../../cards/message.ts'
import type { View } from '../../customer/book.ts'
import type { Found } from '../../customer/search.ts'
import type { Localized } from '../../text/locale.ts'
import type { Answer, Turn } from '../command.ts'
import { early } from '../early.ts'
import { commandButton } from '../replies.ts'
import { idOf, indexQuery, type ListQuery } from './list-query.ts'
import type { ListShown } from '../which.ts'

/** What the desk keeps of a list: its rows, and the query that the next page goes on with. */
export interface ListKept extends ListShown {
  readonly query: ListQuery
}

/** The page of the index that a query asks for. */
export function findPage(turn: Turn, query: ListQuery): Promise<Found> {
  return findRanks(turn, query, (query.page - 1) * rowsPerPage, rowsPerPage)
}

/** So many of what a query asks for, by rank from 0; where nothing fits its text, of what is spelt or sounds nearly so. */
export async function findRanks(turn: Turn, query: ListQuery, from: number, count: number): Promise<Found> {
  const { index, book } = turn.world
  const found = await index.find(turn.tenant, { ...indexQuery(turn, query), nearly: query.text !== undefined, from, count })
  const view = found.loading && viewOf(turn, query)
  return view ? book.page(turn.tenant, view, from, count) : found
}

/** What the book itself can list, whole at any time; undefined where only the index can. */
function viewOf(turn: Turn, query: ListQuery): View | undefined {
  const { text, filters = {}, sort } = indexQuery(turn, query)
  const { status, owner, ...others } = filters
  const by = sort === undefined || sort.by === 'companyName' ? 'name' : sort.by
  if (text !== undefined || Object.keys(others).length > 0 || (owner !== undefined && owner !== idOf(turn, query.filters.owner))) return undefined
  if (by !== 'name' && by !== 'changed' && by !== 'created') return undefined
  return { by, descending: sort?.descending ?? false, status: status === 'archived' || status === 'all' ? status : 'active', ...(owner === undefined ? {} : { owner }) }
}

/** One page of the customers that a query asks for; its rows are remembered, so that "show 3" means them. */
export async function listing(turn: Turn, query: ListQuery, found?: Found): Promise<Answer> {
  const { world, tenant, spot, viewer } = turn
  const from = (query.page - 1) * rowsPerPage
  const page = found ?? (await findPage(turn, query))
  const { ids, total } = page
  if (total === 0 && query.page > 1) return listing(turn, { ...query, page: 1 }, found)
  if (total > 0 && from >= total) return { card: noSuchPage(turn, query, page) }
  const customers = await world.book.getMany(tenant, ids)
  await world.desk.write(spot, 'list', { from, ids, query } satisfies ListKept)
  const notice = await remark(turn, query, page)
  const title = words[turn.locale].title
  const card = list(viewer, { title, customers, from, total, query, ...(notice === undefined ? {} : { notice }) })
  return isControl(turn) ? { card, replaces: true } : { card }
}

/** Whether a control of a list was pressed, which turns the list in place; a button elsewhere opens a new one. */
export function isControl({ request: { pressed } }: Turn): boolean {
  return pressed !== undefined && ('page' in pressed.data || 'sort' in pressed.data)
}

/** What a person should know of a page: it is not what was typed, or not yet all. */
async function remark(turn: Turn, query: ListQuery, { total, nearly, loading }: Found): Promise<string | undefined> {
  const told = [...(loading ? [early[turn.locale].notice] : []), ...(nearly ? [words[turn.locale].near(query.text ?? '')] : [])]
  if (told.length > 0) return told.join('\n')
  return total === 0 ? amongArchived(turn, query) : undefined
}

/** Where a list of active customers is empty, says how many archived ones it leaves out. */
async function amongArchived(turn: Turn, query: ListQuery): Promise<string | undefined> {
  if ((query.filters.status ?? 'active') !== 'active') return undefined
  const filters = { ...query.filters, status: 'archived' }
  const { total } = await turn.world.index.find(turn.tenant, { ...indexQuery(turn, { ...query, filters }), from: 0, count: 1 })
  return total > 0 ? words[turn.locale].archived(total) : undefined
}

/** What was asked for cannot be read; the way on is the whole list, or how it is asked for. */
export function wrongQuery(turn: Turn, problem: string): Card {
  const further = ['list-customers', 'help'].flatMap((verb) => turn.commands.byVerb(verb) ?? [])
  return message(turn.viewer, { lines: [problem], tone: 'attention', buttons: further.map((command) => commandButton(turn, command)) })
}

function noSuchPage({ viewer, locale }: Turn, query: ListQuery, { total, loading }: Found): Card {
  const { noPage, last } = words[locale]
  const pages = Math.ceil(total / rowsPerPage)
  const button = { title: last, verb: 'list-customers', data: { ...sent(query), page: pages }, say: typed(locale, query, pages) }
  return message(viewer, { lines: [noPage(query.page, pages), ...(loading ? [early[locale].notice] : [])], tone: 'attention', buttons: [button] })
}

interface Words {
  readonly title: string
  readonly near: (text: string) => string
  readonly archived: (count: number) => string
  readonly noPage: (page: number, pages: number) => string
  readonly last: string
}

const words: Localized<Words> = {
  en: {
    title: 'Customers',
    near: (text) => `Nothing matches “${text}” exactly; these look or sound similar.`,
    archived: (count) => `Among the archived ones ${count} would match; choose the status “All” (status:all) to see them.`,
    noPage: (page, pages) => (pages === 1 ? `There is no page ${page}: everything is on one page.` : `There is no page ${page}: the last one is ${pages}.`),
    last: 'Last page',
  },
  'zh-CN': {
    title: '客户',
    near: (text) => `没有与“${text}”完全匹配的客户；以下是拼写或读音相近的结果。`,
    archived: (count) => `已归档的客户中有 ${count} 个符合条件；将状态设为“全部”（状态:全部）即可查看。`,
    noPage: (page, pages) => (pages === 1 ? `没有第 ${page} 页：全部内容都在一页上。` : `没有第 ${page} 页：最后一页是第 ${pages} 页。`),
    last: '最后一页',
  },
  es: {
    title: 'Clientes',
    near: (text) => `Nada coincide exactamente con «${text}»; estos se escriben o suenan parecido.`,
    archived: (count) => `Entre los archivados coinciden ${count}; el estado «Todos» (estado:todos) los muestra.`,
    noPage: (page, pages) => (pages === 1 ? `No hay página ${page}: todo está en una sola.` : `No hay página ${page}: la última es la ${pages}.`),
    last: 'Última página',
  },
}
