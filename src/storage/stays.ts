import type { Stay, Stays } from '../people/stays.ts'
import { key } from './key.ts'
import { untilDone } from './revise.ts'
import type { Store, Versioned } from './store.ts'

/** Where the bot was added, over any store. */
export function staysOver(store: Store): Stays {
  return {
    note: (tenant, place, it) =>
      untilDone(store, async () => {
        const at = key(tenant, 'stay', place)
        const stored = await store.get<Versioned<Stay>>(at)
        if (stored && it.at < stored.it.at) return { answer: 'outdated' }
        if (stored?.it.here === it.here) return { answer: 'known' }
        return { commit: { tenant, revisions: [{ key: at, version: (stored?.version ?? 0) + 1, it }] }, answer: 'news' }
      }),
  }
}
