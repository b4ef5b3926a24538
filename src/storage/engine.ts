import type { Keyv } from 'keyv'
import { guard } from './guard.ts'
import { jsonIn, orderOf, valueOf, type Applied, type Order } from './order.ts'
import type { Part } from './parts.ts'
import type { Committed, Entry, Page, Ranks, Readiness, Store, Watch } from './store.ts'

/** What differs between the embedded store and Redis. */
export interface Engine {
  readonly kind: Readiness['store']
  readonly keyv: Keyv
  /** Rows as they are stored, in UTF-8; Keyv itself would make values of them. */
  bytes(keys: readonly string[]): Promise<readonly (Buffer | undefined)[]>
  apply(order: Order): Promise<Applied>
  /** Fulfilled once all that a tenant's earlier commits wrote is as safe as their acknowledgement promises; a trouble of this kind leaves that unknown. */
  confirm(tenant: string): Promise<void>
  since(tenant: string, position: number, most: number): Promise<readonly Entry[]>
  page(ranks: Ranks): Promise<Page>
  /** The position of the tenant's last commit; 0 where there is none. */
  last(tenant: string): Promise<number>
  /** Every row in Keyv's format; one that is written meanwhile may be missing. */
  rows(): AsyncIterable<Stored>
  /** About how many rows there are. */
  size(): Promise<number>
  /** Writes parts of a book into an empty store, which must be opened anew before it is used. */
  restore(parts: readonly Part[]): Promise<void>
  /** Throws everything away but one row, so that a kill meanwhile leaves what can be opened, and that row. */
  clear(except: string): Promise<void>
  /** Errors after which surely nothing was written. */
  refused(error: unknown): boolean
  check(): Promise<Readiness>
  close(): Promise<void>
}

/** A row as it is stored; `expires` in milliseconds since 1970, 0 for never. */
export interface Stored {
  readonly key: string
  readonly row: string
  readonly expires: number
}

/** Keyv's settings for every engine: its own errors are thrown, keys stay as they are, values are plain JSON. */
export const keyvOptions = { useKeyPrefix: false, throwOnErrors: true, serialize: JSON.stringify, deserialize: JSON.parse }

/** One store over any engine: deadlines, and values instead of bytes; `watch` sees each call. */
export function storeOver(engine: Engine, now: () => number, watch: Watch): Store {
  const { keyv } = engine
  const { read, write } = guard(now, engine.refused)
  return {
    get: <T>(key: string) => watch('get', () => read(() => keyv.get<T>(key))),
    getMany: async <T>(keys: readonly string[]) => (keys.length === 0 ? [] : watch('getMany', () => read(() => keyv.getMany<T>([...keys])))),
    json: async (keys) => (keys.length === 0 ? [] : watch('getMany', async () => (await read(() => engine.bytes(keys))).map((row) => row && jsonIn(row)))),
    set: (key, value, lifetime) => watch('set', () => write(async () => void (await keyv.set(key, value, lifetime)))),
    delete: (key) => watch('delete', () => write(async () => void (await keyv.delete(key)))),
    commit: (commit) => watch('commit', () => write(async () => committed(await engine.apply(orderOf(commit))))),
    confirm: (tenant) => watch('confirm', () => write(() => engine.confirm(tenant))),
    since: (tenant, position, most) => watch('since', () => read(() => engine.since(tenant, position, most))),
    last: (tenant) => watch('last', () => read(() => engine.last(tenant))),
    page: (ranks) => watch('page', () => read(() => engine.page(ranks))),
    ready: () => read(() => engine.check()).catch(() => ({ ready: false, store: engine.kind, durable: false, faults: ['The store does not answer.'] })),
    close: () => engine.close(),
  }
}

function committed(applied: Applied): Committed {
  switch (applied.kind) {
    case 'replayed':
    case 'reused':
      return { kind: applied.kind, result: (valueOf(applied.row) as { result: unknown }).result }
    case 'duplicate':
      return { kind: 'duplicate', key: applied.key, owner: String(valueOf(applied.row)) }
    default:
      return applied
  }
}
