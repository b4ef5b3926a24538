import { open, type FileHandle } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import type { Breath } from '../breath.ts'

const kinds = { Uint8Array, Uint16Array, Uint32Array, Float64Array } as const
type Numbers = InstanceType<(typeof kinds)[keyof typeof kinds]>

/** Stands in the JSON of a tree for an array of numbers. */
interface Placed {
  readonly numbers: keyof typeof kinds
  readonly length: number
}

/** So many bytes are one step, of the disk and of the check sum. */
const step = 1 << 20

/**
 * Writes plain data with arrays of numbers among it, piece by piece: the length of the JSON, the JSON with the arrays
 * left out, the arrays as they lie in memory, and the check sum of it all. `goesOn` is asked before each step.
 */
export async function writeTree(file: FileHandle, tree: unknown, goesOn: () => boolean): Promise<void> {
  const arrays: Numbers[] = []
  const json = Buffer.from(JSON.stringify(tree, (_, value: unknown) => (isNumbers(value) ? placed(value, arrays) : value)))
  let sum = 0
  for (const piece of [Uint32Array.of(json.length), json, ...arrays]) {
    for (const bytes of steps(piece)) {
      if (!goesOn()) throw new Error('given up')
      sum = crc32(bytes, sum)
      await file.write(bytes)
    }
  }
  await file.write(new Uint8Array(Uint32Array.of(sum).buffer))
}

function placed(value: Numbers, arrays: Numbers[]): Placed {
  arrays.push(value)
  return { numbers: value.constructor.name as Placed['numbers'], length: value.length }
}

/** Reads what `writeTree` wrote; throws where a byte of it is another one, or missing. */
export async function readTree(path: string, breath: Breath): Promise<unknown> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const read = openReading(file, size, breath)
    const [length = 0] = await read.next('Uint32Array', 1)
    const json = await read.next('Uint8Array', length)
    const tree = await filled(JSON.parse(Buffer.from(json.buffer).toString()), read.next)
    const sum = read.sum()
    const [wanted] = await read.next('Uint32Array', 1)
    if (wanted !== sum) throw damage()
    return tree
  } finally {
    await file.close()
  }
}

type Next = (kind: Placed['numbers'], length: number) => Promise<Numbers>

function openReading(file: FileHandle, size: number, breath: Breath) {
  let [at, sum] = [0, 0]
  const next: Next = async (kind, length) => {
    // A damaged length must not ask for more memory than the file could fill.
    if (at + length * kinds[kind].BYTES_PER_ELEMENT > size) throw damage()
    const numbers = new kinds[kind](length)
    for (const bytes of steps(numbers)) {
      const { bytesRead } = await file.read(bytes, 0, bytes.length, at)
      if (bytesRead < bytes.length) throw damage()
      sum = crc32(bytes, sum)
      at += bytesRead
      await breath()
    }
    return numbers
  }
  return { next, sum: () => sum }
}

/** The same tree with its arrays in their places, in the order in which they were left out. */
async function filled(value: unknown, next: Next): Promise<unknown> {
  if (typeof value !== 'object' || value === null) return value
  if (isPlaced(value)) return next(value.numbers, value.length)
  const entries: [string, unknown][] = []
  for (const [key, part] of Object.entries(value)) entries.push([key, await filled(part, next)])
  return Array.isArray(value) ? entries.map(([, part]) => part) : Object.fromEntries(entries)
}

function* steps(numbers: Numbers): Generator<Uint8Array> {
  const bytes = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)
  for (let from = 0; from < bytes.length; from += step) yield bytes.subarray(from, from + step)
}

const damage = () => Object.assign(new Error('the file is not whole'), { code: 'DAMAGED' })

const isNumbers = (value: unknown): value is Numbers => ArrayBuffer.isView(value)
const isPlaced = (value: object): value is Placed => 'numbers' in value
