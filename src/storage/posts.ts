import { isSameMessage, type Post, type Posts } from '../people/posts.ts'
import { key } from './key.ts'
import { untilDone } from './revise.ts'
import type { Store, Versioned } from './store.ts'

const most = 50
/** After the last card that was kept, in milliseconds. */
const lifetime = 30 * 86_400_000

/** Which cards show a record, over any store. */
export function postsOver(store: Store): Posts {
  const postsKey = (tenant: string, record: string) => key(tenant, 'posts', record)
  const read = (tenant: string, record: string) => store.get<Versioned<readonly Post[]>>(postsKey(tenant, record))

  /** Makes the record's list what `edit` makes of it; undefined leaves it. */
  const revise = (tenant: string, record: string, edit: (now: readonly Post[]) => readonly Post[] | undefined): Promise<void> =>
    untilDone(store, async () => {
      const stored = await read(tenant, record)
      const it = edit(stored?.it ?? [])
      if (it === undefined) return { answer: undefined }
      return { commit: { tenant, revisions: [{ key: postsKey(tenant, record), version: (stored?.version ?? 0) + 1, it, lifetime }], fleeting: true }, answer: undefined }
    })

  return {
    of: async (tenant, record) => (await read(tenant, record))?.it ?? [],
    keep: (tenant, record, post) =>
      revise(tenant, record, (now) => (now.some((other) => isSameMessage(other, post) && other.locale === post.locale && other.person === post.person) ? undefined : [...now.filter((other) => !isSameMessage(other, post)), post].slice(-most))),
    forget: (tenant, record, post) => revise(tenant, record, (now) => (now.some((other) => isSameMessage(other, post)) ? now.filter((other) => !isSameMessage(other, post)) : undefined)),
  }
}
