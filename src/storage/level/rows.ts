import type { ClassicLevel } from 'classic-level'

export interface Range {
  readonly gt?: string
  readonly gte?: string
  readonly lt?: string
  readonly lte?: string
}

const bytesAtOnce = 256 * 1024

const rowsAtOnce = 1_000

/** Rows with their keys, in the order of these, many at a time: the next are read while these are looked at. */
export async function* rowsIn(db: ClassicLevel, range: Range = {}): AsyncGenerator<readonly (readonly [string, Buffer])[]> {
  const iterator = db.iterator<string, Buffer>({ ...range, valueEncoding: 'buffer', highWaterMarkBytes: bytesAtOnce, fillCache: false })
  let next = iterator.nextv(rowsAtOnce)
  try {
    for (let batch = await next; batch.length > 0; batch = await next) {
      next = iterator.nextv(rowsAtOnce)
      yield batch
    }
  } finally {
    await next.catch(() => undefined)
    await iterator.close()
  }
}
