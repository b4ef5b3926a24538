import { AsyncLocalStorage } from 'node:async_hooks'

const hushed = new AsyncLocalStorage<true>()
const print = console.error

// The SDK prints keys and reasons for each wrong token, so that anybody could fill the log; it has no switch for it.
console.error = (...words: unknown[]): void => void (hushed.getStore() ?? print(...words))

/** Does a job of the SDK whose words on standard error are for nobody; all others are printed as before. */
export function quietly<T>(job: () => Promise<T>): Promise<T> {
  return hushed.run(true, job)
}
