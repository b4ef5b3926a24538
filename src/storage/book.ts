import { hash } from 'node:crypto'
import type { Book, Save, Saved } from '../customer/book.ts'
import type { Change, Customer } from '../customer/customer.ts'
import { fields, type FieldName } from '../customer/fields.ts'
import { puttingAway } from './drafts.ts'
import { key, tenantOf } from './key.ts'
import { listedOf, listOf, type Spell } from './listing.ts'
import { posting } from './posts.ts'
import type { Commit, Store, Versioned } from './store.ts'

/** Operations are remembered twice as long as a draft lives, whose id is one. */
const remembered = 60 * 86_400_000

const customerKey = (tenant: string, id: string) => key(tenant, 'customer', id)
/** The tenant of a customer's key; undefined for other keys. */
export const customerIn = (at: string) => tenantOf(at, 'customer')
const historyKey = (tenant: string, id: string, version: number) => key(tenant, 'history', id, String(version))
const operationKey = (tenant: string, id: string) => key(tenant, 'operation', id)
const ownerKey = (tenant: string, field: FieldName, value: string) => key(tenant, 'owner', field, value)

/** The account book over any store. */
export function bookOver(store: Store, spell: Spell): Book {
  /** That something is not there is believed only of a store that shows no less than it did: reading its log throws otherwise. */
  const absent = async (tenant: string) => void (await store.since(tenant, Number.MAX_SAFE_INTEGER, 1))
  const find = async <T>(tenant: string, at: string) => (await store.get<T>(at)) ?? absent(tenant)
  const get = async (tenant: string, id: string) => ((await store.get<Versioned<Customer>>(customerKey(tenant, id))) ?? (await absent(tenant)))?.it

  async function getMany(tenant: string, ids: readonly string[]): Promise<readonly Customer[]> {
    const found = await store.getMany<Versioned<Customer>>(ids.map((id) => customerKey(tenant, id)))
    if (found.includes(undefined)) await absent(tenant)
    return found.flatMap((record) => record?.it ?? [])
  }

  /** The entries of the log whose customers are there, with what `read` gives of each. */
  async function logged<T>(tenant: string, position: number, most: number, read: (keys: readonly string[]) => Promise<readonly (T | undefined)[]>) {
    const entries = await store.since(tenant, position, most)
    const found = await read(entries.map(({ member }) => customerKey(tenant, member)))
    if (found.includes(undefined)) await absent(tenant)
    return entries.flatMap((entry, at) => (found[at] === undefined ? [] : [{ position: entry.position, found: found[at] }]))
  }

  async function save(it: Save): Promise<Saved> {
    const owned = claims(it)
    const [away, kept] = await Promise.all([it.draft && puttingAway(store, it.draft), it.post && posting(store, it.tenant, it.customer.id, it.post)])
    const commit = await commitOf(it, owned.map((claim) => claim.key), spell)
    const answer = await store.commit({ ...commit, revisions: [...commit.revisions, ...(away?.revisions ?? []), ...(kept?.revisions ?? [])], deletes: away?.deletes ?? [] })
    switch (answer.kind) {
      case 'done':
        return { kind: 'done', customer: it.customer, ...(kept?.others ? { others: kept.others } : {}) }
      case 'replayed':
      case 'reused':
        return { kind: answer.kind, customer: answer.result as Customer }
      case 'conflict':
        // The person keeps another form at this moment, or a card of the customer is: the save itself is as good as before.
        if (answer.key !== customerKey(it.tenant, it.customer.id)) return save(it)
        return { kind: 'stale', now: await known(it.tenant, it.customer.id) }
      case 'duplicate':
        return { kind: 'duplicate', field: owned.find((claim) => claim.key === answer.key)!.field, id: answer.owner }
    }
  }

  async function known(tenant: string, id: string): Promise<Customer> {
    const now = await get(tenant, id)
    if (now === undefined) throw new Error(`a change to a customer that is not in the book: ${id}`)
    return now
  }

  async function history(tenant: string, id: string): Promise<readonly Change[]> {
    const version = (await get(tenant, id))?.version ?? 0
    const newestFirst = Array.from({ length: version }, (_, at) => historyKey(tenant, id, version - at))
    return (await store.getMany<Change>(newestFirst)).flatMap((change) => change ?? [])
  }

  return {
    get,
    getMany,
    owner: (tenant, field, value) => find<string>(tenant, ownerKey(tenant, field, value)),
    save,
    done: async (tenant, operation) => confirmed(store, tenant, await find<{ result: Customer }>(tenant, operationKey(tenant, operation))),
    history,
    log: async (tenant, position, most) => (await logged(tenant, position, most, store.getMany<Versioned<Customer>>)).map((entry) => ({ position: entry.position, customer: entry.found.it })),
    logAsJson: async (tenant, position, most) => (await logged(tenant, position, most, store.json)).map((entry) => ({ position: entry.position, json: entry.found })),
    head: (tenant) => store.last(tenant),
    async page(tenant, view, from, count) {
      const page = await store.page({ tenant, ...listOf(view), descending: view.descending, from, count })
      if (page.total === 0) await absent(tenant)
      return page
    },
  }
}

/** What an operation wrote, once it is as safe as was promised. */
async function confirmed<T>(store: Store, tenant: string, found: { readonly result: T } | void): Promise<T | undefined> {
  if (found) await store.confirm(tenant)
  return found?.result
}

async function commitOf(it: Save, owned: readonly string[], spell: Spell): Promise<Commit> {
  const { tenant, customer, change } = it
  return {
    tenant,
    operation: { key: operationKey(tenant, it.operation), hash: contentHash(it), result: customer, lifetime: remembered },
    revisions: [{ key: customerKey(tenant, customer.id), version: customer.version, it: customer, claims: { owner: customer.id, keys: owned }, listed: await listedOf(customer, spell) }],
    puts: [{ key: historyKey(tenant, customer.id, customer.version), value: change }],
    member: customer.id,
  }
}

/** The unique values that the customer is to own. */
function claims({ tenant, customer }: Save): readonly { readonly field: FieldName; readonly key: string }[] {
  return fields.flatMap((field) => {
    const value = customer.values[field.name]
    return 'unique' in field && value ? [{ field: field.name, key: ownerKey(tenant, field.name, value) }] : []
  })
}

/** Everything but the stamps, and but the id of a new customer: a retry comes later and may have made another one. */
function contentHash({ customer, change }: Save): string {
  const { id, version, status, values, subscriptions } = customer
  const filled = fields.flatMap(({ name }) => (values[name] ? [name, values[name]] : []))
  return hash('sha256', JSON.stringify([change.deed === 'added' ? '' : id, version, status, filled, subscriptions, change.deed]), 'base64url')
}
