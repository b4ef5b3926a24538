import type { ClassicLevel } from 'classic-level'
import type { KeyvStoreAdapter } from 'keyv'
import { pack, unpack } from './row.ts'

/** Rows of Keyv stand apart from the engine's own. */
export const valueRow = (key: string) => `v!${key}`

/** What is stored and not yet gone, as Keyv wrote it. */
export function alive(key: string, row: string | undefined, now: number): string | undefined {
  if (row === undefined) return undefined
  const { value, expires } = unpack(key, row)
  return expires !== 0 && expires <= now ? undefined : value
}

/** A Keyv storage adapter over LevelDB: what it acknowledges is on the disk. */
export function levelAdapter(db: ClassicLevel, now: () => number): KeyvStoreAdapter {
  const read = (key: string, row: string | undefined) => alive(valueRow(key), row, now())
  const getMany = async (keys: string[]) => (await db.getMany(keys.map(valueRow))).map((row, at) => read(keys[at] ?? '', row))
  const removeMany = async (keys: string[]) => {
    const known = (await getMany(keys)).some((row) => row !== undefined)
    await db.batch(keys.map((key) => ({ type: 'del', key: valueRow(key) })), { sync: true })
    return known
  }
  const adapter = {
    opts: { dialect: 'level' },
    namespace: undefined as string | undefined,
    get: async (key: string) => read(key, await db.get(valueRow(key))),
    getMany,
    set: (key: string, value: string, lifetime?: number) =>
      db.put(valueRow(key), pack(valueRow(key), value, lifetime === undefined ? 0 : now() + lifetime), { sync: true }),
    delete: (key: string) => removeMany([key]),
    deleteMany: removeMany,
    has: async (key: string) => read(key, await db.get(valueRow(key))) !== undefined,
    hasMany: async (keys: string[]) => (await getMany(keys)).map((row) => row !== undefined),
    async clear() {
      const from = valueRow(adapter.namespace === undefined ? '' : `${adapter.namespace}:`)
      await db.clear({ gte: from, lt: `${from}\uffff` })
    },
    on: () => adapter,
  }
  return adapter as KeyvStoreAdapter
}
