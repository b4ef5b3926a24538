import { changeValues } from '../../src/customer/change.ts'
import type { Book } from '../../src/customer/book.ts'
import { customer } from '../customers.ts'
import { add } from '../fill.ts'
import { bareClient, openBook } from '../ground.ts'
import { delayed } from '../hosted.ts'
import { profiled } from '../profile.ts'
import { timed, together } from '../rounds.ts'
import { compare, explained, type Row } from '../row.ts'
import { tenant } from '../settings.ts'

export const row: Row = {
  place: 5,
  name: 'add, update (everything in one commit)',
  async run({ redis, next }) {
    const far = await delayed(redis.port)
    const store = await openBook(far.url)
    const client = await bareClient(far.url)
    const row = JSON.stringify({ value: customer(0).customer })
    const added = () => add(store.book, next())
    const updated = await updates(store.book, next())
    const measured = await together(() => client.ping(), { added, updated, bare: (number) => client.set(`bare:${number}`, row) }, { times: 150 })
    const beside = 'one bare SET, 1 ms round trip'
    const lines = await explained([
      compare({ name: 'add', beside, ours: measured.added, theirs: measured.bare, most: 1.25 }),
      compare({ name: 'update', beside, ours: measured.updated, theirs: measured.bare, most: 1.25 }),
    ], () => profiled(() => timed(added, { times: 500 })(0)))
    await store.close()
    client.destroy()
    await far.close()
    return lines
  },
}

/** The commits that make each version of one customer from the one before. */
async function updates(book: Book, id: number): Promise<(number: number) => Promise<void>> {
  await add(book, id)
  let now = customer(id).customer
  return async (number) => {
    const changed = changeValues(now, { ...now.values, notes: `Note ${number}` }, now.changed)
    if (!changed) throw new Error('nothing was changed')
    const { kind } = await book.save({ tenant, operation: `update-${id}-${number}`, ...changed })
    if (kind !== 'done') throw new Error(`update: ${kind}`)
    now = changed.customer
  }
}
