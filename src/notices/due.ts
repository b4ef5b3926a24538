import type { Watching } from '../customer/watches.ts'

/** Under which a conversation's place in the log is kept for what is told at once; for a digest it is the hour. */
export const atOnce = 'now'

/** The hours at which a conversation is told of whatever happened since the day before. */
export function hoursOf({ watches }: Pick<Watching, 'watches'>): readonly number[] {
  return [...new Set(watches.flatMap(({ hour }) => hour ?? []))]
}

/** Whether an hour of a digest has come since it was last told; times in ISO 8601, `timeZone` by its IANA name. */
export function isDue(hour: number, last: string, now: string, timeZone: string): boolean {
  return dayOf(hour, now, timeZone) > dayOf(hour, last, timeZone)
}

/** The local date on which this hour last came, as YYYY-MM-DD; clocks that are put forward or back do not matter. */
function dayOf(hour: number, at: string, timeZone: string): string {
  const local = (ms: number) => partsOf(timeZone).formatToParts(ms).reduce<Record<string, string>>((all, { type, value }) => ({ ...all, [type]: value }), {})
  const now = local(Date.parse(at))
  const day = Date.parse(`${now['year']}-${now['month']}-${now['day']}T00:00:00Z`)
  return new Date(Number(now['hour']) < hour ? day - 86_400_000 : day).toISOString().slice(0, 10)
}

const formats = new Map<string, Intl.DateTimeFormat>()

function partsOf(timeZone: string): Intl.DateTimeFormat {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en', { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', hourCycle: 'h23', timeZone })
  formats.set(timeZone, format)
  return format
}
