import { setImmediate as breathe } from 'node:timers/promises'
import type { Turn } from '../command.ts'
import type { ListQuery } from '../list/list-query.ts'
import { findRanks } from '../list/listing.ts'

/** So many ids of a list are asked for at once: fewer would be looked for longer, more would keep everybody else waiting. */
const atOnce = 2_000
const mostTries = 3

/** The ids of all customers that a list shows, in its order; asked for again where somebody saved meanwhile, since ranks may have moved. Undefined while the book is still being read. */
export async function idsListed(turn: Turn, query: ListQuery): Promise<readonly string[] | undefined> {
  const { world: { book }, tenant } = turn
  for (let tries = 1; ; tries++) {
    const head = await book.head(tenant)
    const ids = await idsNow(turn, query)
    if (tries === mostTries || (await book.head(tenant)) === head) return ids
  }
}

async function idsNow(turn: Turn, query: ListQuery): Promise<readonly string[] | undefined> {
  const ids = new Set<string>()
  for (let from = 0, total = 1; from < total; from += atOnce) {
    const found = await findRanks(turn, query, from, atOnce)
    if (found.loading) return undefined
    for (const id of found.ids) ids.add(id)
    total = found.total
    await breathe()
  }
  return [...ids]
}
