import { StoreTrouble } from '../customer/book.ts'

/** No call waits longer, in milliseconds. */
export const deadline = 2_000
/** So many calls without an answer in a row, and for so many milliseconds the store is not asked again. */
const patience = 3
const pause = 2_000

/** Runs calls to a store so that each ends in time, with a result or with a truthful `StoreTrouble`. */
export interface Guard {
  read<T>(work: () => Promise<T>): Promise<T>
  write<T>(work: () => Promise<T>): Promise<T>
}

/** `refused` tells the errors after which surely nothing was written. */
export function guard(now: () => number, refused: (error: unknown) => boolean): Guard {
  let unanswered = 0
  let askAgain = 0
  const late = openBells()

  function run<T>(work: () => Promise<T>, silence: 'unavailable' | 'unknown'): Promise<T> {
    if (unanswered >= patience) {
      if (now() < askAgain) return Promise.reject(new StoreTrouble('unavailable', { cause: 'it did not answer lately' }))
      askAgain = now() + pause
    }
    return new Promise((resolve, reject) => {
      const inTime = late(() => {
        if (++unanswered === patience) askAgain = now() + pause
        reject(new StoreTrouble(silence, { cause: `no answer within ${deadline} ms` }))
      })
      const answered = () => inTime() && (unanswered = 0)
      work().then((value) => (answered(), resolve(value)), (cause: unknown) => (answered(), reject(trouble(cause, silence))))
    })
  }

  function trouble(cause: unknown, silence: 'unavailable' | 'unknown'): StoreTrouble {
    return cause instanceof StoreTrouble ? cause : new StoreTrouble(refused(cause) ? 'unavailable' : silence, { cause })
  }

  return { read: (work) => run(work, 'unavailable'), write: (work) => run(work, 'unknown') }
}

/** Rings a bell `deadline` after it was set, unless it was taken back before; taking it back says whether it was. All wait equally long, so that one timer does for them, and what is answered in time costs none. */
function openBells(): (ring: () => void) => () => boolean {
  const waiting = new Map<() => void, number>()
  let timer: NodeJS.Timeout | undefined

  function look(): void {
    timer = undefined
    for (const [ring, due] of waiting) {
      const left = due - performance.now()
      if (left > 0) return void (timer = setTimeout(look, Math.ceil(left)).unref())
      waiting.delete(ring)
      ring()
    }
  }

  return (ring) => {
    waiting.set(ring, performance.now() + deadline)
    timer ??= setTimeout(look, deadline).unref()
    return () => waiting.delete(ring)
  }
}
