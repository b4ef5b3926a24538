import { fieldOf, type FieldName } from '../customer/fields.ts'
import type { Sort } from '../customer/search.ts'
import { writtenIn } from './pack.ts'
import type { NumberOf } from './radix.ts'
import type { Table } from './table.ts'
import { sharedFields } from './texts.ts'

export const byName: Sort = { by: 'companyName', descending: false }

/** Orders two slots; never 0 for different ones. */
export type Compare = (a: number, b: number) => number

/** An order, and the numbers that it begins with. */
export interface Order {
  readonly compare: Compare
  /** As the table is now. */
  readonly numbers: () => readonly NumberOf[]
}

// "Shop 9" stands before "Shop 10".
const collator = new Intl.Collator('zh-CN', { numeric: true })

export function compareNames(table: Table): Compare {
  return (a, b) => {
    // An order outlives the columns that it began with.
    const { name, nameOn } = table.columns()
    return name[a]! - name[b]! || nameOn[a]! - nameOn[b]! || table.own.compare(a, b) || table.compareIds(a, b) || a - b
  }
}

/** By what is shown of the customers; the empty ones last either way, equal ones by name. */
export function orderBy(table: Table, { by, descending }: Sort): Order {
  const names = compareNames(table)
  const sign = descending ? -1 : 1
  const number = (column: 'created' | 'changed' | 'name' | 'nameOn'): NumberOf => {
    const { [column]: values } = table.columns()
    return descending ? (slot) => Number.MAX_SAFE_INTEGER - values[slot]! : (slot) => values[slot]!
  }
  if (by === 'created' || by === 'changed') return { compare: (a, b) => sign * (table.columns()[by][a]! - table.columns()[by][b]!) || names(a, b), numbers: () => [number(by)] }
  if (by === 'companyName') return { compare: (a, b) => sign * names(a, b), numbers: () => [number('name'), number('nameOn')] }
  const shown = shownBy(table, by)
  const compare: Compare = (a, b) => {
    const [first, second] = [shown(a), shown(b)]
    return Number(first === '') - Number(second === '') || sign * collator.compare(first, second) || names(a, b)
  }
  return { compare, numbers: () => [] }
}

function shownBy(table: Table, by: FieldName): (slot: number) => string {
  const field = sharedFields.indexOf(fieldOf(by))
  return field < 0 ? (slot) => writtenIn(table.pack(slot), by) : (slot) => writtenIn(table.shared.pack(table.columns().values[field]![slot]!), by)
}
