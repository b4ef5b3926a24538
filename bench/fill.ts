import type { Book } from '../src/customer/book.ts'
import { customer } from './customers.ts'
import { say } from './progress.ts'
import { tenant } from './settings.ts'

/** So many saves are under way at a time. */
const lanes = 200

/** Saves the first `size` customers, each as the bot would. */
export async function fill(book: Book, size: number): Promise<void> {
  let next = 0
  const lane = async (): Promise<void> => {
    while (next < size) {
      const number = next++
      if (number > 0 && number % 100_000 === 0) say(`${number} customers saved`)
      await add(book, number)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

/** One customer saved by the book; throws unless it was. */
export async function add(book: Book, number: number): Promise<void> {
  const { kind } = await book.save({ tenant, operation: `add-${number}`, ...customer(number) })
  if (kind !== 'done') throw new Error(`customer ${number}: ${kind}`)
}
