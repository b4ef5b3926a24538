import { createHash } from 'node:crypto'
import type { Engine } from '../engine.ts'
import { moving, partsOf, type Part } from '../parts.ts'

/** A row this near its end, in milliseconds, may be gone from one side when the other is read. */
const shortly = 3_600_000
const atOnce = 500

/**
 * Writes a whole book into an empty store, and then opens that anew and compares. What was cut off can be run again, and
 * begins anew: what it was copied from may have changed since.
 * Throws where the store holds another book, and where what was written is not what is read.
 */
export async function transfer(parts: AsyncIterable<Part>, open: () => Promise<Engine>, now: number): Promise<void> {
  const written = sum(now + shortly)
  await withEngine(open, async (to) => {
    if ((await to.keyv.get(moving)) !== undefined) await to.clear(moving)
    else if (await holdsAnother(to)) throw new Error('There is a book already, which is left as it is: name an empty place.')
    await to.keyv.set(moving, true)
    for await (const slice of slices(parts)) {
      slice.forEach(written.add)
      await to.restore(slice)
    }
  })
  await withEngine(open, async (to) => {
    const stored = sum(now + shortly)
    for await (const part of partsOf(to)) stored.add(part)
    if (!same(stored, written)) throw new Error('What was written is not what is read: run this again, which begins anew.')
    await to.keyv.delete(moving)
  })
}

async function withEngine(open: () => Promise<Engine>, work: (engine: Engine) => Promise<void>): Promise<void> {
  const engine = await open()
  await work(engine).finally(() => engine.close())
}

/** Anything but what says how far a start has got. */
async function holdsAnother(engine: Engine): Promise<boolean> {
  for await (const { key } of engine.rows()) if (!key.startsWith('{%;}')) return true
  return false
}

async function* slices(parts: AsyncIterable<Part>): AsyncGenerator<readonly Part[]> {
  let slice: Part[] = []
  for await (const part of parts) {
    slice.push(part)
    if (slice.length < atOnce) continue
    yield slice
    slice = []
  }
  yield slice
}

/** A server of version 6 tells a row's end by what is left of it, which may be this far off, in milliseconds. */
const inexact = 100

interface Sum {
  add(part: Part): void
  /** How many rows and entries, and the sum of their sums; and of the ends of those that end. */
  all(): { readonly count: number; readonly total: bigint; readonly ends: number }
}

/** Two books of the same sums have the same rows, byte for byte, and logs, in whatever order they were read; and ends as near as they can be told. */
export function sum(until: number): Sum {
  let [count, total, ends] = [0, 0n, 0]
  const one = (text: string) => {
    count++
    total = BigInt.asUintN(128, total + createHash('sha256').update(text).digest().readBigUInt64LE())
  }
  return {
    add(part) {
      if ('entries' in part) for (const { member, position } of part.entries) one(JSON.stringify([part.tenant, position, member]))
      else if (part.expires === 0 || part.expires > until) {
        one(JSON.stringify([part.key, part.row, part.expires > 0]))
        ends += Math.max(0, part.expires - until)
      }
    },
    all: () => ({ count, total, ends }),
  }
}

export function same(one: Sum, other: Sum): boolean {
  const [a, b] = [one.all(), other.all()]
  return a.count === b.count && a.total === b.total && Math.abs(a.ends - b.ends) <= inexact * a.count
}
