import { createHash } from 'node:crypto'

/** Writes one event; nothing in it was typed by a person. */
export type Log = (level: 'info' | 'warn', event: string, entry: Readonly<Record<string, unknown>>) => void

/** A log of one line of JSON per event. */
export function openLog(now: () => Date, print: (line: string) => void): Log {
  return (level, event, entry) => print(JSON.stringify({ at: now().toISOString(), level, event, ...entry }))
}

/** Tells tenants apart in logs and spans without naming them. */
export function tenantMark(tenant: string): string {
  return createHash('sha256').update(tenant).digest('hex').slice(0, 8)
}
