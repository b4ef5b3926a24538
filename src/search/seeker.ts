import type { Entries } from './entries.ts'
import { hasCodes, keysOf } from './grams.ts'

/** Finds the entries that have certain keys; what it found is there until it seeks again. */
export interface Seeker {
  /** Makes room for all entries; before every search. */
  reserve(): void
  /** How many entries have all keys, or a few more. */
  having(keys: readonly number[]): number
  /** All entries of a list that has codes; how many. */
  read(list: number): number
  entry(at: number): number
  code(at: number): number
  /** The keys that an entry must have to hold a word of three characters or more. */
  ofWord(word: string): readonly number[]
}

/** So many entries are looked at sooner than another list is read. */
const few = 64

export function openSeeker({ latin, lists, behind }: Entries): Seeker {
  let [entries, other, codes] = [new Uint32Array(0), new Uint32Array(0), new Uint8Array(0)]

  function having(keys: readonly number[]): number {
    const wanted = [...new Set(keys)].map((key) => ({ list: lists.known(key), key }))
    if (wanted.some(({ list }) => list < 0)) return 0
    wanted.sort((a, b) => lists.length(a.list) - lists.length(b.list))
    let count = 0
    for (const [at, { list, key }] of wanted.entries()) {
      if (at > 0 && (count < few || lists.length(list) > few * count)) break
      const read = lists.read(list, at === 0 ? entries : other, hasCodes(key) ? codes : undefined)
      count = at === 0 ? read : common(entries, count, other, read)
    }
    return count
  }

  function reserve() {
    if (entries.length >= latin.length) return
    const size = Math.max(256, Math.ceil(latin.length * 1.25))
    ;[entries, other, codes] = [new Uint32Array(size), new Uint32Array(size), new Uint8Array(size)]
  }

  return {
    reserve,
    having,
    read: (list) => lists.read(list, entries, codes),
    entry: (at) => entries[at]!,
    code: (at) => codes[at]!,
    // What stands behind every domain is not kept; a word that goes on into it still begins before it.
    ofWord: (word) => keysOf(word).filter((key, at) => at === 0 || !behind.has(key)),
  }
}

/** Keeps in `a` what is in `b` too; both ascend. */
function common(a: Uint32Array, lengthA: number, b: Uint32Array, lengthB: number): number {
  let count = 0
  for (let at = 0, bt = 0; at < lengthA && bt < lengthB; ) {
    if (a[at]! < b[bt]!) at++
    else if (a[at]! > b[bt]!) bt++
    else {
      a[count++] = a[at++]!
      bt++
    }
  }
  return count
}
