import type { Draft, Drafts } from '../customer/draft.ts'
import { key } from './key.ts'
import { untilDone } from './revise.ts'
import type { Commit, Store, Versioned } from './store.ts'

/** After its last change, in milliseconds. */
const lifetime = 30 * 86_400_000

const draftKey = (tenant: string, id: string) => key(tenant, 'draft', id)
/** The ids of one person's drafts; it lives as long as the youngest of them. */
const listKey = (tenant: string, person: string) => key(tenant, 'drafts', person)

/** Forms under way, over any store. */
export function draftsOver(store: Store): Drafts {
  const get = (tenant: string, id: string) => store.get<Draft>(draftKey(tenant, id))

  async function of(tenant: string, person: string): Promise<readonly Draft[]> {
    const list = await store.get<Versioned<readonly string[]>>(listKey(tenant, person))
    const found = await store.getMany<Draft>((list?.it ?? []).map((id) => draftKey(tenant, id)))
    return found.flatMap((draft) => draft ?? []).sort((a, b) => b.changed.localeCompare(a.changed))
  }

  /** A commit that also writes the person's list, without the drafts that have passed away. */
  async function listing({ tenant, id, begunBy }: Draft, member: boolean): Promise<Commit> {
    const at = listKey(tenant, begunBy.id)
    const list = await store.get<Versioned<readonly string[]>>(at)
    const others = (list?.it ?? []).filter((other) => other !== id)
    const there = await store.getMany<Draft>(others.map((other) => draftKey(tenant, other)))
    const ids = [...others.filter((_, nth) => there[nth] !== undefined), ...(member ? [id] : [])]
    return { tenant, revisions: [{ key: at, version: (list?.version ?? 0) + 1, it: ids, lifetime }] }
  }

  return {
    get,
    of,
    keep: (draft) =>
      untilDone(store, async () => {
        const [commit, kept] = [await listing(draft, true), await get(draft.tenant, draft.id)]
        if (kept !== undefined && kept.revision > draft.revision) return { answer: undefined }
        return { commit: { ...commit, puts: [{ key: draftKey(draft.tenant, draft.id), value: draft, lifetime }] }, answer: undefined }
      }),
    drop: (draft) =>
      untilDone(store, async () => ({
        commit: { ...(await listing(draft, false)), deletes: [draftKey(draft.tenant, draft.id)] },
        answer: undefined,
      })),
  }
}
