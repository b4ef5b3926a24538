import { availableParallelism } from 'node:os'
import type { Book, View } from '../../customer/book.ts'
import type { Rules } from '../../customer/rules.ts'
import { openBreath } from '../breath.ts'
import { readApart, type Reading } from './reading.ts'
import { openThread, type Begin, type Thread } from './thread.ts'

/** The answers have their share of the cores meanwhile; further threads would wait for the store. */
const atOnce = Math.min(2, availableParallelism())

const everybody: View = { by: 'name', descending: false, status: 'all' }

/** How threads begin that read a large book, and what it is. */
export interface Apart {
  readonly book: Pick<Book, 'logAsJson' | 'page'>
  readonly begin: Begin
  /** Told why one of them died, unless it was closed; the thread that wanted them goes on by itself. */
  readonly died: (error: unknown) => void
}

/** What is read, into what. */
export interface Wanted extends Omit<Reading, 'log'> {
  readonly tenant: string
}

/** Threads that are there only while something large is read. */
export interface Threads {
  /** Whether it was read to its end; not where a thread died. */
  read(wanted: Wanted): Promise<boolean>
  close(): void
}

export function openThreads({ book, begin, died }: Apart, rules: Rules): Threads {
  let threads: readonly Thread[] = []
  let closed = false

  async function end() {
    const these = threads
    threads = []
    await Promise.all(these.map((thread) => thread.close()))
  }

  async function read({ tenant, ...reading }: Wanted): Promise<boolean> {
    const log: Reading['log'] = (after, most) => {
      if (closed) throw new Error('the index was closed')
      return book.logAsJson(tenant, after, most)
    }
    try {
      threads = Array.from({ length: atOnce }, () => openThread(begin, rules))
      const { total } = await book.page(tenant, everybody, 0, 0)
      const { table } = reading.contents()
      await table.makeRoom(total + table.dead(), openBreath())
      await readApart({ ...reading, log }, threads)
      return true
    } catch (error) {
      // There is none where one could not even begin.
      if (closed || (threads.length > 0 && !threads.some((thread) => thread.isDead()))) throw error
      died(error)
      return false
    } finally {
      await end()
    }
  }

  return { read, close: () => ((closed = true), void end()) }
}
