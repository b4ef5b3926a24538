import type { Change, Customer } from '../../../src/customer/customer.ts'
import { fields, type FieldName } from '../../../src/customer/fields.ts'
import type { Kept, KeptBook } from '../checker.ts'
import type { Ledger } from './naive-book.ts'

/** The field that carries which operation wrote a version. */
export const mark = 'alias'
const unique: readonly FieldName[] = fields.flatMap(({ name, unique }) => (unique ? name : []))
const page = 500

/** Everything that a book holds of these customers and of any other in its log. */
export async function keptBook(book: Ledger, tenant: string, ids: Iterable<string>): Promise<KeptBook> {
  const log: { position: number; id: string }[] = []
  for (let more = await book.log(tenant, 0, page); more.length > 0; more = await book.log(tenant, log.at(-1)!.position, page)) {
    log.push(...more.map(({ position, customer }) => ({ position, id: customer.id })))
  }
  const customers: Kept[] = []
  await inTurns([...new Set([...ids, ...log.map(({ id }) => id)])], async (id) => {
    const customer = await book.get(tenant, id)
    if (customer) customers.push(kept(customer, await book.history(tenant, id)))
  })
  const owners = new Map<string, string | undefined>()
  await inTurns([...new Set(customers.flatMap(({ history }) => history.flatMap(({ took }) => took)))], async (key) => {
    const [field, value = ''] = key.split(' ')
    owners.set(key, await book.owner(tenant, field as FieldName, value))
  })
  return { customers, owners, log }
}

function kept({ id, version, values }: Customer, changes: readonly Change[]): Kept {
  const holds = unique.flatMap((field) => (values[field] ? `${field} ${values[field]}` : []))
  const history = changes.toReversed().map((change) => ({
    version: change.version,
    operation: change.edits.find(({ what }) => what === mark)?.to ?? '',
    took: keys(change, 'to'),
    freed: keys(change, 'from'),
  }))
  return { id, version, operation: values[mark] ?? '', holds, history }
}

function keys({ edits }: Change, side: 'from' | 'to'): readonly string[] {
  return edits.flatMap((edit) => (unique.some((field) => field === edit.what) && edit[side] ? `${edit.what} ${edit[side]}` : []))
}

/** Does this for each, so many at a time. */
export async function inTurns<T>(list: readonly T[], work: (it: T) => Promise<void>, width = 16): Promise<void> {
  const todo = list.values()
  const turn = async () => {
    for (const it of todo) await work(it)
  }
  await Promise.all(Array.from({ length: width }, turn))
}
