import type { Customer, Status } from '../../customer/customer.ts'
import { fields, type FieldName } from '../../customer/fields.ts'
import type { Listed } from '../row.ts'

/** Customers on their way to another thread: one text after another, the same number of each, since those are copied fastest. */
export type Handed = readonly string[]

const own = 4
const each = own + fields.length

export function handed(customers: readonly Customer[]): Handed {
  const texts: string[] = []
  for (const { id, status, created, changed, values } of customers) {
    texts.push(id, status, created.at, changed.at)
    for (const { name } of fields) texts.push(values[name] ?? '')
  }
  return texts
}

/** The customers as far as the index wants them. */
export function* listedIn(texts: Handed): Generator<Listed> {
  for (let at = 0; at < texts.length; at += each) {
    const values: { [name in FieldName]?: string } = {}
    for (let field = 0; field < fields.length; field++) if (texts[at + own + field] !== '') values[fields[field]!.name] = texts[at + own + field]!
    yield { id: texts[at]!, status: texts[at + 1] as Status, values, created: { at: texts[at + 2]! }, changed: { at: texts[at + 3]! } }
  }
}
