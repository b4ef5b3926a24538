import { lengthOf, mark, read, uuidLength, write } from './lettering.ts'

/** Names one behind the other as `lettering.ts` writes them, and where each ends. */
export interface Written {
  readonly letters: Uint8Array
  readonly ends: Uint32Array
}

/** Some names, and what each is hashed to. */
export interface Block extends Written {
  readonly hashes: Uint32Array
}

// Nothing here is ever made longer as a whole, which would be a long stop.
const bits = 12
const size = 1 << bits

/** The letters of names by number, and what each is hashed to; `from`: those that are there to begin with, which are taken over. */
export function openBlocks(from: readonly Block[]) {
  const blocks = from.map(roomy)
  let count = from.reduce((sum, { ends }) => sum + ends.length, 0)

  const blockOf = (number: number) => blocks[number >>> bits]!
  const start = (number: number) => startOf(blockOf(number).ends, number & (size - 1))
  const end = (number: number) => blockOf(number).ends[number & (size - 1)]!
  const hash = (number: number) => blockOf(number).hashes[number & (size - 1)]!

  /** Takes one of many. */
  function add({ letters, ends }: Written, at: number): number {
    if (count >>> bits === blocks.length) blocks.push(roomy())
    const [block, place, from, to] = [blockOf(count), count & (size - 1), startOf(ends, at), ends[at]!]
    const first = startOf(block.ends, place)
    if (block.letters.length < first + to - from) block.letters = wider(block.letters, Math.ceil(1.5 * (first + to - from)))
    for (let n = from; n < to; n++) block.letters[first + n - from] = letters[n]!
    block.ends[place] = first + to - from
    block.hashes[place] = hashOf(letters, from, to)
    return count++
  }

  function isAt(number: number, letters: Uint8Array, from: number, to: number): boolean {
    const [its, first] = [blockOf(number).letters, start(number)]
    if (end(number) - first !== to - from) return false
    for (let at = from; at < to; at++) if (letters[at] !== its[first + at - from]) return false
    return true
  }

  const initial = (number: number) => (end(number) === start(number) ? 0 : blockOf(number).letters[start(number)]!)
  const at = (number: number) => read(Buffer.from(blockOf(number).letters.buffer, blockOf(number).letters.byteOffset + start(number), end(number) - start(number)))

  /** As strings would be; UUIDs without making any. */
  function compare(a: number, b: number): number {
    if (initial(a) !== mark || initial(b) !== mark) return inOrder(at(a), at(b))
    const [first, second, from, behind] = [blockOf(a).letters, blockOf(b).letters, start(a), start(b)]
    for (let n = 1; n < uuidLength; n++) if (first[from + n] !== second[behind + n]) return first[from + n]! - second[behind + n]!
    return 0
  }

  return {
    add,
    isAt,
    compare,
    hash,
    count: () => count,
    /** Whether it is the same name as another one. */
    same: (number: number, other: number) => isAt(other, blockOf(number).letters, start(number), end(number)),
    at,
    initial,
    image: (): readonly Block[] => blocks.map((block, at) => cut(block, Math.min(size, count - at * size))),
  }
}

/** Names one behind the other. */
export function writtenOf(names: readonly string[]): Written {
  const letters = new Uint8Array(names.reduce((sum, name) => sum + lengthOf(name), 0))
  const ends = new Uint32Array(names.length)
  const bytes = Buffer.from(letters.buffer)
  let end = 0
  for (const [at, name] of names.entries()) ends[at] = end = write(bytes, name, end)
  return { letters, ends }
}

export const startOf = (ends: Uint32Array, at: number) => (at === 0 ? 0 : ends[at - 1]!)

const inOrder = (a: string, b: string) => (a < b ? -1 : Number(a > b))

/** FNV-1a. */
export function hashOf(letters: Uint8Array, from: number, end: number): number {
  let hash = 0x811c9dc5
  for (let at = from; at < end; at++) hash = Math.imul(hash ^ letters[at]!, 0x01000193)
  return (hash ^ (hash >>> 15)) >>> 0
}

/** UUIDs have room, and something longer here and there. */
const lettersExpected = uuidLength + 1

/** A block that has room for more. */
function roomy(from?: Block) {
  if (from?.ends.length === size) return { ...from }
  const block = { letters: wider(from?.letters ?? new Uint8Array(0), (from?.letters.length ?? 0) + lettersExpected * size), ends: new Uint32Array(size), hashes: new Uint32Array(size) }
  block.ends.set(from?.ends ?? [])
  block.hashes.set(from?.hashes ?? [])
  return block
}

function cut({ letters, ends, hashes }: Block, size: number): Block {
  return { letters: letters.subarray(0, startOf(ends, size)), ends: ends.subarray(0, size), hashes: hashes.subarray(0, size) }
}

function wider(from: Uint8Array, length: number): Uint8Array {
  const to = new Uint8Array(length)
  to.set(from)
  return to
}
