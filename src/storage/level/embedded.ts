import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { ClassicLevel } from 'classic-level'
import { Keyv } from 'keyv'
import { StoreTrouble } from '../../customer/book.ts'
import { keyvOptions, type Engine, type Stored } from '../engine.ts'
import { of, total, verify, type Whole } from './integrity.ts'
import { tenantTag } from '../key.ts'
import { alive, levelAdapter, levelBytes, valueRow } from './adapter.ts'
import { cleared } from './cleared.ts'
import { asked, objection, writes } from './commit.ts'
import { openLists } from './lists.ts'
import { openLog, type Log } from './log.ts'
import { restored } from './restore.ts'
import { rowsIn } from './rows.ts'
import { harmedTables } from './tables.ts'
import { logRow, placeRow, type Logged } from './log-row.ts'
import { headOf, type Applied, type Order } from '../order.ts'
import type { Entry } from '../store.ts'
import { isDamage, unpack } from './row.ts'
import { openTally, type Tally } from './tally.ts'

/** So many bytes LevelDB may want for a new start. */
const room = 16 * 1024 * 1024

/**
 * The store of one process, in a folder. Throws where another process has the folder open, and where what the folder
 * holds is not whole.
 */
export async function openEmbedded(folder: string, now: () => number): Promise<Engine> {
  const db = new ClassicLevel(folder)
  let whole = await open(db, now())
  let lists = openLists(whole.marks)
  const inTurn = queue()
  let torn = false

  /** LevelDB writes on behind half a record that a full disk left, and loses all of it when it starts: so it starts anew first. */
  async function mend(): Promise<void> {
    const { bavail, bsize } = await statfs(db.location)
    if (bavail * bsize < room) throw new StoreTrouble('unavailable', { cause: 'the disk is full' })
    await close()
    whole = await open(db, now())
    lists = openLists(whole.marks)
    torn = false
  }

  const whenSound = <T>(work: () => Promise<T>) => inTurn(async () => (torn && (await mend()), work()))

  async function write(work: () => Promise<unknown>): Promise<void> {
    await work().catch((error: unknown) => {
      torn = true
      throw error
    })
  }

  const close = async () => (await db.close(), whole.tally.close())

  async function apply(order: Order): Promise<Applied> {
    const stored = look(db, asked(order), now())
    const refusal = objection(order, stored)
    if (refusal !== undefined) return refusal
    const tag = tenantTag(order.tenant)
    const log = of(whole.logs, tag, openLog)
    const before = order.member === undefined ? undefined : lastOf(db, placeRow(order.tenant, order.member))
    const position = log.head() + 1
    await write(() => db.batch([...writes(order, stored, position, now())], { sync: !order.fleeting }))
    for (const { key, mark } of order.revisions) lists.move(tag, headOf(stored.get(key)).mark, mark)
    if (order.member !== undefined) {
      log.place(log.grow(), before)
      whole.tally.set(total(whole.logs))
    }
    return { kind: 'done' }
  }

  return {
    kind: 'embedded',
    keyv: new Keyv({ ...keyvOptions, store: levelAdapter(db, now, (work) => whenSound(() => write(work))) }),
    bytes: levelBytes(db, now),
    apply: (order) => whenSound(() => apply(order)),
    since: (tenant, position, most) => since(db, tenant, { log: whole.logs.get(tenantTag(tenant)), position, most }),
    page: async (ranks) => lists.page(ranks),
    last: async (tenant) => whole.logs.get(tenantTag(tenant))?.head() ?? 0,
    rows: () => rowsOf(db),
    size: () => countOf(db),
    confirm: () => Promise.resolve(),
    restore: (parts) => whenSound(() => write(() => db.batch([...restored(parts)], { sync: true }))),
    clear: (except) => whenSound(() => write(() => cleared(db, valueRow(except)))),
    refused: (error) => isDamage(error) || db.status !== 'open',
    async check() {
      // Where nobody is sent to, nobody writes: whoever asks has it mended.
      if (torn) await whenSound(() => Promise.resolve()).catch(() => undefined)
      return { ready: db.status === 'open' && !torn, store: 'embedded', durable: true, faults: torn ? [`The disk took no more: make room where ${folder} is.`] : [] }
    },
    close: () => inTurn(close),
  }
}

async function open(db: ClassicLevel, now: number): Promise<Whole & { readonly tally: Tally }> {
  let tally: Tally | undefined
  try {
    // Before LevelDB may write anew, as sound, what it reads there.
    const harmed = await harmedTables(db.location)
    await db.open()
    tally = await openTally(db.location)
    const whole = await verify(db, tally.count, now)
    // What a kill left unfinished is gone by now, since nothing named it.
    const file = harmed.find((name) => existsSync(join(db.location, name)))
    if (file !== undefined) throw new Error(`the file ${file} is damaged`)
    // Every table that was read stays mapped, and counts as this process's memory, until it is closed.
    await db.close()
    await db.open()
    return { ...whole, tally }
  } catch (cause) {
    await Promise.all([db.close(), tally?.close()])
    throw new Error(refusal(db.location, cause), { cause })
  }
}

function refusal(folder: string, cause: unknown): string {
  const why = cause instanceof Error ? cause.message : String(cause)
  const locked = cause instanceof Error && cause.cause instanceof Error && 'code' in cause.cause && cause.cause.code === 'LEVEL_LOCKED'
  return locked
    ? `The store in ${folder} is in use by another process: stop that one, or give each its own folder, or use Redis to share one book.`
    : `The store in ${folder} is not whole (${why}). Put its last good copy in its place, and keep this folder for what it still holds.`
}

function look(db: ClassicLevel, keys: readonly string[], now: number): ReadonlyMap<string, string> {
  try {
    const found = keys.map((key) => [key, alive(db, key, now)] as const)
    return new Map(found.filter((pair): pair is readonly [string, string] => pair[1] !== undefined))
  } catch (cause) {
    throw new StoreTrouble('unavailable', { cause })
  }
}

/** Log rows are never removed; those that are not their member's last are passed over without being read. */
async function since(db: ClassicLevel, tenant: string, { log, position, most }: { readonly log: Log | undefined; readonly position: number; readonly most: number }): Promise<readonly Entry[]> {
  const positions = log?.after(position, most) ?? []
  const keys = positions.map((each) => logRow(tenant, each))
  const rows = await db.getMany<string, Buffer>(keys, { valueEncoding: 'buffer' })
  return positions.map((position, at) => ({ position, member: (JSON.parse(unpack(keys[at]!, rows[at]!).value) as Logged).member }))
}

function lastOf(db: ClassicLevel, place: string): number | undefined {
  const row = db.getSync<string, Buffer>(place, { valueEncoding: 'buffer' })
  return row && Number(unpack(place, row).value)
}

async function* rowsOf(db: ClassicLevel): AsyncGenerator<Stored> {
  for await (const rows of rowsIn(db, { gte: valueRow(''), lt: valueRow('\uffff') })) {
    for (const [key, row] of rows) {
      const { value, expires } = unpack(key, row)
      yield { key: key.slice(valueRow('').length), row: value, expires }
    }
  }
}

async function countOf(db: ClassicLevel): Promise<number> {
  const keys = db.keys({ gte: valueRow(''), lt: valueRow('\uffff') })
  let count = 0
  for (let batch = await keys.nextv(10_000); batch.length > 0; batch = await keys.nextv(10_000)) count += batch.length
  return count
}

/** Runs one work after the other. */
function queue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    return mine
  }
}
