import { isSameMessage, type Post, type Posts } from '../customer/posts.ts'
import { key } from './key.ts'
import { untilDone } from './revise.ts'
import type { Revision, Store, Versioned } from './store.ts'

const most = 50
/** After the last card that was kept, in milliseconds. */
const lifetime = 30 * 86_400_000

const postsKey = (tenant: string, record: string) => key(tenant, 'posts', record)
const read = (store: Store, tenant: string, record: string) => store.get<Versioned<readonly Post[]>>(postsKey(tenant, record))

/** A record's list as `edit` makes it, in place of the stored one; none where that stays. */
function revised(at: string, stored: Versioned<readonly Post[]> | undefined, edit: (now: readonly Post[]) => readonly Post[]): readonly Revision[] {
  const now = stored?.it ?? []
  const it = edit(now)
  return it === now ? [] : [{ key: at, version: (stored?.version ?? 0) + 1, it, lifetime }]
}

function withPost(now: readonly Post[], post: Post): readonly Post[] {
  const known = now.some((other) => isSameMessage(other, post) && other.locale === post.locale && other.person === post.person)
  return known ? now : [...without(now, post), post].slice(-most)
}

function without(now: readonly Post[], post: Pick<Post, 'address' | 'message'>): readonly Post[] {
  return now.some((other) => isSameMessage(other, post)) ? now.filter((other) => !isSameMessage(other, post)) : now
}

/** What a commit does to keep a card of the record that it writes, and where the others stand then; nothing where it is kept already. */
export async function posting(store: Store, tenant: string, record: string, post: Post): Promise<{ readonly revisions: readonly Revision[]; readonly others?: readonly Post[] }> {
  const stored = await read(store, tenant, record)
  const revisions = revised(postsKey(tenant, record), stored, (now) => withPost(now, post))
  return revisions.length === 0 ? { revisions } : { revisions, others: without(stored?.it ?? [], post) }
}

/** Which cards show a record, over any store. */
export function postsOver(store: Store): Posts {
  const revise = (tenant: string, record: string, edit: (now: readonly Post[]) => readonly Post[]): Promise<void> =>
    untilDone(store, async () => {
      const revisions = revised(postsKey(tenant, record), await read(store, tenant, record), edit)
      return { ...(revisions.length > 0 ? { commit: { tenant, revisions, fleeting: true as const } } : {}), answer: undefined }
    })

  return {
    of: async (tenant, record) => (await read(store, tenant, record))?.it ?? [],
    keep: (tenant, record, post) => revise(tenant, record, (now) => withPost(now, post)),
    forget: (tenant, record, post) => revise(tenant, record, (now) => without(now, post)),
  }
}
