import type { Customer } from '../customer/customer.ts'
import { customerIn } from './book.ts'
import type { Engine, Stored } from './engine.ts'
import { key } from './key.ts'
import { listedOf, type Spell } from './listing.ts'
import { headOf, orderOf, valueOf } from './order.ts'
import type { Versioned } from './store.ts'

/** Says that every customer stands in the lists. */
const marker = key('', 'listed')

/** Puts the customers of a book that is older than the lists into them, once. */
export async function relist(engine: Engine, spell: Spell): Promise<void> {
  if ((await engine.keyv.get(marker)) !== undefined) return
  for await (const stored of engine.rows()) {
    const tenant = customerIn(stored.key)
    if (tenant !== undefined && headOf(stored.row).mark === '') await list(engine, tenant, stored, spell)
  }
  await engine.keyv.set(marker, true)
}

/** Writes the record again as it is, with its places; one that was changed meanwhile has them already. */
async function list(engine: Engine, tenant: string, stored: Stored, spell: Spell): Promise<void> {
  const { version, claims, it } = valueOf(stored.row) as Versioned<Customer>
  const keys = claims.split(' ').filter(Boolean)
  const revision = { key: stored.key, version, it, claims: { owner: it.id, keys }, listed: await listedOf(it, spell) }
  const order = orderOf({ tenant, revisions: [revision] })
  await engine.apply({ ...order, revisions: order.revisions.map((each) => ({ ...each, follows: version })) })
}
