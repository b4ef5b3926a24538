import { isDeepStrictEqual } from 'node:util'
import { draftLifetime as lifetime, type Draft, type Drafts } from '../customer/draft.ts'
import { key } from './key.ts'
import { untilDone } from './revise.ts'
import type { Commit, Revision, Store, Versioned } from './store.ts'

/** So long nobody else tells of it, in ms; a process may be killed meanwhile. */
const telling = 600_000

/** One person's drafts, and which of them lies open; it lives as long as the youngest of them. */
interface List {
  readonly drafts: readonly Pick<Draft, 'id' | 'changed'>[]
  readonly open?: string
}

const draftKey = (tenant: string, id: string) => key(tenant, 'draft', id)
/** Whose owner is told, or was; another one after each change. */
const toldKey = ({ tenant, id, changed }: Draft) => key(tenant, 'draft-told', id, changed)
const listKey = (tenant: string, person: string) => key(tenant, 'drafts', person)

const read = (store: Store, tenant: string, person: string) => store.get<Versioned<List>>(listKey(tenant, person))

/** What makes a person's list another one. */
function listed({ tenant, begunBy }: Pick<Draft, 'tenant' | 'begunBy'>, stored: Versioned<List> | undefined, it: List): Revision {
  return { key: listKey(tenant, begunBy.id), version: (stored?.version ?? 0) + 1, it, lifetime }
}

function without({ drafts, open }: List, id: string): List {
  return { drafts: drafts.filter((other) => other.id !== id), ...(open !== undefined && open !== id && { open }) }
}

/** What a commit does to put a form away; nothing where it is put away already. */
export async function puttingAway(store: Store, draft: Draft): Promise<Pick<Commit, 'revisions' | 'deletes'>> {
  const stored = await read(store, draft.tenant, draft.begunBy.id)
  if (!stored?.it.drafts.some(({ id }) => id === draft.id)) return { revisions: [] }
  return { revisions: [listed(draft, stored, without(stored.it, draft.id))], deletes: [draftKey(draft.tenant, draft.id)] }
}

/** Forms under way, over any store. */
export function draftsOver(store: Store): Drafts {
  async function of(tenant: string, person: string): Promise<readonly Draft[]> {
    const list = await read(store, tenant, person)
    const found = await store.getMany<Draft>((list?.it.drafts ?? []).map(({ id }) => draftKey(tenant, id)))
    return found.flatMap((draft) => draft ?? []).sort((a, b) => b.changed.localeCompare(a.changed))
  }

  return {
    get: (tenant, id) => store.get<Draft>(draftKey(tenant, id)),
    of,
    open: async (tenant, person) => (await read(store, tenant, person))?.it.open,
    keep: (draft) =>
      untilDone(store, async () => {
        const { tenant, id, changed, begunBy, revision } = draft
        const keys = [listKey(tenant, begunBy.id), draftKey(tenant, id)]
        const [stored, kept] = (await store.getMany(keys)) as [Versioned<List> | undefined, Draft | undefined]
        if (kept !== undefined && kept.revision >= revision && !isDeepStrictEqual(kept, draft)) return { answer: kept }
        const others = (stored?.it.drafts ?? []).filter((other) => other.id !== id && !passed(other, draft))
        const list = listed(draft, stored, { drafts: [...others, { id, changed }], open: id })
        return { commit: { tenant, revisions: [list], puts: [{ key: draftKey(tenant, id), value: draft, lifetime }] }, answer: undefined }
      }),
    layDown: (draft) =>
      untilDone(store, async () => {
        const stored = await read(store, draft.tenant, draft.begunBy.id)
        if (stored?.it.open !== draft.id) return { answer: undefined }
        return { commit: { tenant: draft.tenant, revisions: [listed(draft, stored, { drafts: stored.it.drafts })] }, answer: undefined }
      }),
    drop: (draft) =>
      untilDone(store, async () => {
        const away = await puttingAway(store, draft)
        return away.revisions.length > 0 ? { commit: { tenant: draft.tenant, ...away }, answer: undefined } : { answer: undefined }
      }),
    before: async (tenant, people, moment) => {
      const lists = (await store.getMany(people.map((person) => listKey(tenant, person)))) as (Versioned<List> | undefined)[]
      const due = lists.flatMap((list) => list?.it.drafts ?? []).filter(({ changed }) => changed < moment)
      return (await store.getMany<Draft>(due.map(({ id }) => draftKey(tenant, id)))).flatMap((draft) => (draft && draft.changed < moment ? [draft] : []))
    },
    takeTelling: async (draft) => (await store.commit(noting(draft, { version: 1, it: 'telling', lifetime: telling }))).kind === 'done',
    told: async (draft) => void (await store.commit(noting(draft, { version: 2, it: 'told', lifetime }))),
  }
}

/** What a power cut takes back is told once more. */
function noting(draft: Draft, noted: Pick<Revision, 'version' | 'it' | 'lifetime'>): Commit {
  return { tenant: draft.tenant, revisions: [{ key: toldKey(draft), ...noted }], fleeting: true }
}

/** Whether one draft's time was over when the other changed. */
function passed(one: { readonly changed: string }, other: { readonly changed: string }): boolean {
  return Date.parse(other.changed) - Date.parse(one.changed) > lifetime
}
