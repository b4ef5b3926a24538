import { availableParallelism } from 'node:os'
import type { Rules } from '../../customer/rules.ts'
import { readApart, type Reading } from './reading.ts'
import { openThread, type Begin, type Thread } from './thread.ts'

/** The answers have their share of the cores meanwhile; further threads would wait for the store. */
const atOnce = Math.min(2, availableParallelism())

/** Threads that are there only while something large is read. */
export interface Threads {
  /** Whether it was read to its end; not where a thread died. */
  read(reading: Reading): Promise<boolean>
  close(): void
}

/** `died` is told why a thread did, unless they were closed. */
export function openThreads(begin: Begin, rules: Rules, died: (error: unknown) => void): Threads {
  let threads: readonly Thread[] = []
  let closed = false

  function end() {
    for (const thread of threads) thread.close()
    threads = []
  }

  async function read(reading: Reading): Promise<boolean> {
    try {
      threads = Array.from({ length: atOnce }, () => openThread(begin, rules))
      await readApart(reading, threads)
      return true
    } catch (error) {
      // There is none where one could not even begin.
      if (closed || (threads.length > 0 && !threads.some((thread) => thread.isDead()))) throw error
      died(error)
      return false
    } finally {
      end()
    }
  }

  return { read, close: () => ((closed = true), end()) }
}
