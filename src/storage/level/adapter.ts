import type { ClassicLevel } from 'classic-level'
import type { KeyvStoreAdapter } from 'keyv'
import { pack, proven } from './row.ts'

/** Rows of Keyv stand apart from the engine's own. */
export const valueRow = (key: string) => `v!${key}`

/** More than these are looked up on other threads, in parts, so that one part is read while another is made values of. */
const few = 100

function parts(keys: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(keys.length / few) }, (_, at) => keys.slice(at * few, (at + 1) * few))
}

/** What is stored and not yet gone, as Keyv wrote it. */
export function alive(db: ClassicLevel, key: string, now: number): string | undefined {
  // A row is nearly always in memory, where a hop to another thread costs four times the look.
  return aliveIn(valueRow(key), db.getSync<string, Buffer>(valueRow(key), { valueEncoding: 'buffer' }), now)
}

const aliveIn = (key: string, row: Buffer | undefined, now: number) => row && aliveBytes(key, row, now)?.toString()

/** The same of some keys, in UTF-8; looked up on other threads, since who reads a log asks for many. */
export function levelBytes(db: ClassicLevel, now: () => number): (keys: readonly string[]) => Promise<readonly (Buffer | undefined)[]> {
  return async (keys) => {
    const rows = await db.getMany<string, Buffer>(keys.map(valueRow), { valueEncoding: 'buffer' })
    return rows.map((row, at) => row && aliveBytes(valueRow(keys[at]!), row, now()))
  }
}

function aliveBytes(key: string, row: Buffer, now: number): Buffer | undefined {
  const { from, expires } = proven(key, row)
  return expires !== 0 && expires <= now ? undefined : row.subarray(from)
}

/**
 * A Keyv storage adapter over LevelDB. What it acknowledges outlives the process; a power cut may take the last of it,
 * unless a commit came after. `write` runs each write, and whoever opens the database decides when.
 */
export function levelAdapter(db: ClassicLevel, now: () => number, write = (work: () => Promise<void>) => work()): KeyvStoreAdapter {
  const read = (key: string) => alive(db, key, now())
  const bytesAt = levelBytes(db, now)
  const readApart = async (keys: readonly string[]) => (await bytesAt(keys)).map((row) => row?.toString())
  const removeMany = async (keys: string[]) => {
    const known = keys.some((key) => read(key) !== undefined)
    await write(() => db.batch(keys.map((key) => ({ type: 'del', key: valueRow(key) }))))
    return known
  }
  const adapter = {
    opts: { dialect: 'level' },
    namespace: undefined as string | undefined,
    get: async (key: string) => read(key),
    getMany: async (keys: string[]) => (keys.length <= few ? keys.map(read) : (await Promise.all(parts(keys).map(readApart))).flat()),
    set: (key: string, value: string, lifetime?: number) =>
      write(() => db.put(valueRow(key), pack(valueRow(key), value, lifetime === undefined ? 0 : now() + lifetime))),
    delete: (key: string) => removeMany([key]),
    deleteMany: removeMany,
    has: async (key: string) => read(key) !== undefined,
    hasMany: async (keys: string[]) => keys.map((key) => read(key) !== undefined),
    async clear() {
      const from = valueRow(adapter.namespace === undefined ? '' : `${adapter.namespace}:`)
      await write(() => db.clear({ gte: from, lt: `${from}\uffff` }))
    },
    on: () => adapter,
  }
  return adapter as KeyvStoreAdapter
}
