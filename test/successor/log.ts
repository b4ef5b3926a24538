import { AsyncLocalStorage } from 'node:async_hooks'
import type { ILogger } from '@microsoft/teams.common'

const checked = new AsyncLocalStorage<{ keysAway: boolean }>()

/** Says nothing, since its words are for nobody; it hears the one thing that the SDK tells only its log: that the keys were not there. */
export const quiet: ILogger = {
  error: (...words) => {
    const store = checked.getStore()
    if (store && words.some((word) => Reflect.get(Object(word), 'isEndpointUnavailable') === true)) store.keysAway = true
  },
  warn: () => undefined,
  info: () => undefined,
  debug: () => undefined,
  trace: () => undefined,
  log: () => undefined,
  child: () => quiet,
}

/** Does a check, and tells whether the keys were away meanwhile. */
export async function listening<T>(check: () => Promise<T>): Promise<{ readonly result: T; readonly keysAway: boolean }> {
  const heard = { keysAway: false }
  const result = await checked.run(heard, check)
  return { result, ...heard }
}
