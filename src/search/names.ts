import { hashOf, openBlocks, startOf, type Block, type Written } from './blocks.ts'
import { write } from './lettering.ts'

/** Names numbered from 0 in the order they came, each found by its letters; in columns, since a million strings weigh more. */
export interface Names {
  /** Gives its number; it is found once it is placed. */
  add(name: string): number
  /** The same of one of many. */
  addOf(many: Written, at: number): number
  /** From now on this number is that of its name; gives the one before. */
  place(number: number): number | undefined
  find(name: string): number | undefined
  findOf(many: Written, at: number): number | undefined
  at(number: number): string
  /** Orders two by their letters. */
  compare(a: number, b: number): number
  /** Its first letter, where that is of ASCII; 0 of an empty one. */
  initial(number: number): number
  count(): number
  /** All of them as they are now. */
  image(): NamesImage
}

/** All names in blocks, and in tables by hash (from there on) the numbers, plus one. */
export interface NamesImage {
  readonly blocks: readonly Block[]
  readonly tables: readonly Uint32Array[]
}

/** Many tables, since a large one would be made anew in a long stop. */
const bits = 6

const none = (): NamesImage => ({ blocks: [], tables: Array.from({ length: 1 << bits }, () => new Uint32Array(8)) })

/** `from`: those that are there to begin with, which are taken over. */
export function openNames(from = none()): Names {
  const blocks = openBlocks(from.blocks)
  const tables = from.tables.map((numbers) => ({ numbers, placed: placedIn(numbers) }))
  const tableOf = (hash: number) => tables[hash >>> (32 - bits)]!
  const one = { letters: Buffer.alloc(256), ends: new Uint32Array(1) }

  function written(name: string): Written {
    if (one.letters.length < 3 * name.length) one.letters = Buffer.alloc(3 * name.length)
    one.ends[0] = write(one.letters, name, 0)
    return one
  }

  /** In the table of a hash, where what is meant is placed, or may be. */
  function placeOf(hash: number, isMeant: (number: number) => boolean): number {
    const { numbers } = tableOf(hash)
    let at = hash & (numbers.length - 1)
    for (let other = numbers[at]!; other > 0; other = numbers[at]!) {
      if (blocks.hash(other - 1) === hash && isMeant(other - 1)) break
      at = (at + 1) & (numbers.length - 1)
    }
    return at
  }

  function findOf({ letters, ends }: Written, at: number): number | undefined {
    const [from, to] = [startOf(ends, at), ends[at]!]
    const hash = hashOf(letters, from, to)
    const found = tableOf(hash).numbers[placeOf(hash, (other) => blocks.isAt(other, letters, from, to))]!
    return found === 0 ? undefined : found - 1
  }

  function place(number: number): number | undefined {
    const hash = blocks.hash(number)
    const table = tableOf(hash)
    if (2 * table.placed >= table.numbers.length) table.numbers = widened(table.numbers, blocks.hash)
    const at = placeOf(hash, (other) => blocks.same(number, other))
    const before = table.numbers[at]!
    table.numbers[at] = number + 1
    if (before === 0) table.placed++
    return before === 0 ? undefined : before - 1
  }

  return {
    add: (name) => blocks.add(written(name), 0),
    addOf: blocks.add,
    place,
    find: (name) => findOf(written(name), 0),
    findOf,
    at: blocks.at,
    compare: blocks.compare,
    initial: blocks.initial,
    count: blocks.count,
    image: () => ({ blocks: blocks.image(), tables: tables.map(({ numbers }) => numbers.slice()) }),
  }
}

function widened(old: Uint32Array, hash: (number: number) => number): Uint32Array {
  const numbers = new Uint32Array(2 * old.length)
  for (const number of old) {
    if (number === 0) continue
    let at = hash(number - 1) & (numbers.length - 1)
    while (numbers[at] !== 0) at = (at + 1) & (numbers.length - 1)
    numbers[at] = number
  }
  return numbers
}

function placedIn(numbers: Uint32Array): number {
  let placed = 0
  for (const number of numbers) if (number > 0) placed++
  return placed
}
