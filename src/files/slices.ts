import { setImmediate } from 'node:timers/promises'

/** The rows in batches of at most so many, and a breath after each, however they come. */
export async function* slices<Row>(batches: AsyncIterable<readonly Row[]>, most: number): AsyncGenerator<readonly Row[]> {
  for await (const batch of batches) {
    for (let at = 0; at < batch.length; at += most) {
      yield batch.slice(at, at + most)
      await setImmediate()
    }
  }
}
