import type { ResourceLimits, TransferListItem, Worker } from 'node:worker_threads'
import type { Rules } from '../../customer/rules.ts'
import type { Made, Numbering, Read } from './batch.ts'

export type Order = { readonly kind: 'rows'; readonly rows: Joined } | { readonly kind: 'read' } | { readonly kind: 'made'; readonly numbering: Numbering }

/** Some bytes one behind the other, and where each ends. */
export interface Joined {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly ends: readonly number[]
}

/** What a thread may take of JavaScript’s own memory: more would lie about when it ends, less would be tidied all the time. */
export const limits: ResourceLimits = { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 256 }

/** Begins a thread that runs `worker.ts` with these rules as its data, within `limits`. */
export type Begin = (rules: Rules) => Worker

/** Another thread that makes parts of the index. Where it dies, everything that is asked of it is rejected. */
export interface Thread {
  /** Hands over customers of the batch under way, as JSON in UTF-8; fulfilled once they are read. */
  rows(rows: readonly Uint8Array[]): Promise<void>
  /** Ends the batch, and gives what was read of it. */
  read(): Promise<Read>
  /** What is made of the oldest batch that was read. */
  made(numbering: Numbering): Promise<Made>
  isDead(): boolean
  /** Ends it; its memory is free then. */
  close(): Promise<void>
}

export function openThread(begin: Begin, rules: Rules): Thread {
  const worker = begin(rules)
  /** Answers come in the order of the questions. */
  const asked: { readonly resolve: (answer: never) => void; readonly reject: (error: Error) => void }[] = []
  /** What rows were handed over in comes back, and is used again. */
  const trays: Joined['bytes'][] = []
  let death: Error | undefined

  function die(error: Error) {
    death ??= error
    for (const { reject } of asked.splice(0)) reject(death)
  }

  function ask<T>(order: Order, handed: readonly TransferListItem[] = []): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (death !== undefined) return reject(death)
      worker.postMessage(order, handed)
      asked.push({ resolve, reject })
    })
  }

  worker.on('message', (answer) => asked.shift()?.resolve(answer as never))
  worker.on('error', die)
  worker.on('messageerror', die)
  worker.on('exit', (code) => die(new Error(`the thread of the index ended with ${code}`)))

  return {
    async rows(rows) {
      const joined = joinedIn(trays.pop(), rows)
      trays.push(await ask<Joined['bytes']>({ kind: 'rows', rows: joined }, [joined.bytes.buffer]))
    },
    read: () => ask({ kind: 'read' }),
    made: (numbering) => ask({ kind: 'made', numbering }),
    isDead: () => death !== undefined,
    async close() {
      die(new Error('the thread of the index was closed'))
      await worker.terminate()
    },
  }
}

function joinedIn(tray: Joined['bytes'] | undefined, rows: readonly Uint8Array[]): Joined {
  const length = rows.reduce((sum, row) => sum + row.length, 0)
  const bytes = tray !== undefined && tray.length >= length ? tray : new Uint8Array(Math.ceil(1.25 * length))
  const ends: number[] = []
  for (const row of rows) {
    const from = ends.at(-1) ?? 0
    bytes.set(row, from)
    ends.push(from + row.length)
  }
  return { bytes, ends }
}
