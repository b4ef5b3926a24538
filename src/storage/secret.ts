import { key } from './key.ts'
import type { Store, Versioned } from './store.ts'

const at = key('', 'secret')

/** The secret that all who share this store share, kept beside the book; `fresh` becomes it where there is none. */
export async function secretOf(store: Store, fresh: () => string): Promise<string> {
  const known = await store.get<Versioned<string>>(at)
  if (known !== undefined) return known.it
  await store.commit({ tenant: '', revisions: [{ key: at, version: 1, it: fresh() }] })
  return secretOf(store, fresh)
}
