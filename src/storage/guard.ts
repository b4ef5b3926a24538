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

  async function run<T>(work: () => Promise<T>, silence: 'unavailable' | 'unknown'): Promise<T> {
    if (unanswered >= patience) {
      if (now() < askAgain) throw new StoreTrouble('unavailable', { cause: 'it did not answer lately' })
      askAgain = now() + pause
    }
    const answer = await within(work()).catch((cause: unknown) => ({ cause }))
    if (answer === late) {
      if (++unanswered === patience) askAgain = now() + pause
      throw new StoreTrouble(silence, { cause: `no answer within ${deadline} ms` })
    }
    unanswered = 0
    if ('cause' in answer) throw trouble(answer.cause, silence)
    return answer.value
  }

  function trouble(cause: unknown, silence: 'unavailable' | 'unknown'): StoreTrouble {
    return cause instanceof StoreTrouble ? cause : new StoreTrouble(refused(cause) ? 'unavailable' : silence, { cause })
  }

  return { read: (work) => run(work, 'unavailable'), write: (work) => run(work, 'unknown') }
}

const late = Symbol('late')

function within<T>(work: Promise<T>): Promise<{ value: T } | typeof late> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(late), deadline)
    work.then((value) => resolve({ value }), reject).finally(() => clearTimeout(timer))
  })
}
