import type { Draft, Drafts } from '../customer/draft.ts'
import { key } from './key.ts'
import { untilDone } from './revise.ts'
import type { Commit, Revision, Store, Versioned } from './store.ts'

/** After its last change, in milliseconds. */
const lifetime = 30 * 86_400_000

/** One person's drafts; it lives as long as the youngest of them. */
type List = readonly Pick<Draft, 'id' | 'changed'>[]

const draftKey = (tenant: string, id: string) => key(tenant, 'draft', id)
const listKey = (tenant: string, person: string) => key(tenant, 'drafts', person)

/** What is kept under the draft's id, the person's list, and how that becomes another one. */
async function read(store: Store, { tenant, id, begunBy }: Draft) {
  const at = listKey(tenant, begunBy.id)
  const [stored, kept] = (await store.getMany([at, draftKey(tenant, id)])) as [Versioned<List> | undefined, Draft | undefined]
  const list = stored?.it ?? []
  const listed = (it: List): Revision => ({ key: at, version: (stored?.version ?? 0) + 1, it, lifetime })
  return { kept, list, others: list.filter((other) => other.id !== id), listed }
}

/** What a commit does to put a form away; nothing where it is put away already. */
export async function puttingAway(store: Store, draft: Draft): Promise<Pick<Commit, 'revisions' | 'deletes'>> {
  const { kept, list, others, listed } = await read(store, draft)
  return kept === undefined && others.length === list.length ? { revisions: [] } : { revisions: [listed(others)], deletes: [draftKey(draft.tenant, draft.id)] }
}

/** Forms under way, over any store. */
export function draftsOver(store: Store): Drafts {
  async function of(tenant: string, person: string): Promise<readonly Draft[]> {
    const list = await store.get<Versioned<List>>(listKey(tenant, person))
    const found = await store.getMany<Draft>((list?.it ?? []).map(({ id }) => draftKey(tenant, id)))
    return found.flatMap((draft) => draft ?? []).sort((a, b) => b.changed.localeCompare(a.changed))
  }

  return {
    get: (tenant, id) => store.get<Draft>(draftKey(tenant, id)),
    of,
    keep: (draft) =>
      untilDone(store, async () => {
        const { kept, others, listed } = await read(store, draft)
        if (kept !== undefined && kept.revision > draft.revision) return { answer: undefined }
        const list = [...others.filter((other) => !passed(other, draft)), { id: draft.id, changed: draft.changed }]
        return { commit: { tenant: draft.tenant, revisions: [listed(list)], puts: [{ key: draftKey(draft.tenant, draft.id), value: draft, lifetime }] }, answer: undefined }
      }),
    drop: (draft) =>
      untilDone(store, async () => {
        const away = await puttingAway(store, draft)
        return away.revisions.length > 0 ? { commit: { tenant: draft.tenant, ...away }, answer: undefined } : { answer: undefined }
      }),
  }
}

/** Whether one draft's time was over when the other changed. */
function passed(one: { readonly changed: string }, other: { readonly changed: string }): boolean {
  return Date.parse(other.changed) - Date.parse(one.changed) > lifetime
}
