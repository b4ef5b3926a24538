import type { Customer } from '../customer/customer.ts'
import type { Rules } from '../customer/rules.ts'
import type { Sort } from '../customer/search.ts'
import { nameOf, showValue } from '../customer/show.ts'
import type { Row } from './row.ts'

export const byName: Sort = { by: 'companyName', descending: false }

// Chinese names stand in pinyin order, and "Shop 9" before "Shop 10".
const collator = new Intl.Collator('zh-CN', { numeric: true })

/** Rows by what is shown of them; the empty ones last either way, equal ones by name and then by id. */
export function sorted(rows: readonly Row[], sort: Sort, rules: Rules): readonly Row[] {
  const sign = sort.descending ? -1 : 1
  return rows
    .map((row) => ({ row, key: keyOf(row.customer, sort, rules) }))
    .sort((a, b) => Number(a.key === '') - Number(b.key === '') || sign * collator.compare(a.key, b.key) || tie(a.row.customer, b.row.customer))
    .map(({ row }) => row)
}

function keyOf(customer: Customer, { by }: Sort, rules: Rules): string {
  return by === 'changed' || by === 'created' ? customer[by].at : showValue(by, customer.values, 'zh-CN', rules)
}

function tie(a: Customer, b: Customer): number {
  return collator.compare(nameOf(a), nameOf(b)) || (a.id < b.id ? -1 : Number(a.id > b.id))
}
