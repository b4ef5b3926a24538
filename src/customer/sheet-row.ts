import { columnOf, kept, type Column } from './columns.ts'
import type { Values } from './customer.ts'
import type { Typed } from './draft.ts'
import type { FieldName } from './fields.ts'
import { fields } from './fields.ts'
import { normalize } from './normalize.ts'
import type { SheetRow } from './sheets.ts'

/** The head of a file: what each column holds, and the titles of those that nobody knows. */
export interface Head {
  readonly titles: readonly string[]
  /** A second column of the same is as good as unknown. */
  readonly columns: readonly (Column | 'problem' | undefined)[]
  readonly unknown: readonly string[]
  /** The titles of what the book alone writes, so that nothing comes of a change in it. */
  readonly idle: readonly string[]
}

/** A row as it was typed. An empty cell says nothing; where there is a customer already, it leaves what is stored. */
export interface TypedRow extends SheetRow {
  readonly id: string
  readonly version: string
  readonly typed: Typed
}

export function readHead(titles: readonly string[]): Head {
  const found = titles.map(columnOf)
  const columns = found.map((column, at) => (found.indexOf(column) === at ? column : undefined))
  const unknown = titles.filter((title, at) => title.trim() !== '' && columns[at] === undefined)
  return { titles, columns, unknown, idle: titles.filter((_, at) => isIdle(columns[at])) }
}

const isIdle = (column: Head['columns'][number]): boolean => column !== undefined && Object.hasOwn(kept, column) && column !== 'id' && column !== 'version'

/** Whether any row under this head could say anything of a customer. */
export function saysAnything({ columns }: Head): boolean {
  return fields.some(({ name }) => columns.includes(name))
}

export function readRow({ columns }: Head, row: SheetRow): TypedRow {
  const cell = (column: Column): string => row.cells[columns.indexOf(column)] ?? ''
  const short = (column: Column): string => normalize(cell(column).slice(0, longestId))
  const typed = fields.flatMap(({ name }) => (cell(name).trim() === '' ? [] : [[name, cell(name)] as const]))
  return { ...row, id: short('id'), version: short('version'), typed: Object.fromEntries(typed) }
}

const longestId = 200

/** What stands in a cell that is to be emptied. */
const empties = '-'
const isEmptying = (text: string): boolean => text.length < longestId && normalize(text) === empties

/** What is typed with its emptied fields empty; a value that is stored like that stays. */
export function emptied(typed: Typed, base: Values = {}): Typed {
  return Object.fromEntries(Object.entries(typed).map(([name, text]) => [name, isEmptying(text) && base[name as FieldName] !== empties ? '' : text]))
}
