import type { Log } from './log.ts'
import type { Seeing } from './seeing.ts'

interface Readiness {
  readonly ready: boolean
  readonly durable: boolean
  /** What is wrong and what mends it. */
  readonly faults: readonly string[]
}

/** How often the store is asked where nobody else does, in ms. */
const pause = 10_000

/** Asks as before, and tells of every change; `close` ends asking. */
export function watchReadiness<T extends Readiness>(ask: () => Promise<T>, log: Log, { gauge }: Pick<Seeing, 'gauge'>) {
  let last: Readiness = { ready: true, durable: true, faults: [] }
  const ready = async (): Promise<T> => {
    const found = await ask()
    const { ready, durable, faults } = found
    if (JSON.stringify(last) !== JSON.stringify({ ready, durable, faults })) log(ready && durable ? 'info' : 'warn', 'readiness', { ready, durable, faults })
    last = { ready, durable, faults }
    return found
  }
  gauge('bot.ready', '1 while the store keeps its promise, else 0', () => Number(last.ready))
  const timer = setInterval(() => void ready(), pause).unref()
  return { ready, close: () => clearInterval(timer) }
}
