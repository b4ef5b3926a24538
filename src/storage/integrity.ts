import type { ClassicLevel } from 'classic-level'
import { valueRow } from './level-adapter.ts'
import { placeOf, placeRowOf, type Logged } from './log-row.ts'
import { headOf } from './order.ts'
import { unpack } from './row.ts'

/** What an opened store must know of its rows, by the tenant's tag. */
export interface Whole {
  /** Each tenant's last position. */
  readonly heads: Map<string, number>
  /** The places of all records in lists. */
  readonly marks: ReadonlyMap<string, readonly string[]>
}

/**
 * Reads every row once, as it is read later: each must be found and unharmed, each tenant's log without a gap, what the
 * log names must be there, and it must hold as many commits as were acknowledged. Rows past their time are removed.
 * Throws, naming what is amiss.
 */
export async function verify(db: ClassicLevel, acknowledged: number, now: number): Promise<Whole> {
  const heads = new Map<string, number>()
  const expected = new Set<string>()
  for await (const [, { value }] of rows(db, 'k')) for (const key of JSON.parse(value) as readonly string[]) expected.add(valueRow(key))
  for await (const [key, { value }] of rows(db, 's')) follow(key, value, heads, expected)
  const logged = total(heads)
  if (logged < acknowledged) throw new Error(`the last ${acknowledged - logged} of ${acknowledged} saves are missing`)
  for await (const [key] of rows(db, 'p')) expected.delete(key)
  const expired: string[] = []
  const marks = new Map<string, string[]>()
  for await (const [key, { value, expires }] of rows(db, 'v')) {
    if (expires !== 0 && expires <= now) expired.push(key)
    else expected.delete(key)
    gather(headOf(value).mark, key, marks)
  }
  const [missing] = expected
  if (missing !== undefined) throw new Error(`${expected.size} rows are missing, ${missing} first`)
  await db.batch(expired.map((key) => ({ type: 'del', key })))
  return { heads, marks }
}

function gather(mark: string, valueKey: string, marks: Map<string, string[]>): void {
  if (mark === '') return
  const tag = valueKey.slice(valueRow('').length, valueKey.indexOf('}') + 1)
  const known = marks.get(tag)
  if (known) known.push(mark)
  else marks.set(tag, [mark])
}

/** How many logged commits all tenants have. */
export function total(heads: ReadonlyMap<string, number>): number {
  return [...heads.values()].reduce((sum, head) => sum + head, 0)
}

/** Every row of one kind, by its key: a harmed filter or index hides a row from a look-up that an iterator still sees. */
export async function* rows(db: ClassicLevel, kind: string): AsyncGenerator<readonly [string, ReturnType<typeof unpack>]> {
  const keys = db.keys({ gte: `${kind}!`, lt: `${kind}"` })
  for (let batch = await keys.nextv(1_000); batch.length > 0; batch = await keys.nextv(1_000)) {
    const found = await db.getMany(batch)
    for (const [at, key] of batch.entries()) yield [key, unpack(key, found[at] ?? '')]
  }
}

function follow(key: string, value: string, heads: Map<string, number>, expected: Set<string>): void {
  const { tag, position } = placeOf(key)
  const last = heads.get(tag) ?? 0
  if (position !== last + 1) throw new Error(`row ${last + 1} of ${tag} is missing`)
  heads.set(tag, position)
  const { member, kept, gone } = JSON.parse(value) as Logged
  if (member !== '') expected.add(placeRowOf(tag, member))
  for (const it of gone) expected.delete(valueRow(it))
  for (const it of kept) expected.add(valueRow(it))
}
