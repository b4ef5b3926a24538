import type { Log } from './log.ts'

/** How long refusals are gathered, in ms. */
const span = 60_000

/** Writes refusals as sums, at most one line a minute, since anybody can be refused as often as they like. */
export function openDoorLog(log: Log) {
  let sums: Record<number, number> = {}
  let timer: NodeJS.Timeout | undefined
  const close = (): void => {
    clearTimeout(timer)
    if (timer) log('info', 'refused', { statuses: sums })
    timer = undefined
    sums = {}
  }
  const refused = (status: number): void => {
    sums[status] = (sums[status] ?? 0) + 1
    timer ??= setTimeout(close, span).unref()
  }
  return { refused, close }
}
