import type { Watches, Watching } from '../customer/watches.ts'
import { key } from './key.ts'
import { untilDone } from './revise.ts'
import type { Commit, Revision, Store, Versioned } from './store.ts'

const watchingKey = (tenant: string, conversation: string) => key(tenant, 'watching', conversation)
const threadKey = (tenant: string, conversation: string, customer: string) => key(tenant, 'thread', conversation, customer)
/** The conversations of a tenant that watch, and under no tenant's name the tenants that have any. */
const namesKey = (tenant: string) => key(tenant, 'watchings')

/** Who is told of what, over any store. */
export function watchesOver(store: Store): Watches {
  const read = <T>(at: string) => store.get<Versioned<T>>(at)
  const names = async (tenant: string) => (await read<readonly string[]>(namesKey(tenant)))?.it ?? []
  const get = async (tenant: string, conversation: string) => (await read<Watching>(watchingKey(tenant, conversation)))?.it

  /** What makes a list of names one with or without this one; none where it is so already. */
  async function naming(tenant: string, name: string, present: boolean): Promise<readonly Revision[]> {
    const stored = await read<readonly string[]>(namesKey(tenant))
    const now = stored?.it ?? []
    if (now.includes(name) === present) return []
    return [{ key: namesKey(tenant), version: (stored?.version ?? 0) + 1, it: present ? [...now, name] : now.filter((other) => other !== name) }]
  }

  return {
    tenants: () => names(''),
    async of(tenant) {
      const found = await store.getMany<Versioned<Watching>>((await names(tenant)).map((name) => watchingKey(tenant, name)))
      return found.flatMap((record) => (record && record.it.watches.length > 0 ? [record.it] : []))
    },
    get,
    async change(tenant, conversation, edit) {
      // A tenant is named before it has anything: whoever is told looks there.
      await untilDone(store, async () => ({ ...committing('', await naming('', tenant, true)), answer: undefined }))
      return untilDone(store, async () => {
        const at = watchingKey(tenant, conversation)
        const stored = await read<Watching>(at)
        const now = stored?.it.watches.length ? stored.it : undefined
        const it = edit(now)
        if (it === now) return { answer: it }
        const kept = it && it.watches.length > 0 ? it : undefined
        const revision = { key: at, version: (stored?.version ?? 0) + 1, it: kept ?? { ...stored?.it, watches: [] } }
        return { ...committing(tenant, [revision, ...(await naming(tenant, conversation, kept !== undefined))]), answer: kept }
      })
    },
    thread: (tenant, conversation, customer) => store.get(threadKey(tenant, conversation, customer)),
    lease: (tenant, conversation, { by, now, until }) =>
      untilDone(store, async () => {
        const stored = await read<Watching>(watchingKey(tenant, conversation))
        const { lease, watches = [] } = stored?.it ?? {}
        if (!stored || watches.length === 0 || (lease && lease.by !== by && lease.until > now)) return { answer: undefined }
        const it: Watching = { ...stored.it, lease: { by, until } }
        return { commit: told(tenant, stored, it), answer: it }
      }),
    note: (tenant, conversation, { by, becomes, thread }) =>
      untilDone(store, async () => {
        const stored = await read<Watching>(watchingKey(tenant, conversation))
        if (stored?.it.lease?.by !== by || stored.it.watches.length === 0) return { answer: false }
        const { customer = '', ...it } = thread ?? {}
        const puts = thread ? [{ key: threadKey(tenant, conversation, customer), value: it }] : []
        return { commit: { ...told(tenant, stored, becomes(stored.it)), puts }, answer: true }
      }),
  }
}

/** What a power cut takes back is told once more. */
function told(tenant: string, { version }: Versioned<Watching>, it: Watching): Commit {
  return { tenant, revisions: [{ key: watchingKey(tenant, it.conversation), version: version + 1, it }], fleeting: true }
}

/** Nothing where nothing changes. */
function committing(tenant: string, revisions: readonly Revision[]): { readonly commit?: Commit } {
  return revisions.length > 0 ? { commit: { tenant, revisions } } : {}
}
