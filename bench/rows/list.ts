import type { View } from '../../src/customer/book.ts'
import type { Opened } from '../../src/storage/open-store.ts'
import { durable, redisServer } from '../../test/support/redis.ts'
import { random } from '../customers.ts'
import { fill } from '../fill.ts'
import { openBook } from '../ground.ts'
import { profiled } from '../profile.ts'
import { timed, together } from '../rounds.ts'
import { compare, explained, type Row } from '../row.ts'
import { pageLength, tenant } from '../settings.ts'

const small = 1_000
const orders = (['name', 'changed', 'created'] as const).flatMap((by): View[] => [false, true].map((descending) => ({ by, descending, status: 'active' })))

export const row: Row = {
  place: 2,
  name: 'any page of the list, any order',
  async run({ store, ping, size }) {
    const redis = await redisServer(durable)
    const few = await openBook(redis.url)
    await fill(few.book, redis, small)
    const listed = pages(store, size)
    const measured = await together(ping, { listed, few: pages(few, small) }, { times: 300 })
    await few.close()
    await redis.stop()
    const lines = [
      compare({ name: 'any page of the list, any order', beside: 'PING', ours: measured.listed, theirs: measured.ping, most: 6 }),
      compare({ name: 'any page of the list, any order', beside: 'itself at 1,000', ours: measured.listed, theirs: measured.few, most: 1.5 }),
    ]
    return explained(lines, () => profiled(() => timed(listed, { times: 2_000 })(0)))
  },
}

function pages({ book }: Opened, size: number): (number: number) => Promise<unknown> {
  return async (number) => {
    const from = Math.floor(random(number) * Math.ceil(size / pageLength)) * pageLength
    const { ids } = await book.page(tenant, orders[number % orders.length]!, from, pageLength)
    return book.getMany(tenant, ids)
  }
}
