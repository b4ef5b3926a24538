import { setImmediate } from 'node:timers/promises'

const longestStop = 8

/** Lets everybody else go on; it waits only where the work has lasted some milliseconds since the last time. */
export type Breath = () => Promise<void>

export function openBreath(): Breath {
  let resumed = performance.now()
  return async () => {
    if (performance.now() - resumed < longestStop) return
    await setImmediate()
    resumed = performance.now()
  }
}
