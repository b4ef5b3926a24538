import type { LoggedJson } from '../../customer/book.ts'
import { openBreath } from '../breath.ts'
import type { Contents } from '../contents.ts'
import { mostEntries } from '../segment.ts'
import type { Thread } from './thread.ts'

/** So many batches are under way at once in each thread: one is read while the one before waits for its numbers. */
const batchesAtOnce = 2
const rowsAtOnce = 500
/** So many pages of a batch wait for its thread at once; all of them would be half a thread’s room again. */
const pagesAtOnce = 16

/** How a log is read to its end by other threads. */
export interface Reading {
  readonly log: (after: number, most: number) => Promise<readonly LoggedJson[]>
  /** The position after which it is read. */
  readonly from: number
  readonly contents: () => Contents
  /** Told of the position to which everything counts. */
  readonly settled: (position: number) => void
}

/** Rejects where the log does, or a thread died; what was settled stays. */
export async function readApart({ log, from, contents, settled }: Reading, threads: readonly Thread[]): Promise<void> {
  const batches: Promise<void>[] = []
  let position = from
  try {
    for (let ended = false; !ended; ) {
      const thread = threads[batches.length % threads.length]!
      await batches[batches.length - batchesAtOnce * threads.length]
      const { size, taken } = await handOver(thread)
      if (size > 0) batches.push(settle(thread, position, [...taken, batches.at(-1)]))
      // It is looked at when its turn comes.
      batches.at(-1)?.catch(() => undefined)
      ended = size < mostEntries
    }
    await batches.at(-1)
  } finally {
    // Nothing is written any more once this is over.
    await Promise.allSettled(batches)
  }

  /** How many there were, and what is fulfilled once the thread has read them. */
  async function handOver(thread: Thread): Promise<{ readonly size: number; readonly taken: readonly Promise<void>[] }> {
    const breath = openBreath()
    const taken: Promise<void>[] = []
    let size = 0
    for (let ended = false; !ended && size < mostEntries; ) {
      const wanted = Math.min(rowsAtOnce, mostEntries - size)
      const page = await log(position, wanted)
      if (page.length > 0) taken.push(thread.rows(page.map(({ json }) => json)))
      // All of them are looked at with the batch.
      taken.at(-1)?.catch(() => undefined)
      await taken[taken.length - pagesAtOnce]
      position = page.at(-1)?.position ?? position
      size += page.length
      ended = page.length < wanted
      await breath()
    }
    return { size, taken }
  }

  /** Batches count in the order of the log. */
  async function settle(thread: Thread, to: number, before: readonly (Promise<void> | undefined)[]) {
    const [rows] = await Promise.all([thread.read(), ...before])
    await contents().take(rows, thread.made, openBreath())
    settled(to)
  }
}
