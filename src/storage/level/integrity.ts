import type { ClassicLevel } from 'classic-level'
import { valueRow } from './adapter.ts'
import { openLog, type Log } from './log.ts'
import { rowsIn } from './rows.ts'
import { placeOf } from './log-row.ts'
import { markIn } from '../order.ts'
import { proven } from './row.ts'

/** What an opened store must know of its rows, by the tenant's tag. */
export interface Whole {
  readonly logs: Map<string, Log>
  /** The places of all records in lists. */
  readonly marks: ReadonlyMap<string, string[]>
}

/**
 * Reads every row once: each must be unharmed and each tenant's log without a gap, and it must hold as many commits as
 * were acknowledged, since what a commit wrote is there or missing as a whole. Rows past their time are removed. Throws,
 * naming what is amiss.
 */
export async function verify(db: ClassicLevel, acknowledged: number, now: number): Promise<Whole> {
  const logs = new Map<string, Log>()
  const marks = new Map<string, string[]>()
  const expired: string[] = []
  const kinds: Readonly<Record<string, (key: string, row: Buffer, from: number) => void>> = {
    p: (key, row, from) => of(logs, placeOf(key).tag, openLog).place(Number(row.toString('latin1', from))),
    s: (key) => follow(key, logs),
    v(key, row, from) {
      const mark = markIn(row, from)
      if (mark !== '') of<string[]>(marks, tagOf(key), () => []).push(mark)
    },
  }
  for await (const rows of rowsIn(db)) {
    for (const [key, row] of rows) {
      const { from, expires } = proven(key, row)
      if (expires !== 0 && expires <= now) expired.push(key)
      else kinds[key.charAt(0)]?.(key, row, from)
    }
  }
  const logged = total(logs)
  if (logged < acknowledged) throw new Error(`the last ${acknowledged - logged} of ${acknowledged} saves are missing`)
  await db.batch(expired.map((key) => ({ type: 'del', key })))
  return { logs, marks }
}

/** What the map holds under this key, or a new one that it holds from now on. */
export function of<T>(map: Map<string, T>, key: string, begun: () => T): T {
  const found = map.get(key) ?? begun()
  map.set(key, found)
  return found
}

/** How many logged commits all tenants have. */
export function total(logs: ReadonlyMap<string, Log>): number {
  return [...logs.values()].reduce((sum, log) => sum + log.head(), 0)
}

const tagOf = (key: string) => key.slice(valueRow('').length, key.indexOf('}') + 1)

function follow(key: string, logs: Map<string, Log>): void {
  const { tag, position } = placeOf(key)
  const next = of(logs, tag, openLog).grow()
  if (position !== next) throw new Error(`row ${next} of ${tag} is missing`)
}
