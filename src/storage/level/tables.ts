import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32c } from './crc32c.ts'
import { unsnapped } from './snappy.ts'

/** A stretch of a table, behind which its kind (one byte) and its check sum (four) stand. */
interface Block {
  readonly from: number
  readonly size: number
}

const trailer = 5
const footer = 48

/**
 * The files of a LevelDB whose bytes are not as they were written (google/leveldb, doc/table_format.md). LevelDB itself
 * does not look: a bit of a filter or of an index that is another hides rows from look-ups, in silence.
 */
export async function harmedTables(folder: string): Promise<readonly string[]> {
  const harmed: string[] = []
  const names = await readdir(folder).catch(() => [])
  for (const name of names.filter((name) => /\.(ldb|sst)$/.test(name))) {
    // One that is gone meanwhile was another process's.
    const table = await readFile(join(folder, name)).catch(() => undefined)
    if (table && !isWhole(table)) harmed.push(name)
  }
  return harmed
}

/** Blocks follow each other without a gap, up to the footer: rows, filter, what names the filter, what names the rows. */
function isWhole(table: Buffer): boolean {
  try {
    const [meta, index] = blocksAt(table, table.length - footer, 2)
    if (!meta || !index) return false
    const blocks = [...named(contents(table, index)), ...named(contents(table, meta)), meta, index]
    const end = blocks.reduce((end, block) => (block.from === end && isSound(table, block) ? end + block.size + trailer : -1), 0)
    return end === table.length - footer
  } catch {
    return false
  }
}

function isSound(table: Buffer, { from, size }: Block): boolean {
  const stored = (table.readUInt32LE(from + size + 1) - 0xa282ead8) | 0
  return ((stored << 15) | (stored >>> 17)) === crc32c(table, from, from + size + 1)
}

function contents(table: Buffer, block: Block): Buffer {
  if (!isSound(table, block)) throw new Error('a damaged block')
  const bytes = table.subarray(block.from, block.from + block.size)
  return table[block.from + block.size] === 1 ? unsnapped(bytes) : bytes
}

/** The blocks that an index names: each entry is a key, in part shared with the one before, and where the block is. */
function named(index: Buffer): readonly Block[] {
  const end = index.length - 4 * (index.readUInt32LE(index.length - 4) + 1)
  const blocks: Block[] = []
  for (let at = 0; at < end; ) {
    const head = numbersAt(index, at, 3)
    const [, own = 0, size = 0] = head.numbers
    blocks.push(...blocksAt(index, head.end + own, 1))
    at = head.end + own + size
  }
  return blocks
}

function blocksAt(bytes: Buffer, at: number, count: number): readonly Block[] {
  const { numbers } = numbersAt(bytes, at, 2 * count)
  return Array.from({ length: count }, (_, n) => ({ from: numbers[2 * n]!, size: numbers[2 * n + 1]! }))
}

/** Numbers in groups of seven bits, the lowest first, each but the last group marked by the eighth. */
function numbersAt(bytes: Buffer, at: number, count: number): { readonly numbers: readonly number[]; readonly end: number } {
  const numbers: number[] = []
  let end = at
  for (let value = 0, unit = 1; numbers.length < count; ) {
    const next = bytes.readUInt8(end++)
    value += (next & 127) * unit
    unit *= 128
    if (next > 127) continue
    numbers.push(value)
    ;[value, unit] = [0, 1]
  }
  return { numbers, end }
}
