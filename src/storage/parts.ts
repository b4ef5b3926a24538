import type { Engine, Stored } from './engine.ts'
import { key, tenantIn } from './key.ts'
import type { Entry } from './store.ts'

/** A piece of a book, the same whatever store it is in: a row, or a stretch of a tenant's log after a position. */
export type Part = Stored | { readonly tenant: string; readonly after: number; readonly entries: readonly Entry[] }

/** Says that a book is not yet whole. */
export const moving = key('', 'moving')

const entriesAtOnce = 500

/** Everything that a book holds. Throws where it was written to meanwhile, since the parts would not fit together. */
export async function* partsOf(engine: Engine): AsyncGenerator<Part> {
  const heads = new Map<string, number>()
  for await (const stored of engine.rows()) {
    const tenant = tenantIn(stored.key)
    if (!heads.has(tenant)) heads.set(tenant, await engine.last(tenant))
    if (stored.key !== moving) yield stored
  }
  for (const [tenant, head] of heads) {
    for (let after = 0; after < head; ) {
      const entries = await engine.since(tenant, after, entriesAtOnce)
      yield { tenant, after, entries }
      after = entries.at(-1)?.position ?? head
    }
    if ((await engine.last(tenant)) !== head) throw new Error('The book was written to meanwhile: stop the bot, and run this again.')
  }
}
