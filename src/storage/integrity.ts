import type { ClassicLevel } from 'classic-level'
import { valueRow } from './level-adapter.ts'
import { placeOf, type Logged } from './log-row.ts'
import { unpack } from './row.ts'

/**
 * Reads every row once: each must be unharmed, each tenant's log without a gap, and what the log names must be there.
 * Rows past their time are removed. Answers each tenant's last position, by the tenant's tag; throws, naming what is amiss.
 */
export async function verify(db: ClassicLevel, now: number): Promise<Map<string, number>> {
  const heads = new Map<string, number>()
  const expected = new Set<string>()
  for await (const [key, row] of db.iterator({ gte: 's!', lt: 's"' })) follow(key, unpack(key, row).value, heads, expected)
  for await (const [key, row] of db.iterator({ gte: 'p!', lt: 'p"' })) unpack(key, row)
  const expired: string[] = []
  for await (const [key, row] of db.iterator({ gte: 'v!', lt: 'v"' })) {
    const { expires } = unpack(key, row)
    if (expires !== 0 && expires <= now) expired.push(key)
    else expected.delete(key)
  }
  const [missing] = expected
  if (missing !== undefined) throw new Error(`${expected.size} rows are missing, ${missing} first`)
  await db.batch(expired.map((key) => ({ type: 'del', key })))
  return heads
}

function follow(key: string, value: string, heads: Map<string, number>, expected: Set<string>): void {
  const { tag, position } = placeOf(key)
  const last = heads.get(tag) ?? 0
  if (position !== last + 1) throw new Error(`row ${last + 1} of ${tag} is missing`)
  heads.set(tag, position)
  const { kept, gone } = JSON.parse(value) as Logged
  for (const it of gone) expected.delete(valueRow(it))
  for (const it of kept) expected.add(valueRow(it))
}
