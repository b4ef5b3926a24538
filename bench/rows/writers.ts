import { createKeyv } from '@keyv/redis'
import type { Keyv } from 'keyv'
import { changeValues } from '../../src/customer/change.ts'
import type { Book } from '../../src/customer/book.ts'
import { customer } from '../customers.ts'
import { figure } from '../figures.ts'
import { add } from '../fill.ts'
import { judge, type Row } from '../row.ts'
import { tenant } from '../settings.ts'

const writers = Array.from({ length: 100 }, (_, writer) => writer)
const times = [1, 2, 3, 4, 5]

export const row: Row = {
  place: 6,
  name: '100 writers on one record',
  async run({ store, redis, next }) {
    const keyv = createKeyv(redis.url, { namespace: 'naive', throwOnErrors: true })
    const [ours, theirs]: [number[], number[]] = [[], []]
    for (const round of times) {
      ours.push(writers.length - (await throughBook(store.book, next())))
      theirs.push(writers.length - (await throughKeyv(keyv, `record-${round}`)))
    }
    await keyv.disconnect()
    return [judge({ name: '100 writers on one record', beside: 'Keyv get and set', unit: 'lost', ours: figure(ours), theirs: figure(theirs), target: '0 lost' }, 0)]
  },
}

/** Everybody adds one to a number in the notes, and begins again where somebody was faster; gives the number. */
async function throughBook(book: Book, id: number): Promise<number> {
  await add(book, id)
  const first = customer(id).customer
  const raised = changeValues(first, { ...first.values, notes: '0' }, first.changed)!
  await book.save({ tenant, operation: `zero-${id}`, ...raised })
  await Promise.all(writers.map((writer) => raise(book, first.id, `raise-${id}-${writer}`)))
  return Number((await book.get(tenant, first.id))?.values.notes)
}

async function raise(book: Book, id: string, operation: string): Promise<void> {
  for (let kind = 'stale'; kind === 'stale'; ) {
    const now = (await book.get(tenant, id))!
    const changed = changeValues(now, { ...now.values, notes: String(Number(now.values.notes) + 1) }, now.changed)!
    kind = (await book.save({ tenant, operation, ...changed })).kind
  }
}

async function throughKeyv(keyv: Keyv, key: string): Promise<number> {
  await keyv.set(key, { notes: '0' })
  await Promise.all(writers.map(async () => {
    const now = (await keyv.get<{ notes: string }>(key))!
    await keyv.set(key, { ...now, notes: String(Number(now.notes) + 1) })
  }))
  return Number((await keyv.get<{ notes: string }>(key))?.notes)
}
