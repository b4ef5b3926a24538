import { execFile } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { StoreTrouble, type Book } from '../src/customer/book.ts'
import type { RedisServer } from '../test/support/redis.ts'
import { customer } from './customers.ts'
import { say } from './progress.ts'
import { tenant } from './settings.ts'

/** So many saves are under way at a time. */
const lanes = 200

/** Saves the first `size` customers, each as the bot would; the disk is waited for once, at the end. */
export async function fill(book: Book, redis: RedisServer, size: number): Promise<void> {
  // What a rewrite of the file takes would fall into somebody's round.
  await redis.say('CONFIG SET appendfsync no auto-aof-rewrite-percentage 0')
  let next = 0
  const lane = async (): Promise<void> => {
    while (next < size) {
      const number = next++
      if (number > 0 && number % 100_000 === 0) say(`  ${number} of ${size} customers saved`)
      await untilAdded(book, number)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  await promisify(execFile)('sync')
  await redis.say('CONFIG SET appendfsync always')
}

/** A crowded store may not answer in time: the same operation sent again finds out. */
async function untilAdded(book: Book, number: number): Promise<void> {
  for (let answered = false; !answered; ) {
    answered = await add(book, number).then(() => true, async (error: unknown) => {
      if (!(error instanceof StoreTrouble)) throw error
      return wait(1_000, false)
    })
  }
}

/** One customer saved by the book; throws unless it was. */
export async function add(book: Book, number: number): Promise<void> {
  const { kind } = await book.save({ tenant, operation: `add-${number}`, ...customer(number) })
  if (kind !== 'done' && kind !== 'replayed') throw new Error(`customer ${number}: ${kind}`)
}
