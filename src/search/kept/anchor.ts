import { hash } from 'node:crypto'
import type { Book, Logged } from '../../customer/book.ts'
import type { Change } from '../../customer/customer.ts'

type Lines = Pick<Book, 'log' | 'history'>

/**
 * The last write that an index may know of. A book in whose history it stands is the same book, not set back before it:
 * wherever it was moved to, and whatever was written since.
 */
export interface Anchor {
  readonly position: number
  readonly id: string
  readonly version: number
  readonly change: string
}

const atOnce = 500

/** The last write of a book that was read to a position before; undefined where that cannot be told. */
export async function anchorAfter({ log, history }: Lines, tenant: string, position: number): Promise<Anchor | undefined> {
  let last: Logged | undefined
  for (let after = position - 1, ended = false; !ended; ) {
    const page = await log(tenant, after, atOnce)
    last = page.at(-1) ?? last
    after = last?.position ?? after
    ended = page.length < atOnce
  }
  if (!last) return undefined
  const { id, version } = last.customer
  const change = markOf(await history(tenant, id), version)
  return change === undefined ? undefined : { position: last.position, id, version, change }
}

/** Whether that write stands in the book, where it stood. */
export async function standsIn({ log, history }: Lines, tenant: string, { position, id, version, change }: Anchor): Promise<boolean> {
  const [next] = await log(tenant, position - 1, 1)
  // Its customer may have been written again, and stands behind it then.
  if (!next || (next.position === position && next.customer.id !== id)) return false
  return markOf(await history(tenant, id), version) === change
}

function markOf(changes: readonly Change[], version: number): string | undefined {
  const change = changes.find((each) => each.version === version)
  return change && hash('sha256', JSON.stringify(change))
}
