import { scoreByCode } from './fit.ts'
import { aloud, written } from './keys.ts'

/** The keys that were met in some entries, one after another: each once per entry, with the best of its codes. */
export interface Met {
  /** Nothing was met yet; there will be so many entries. */
  clear(entries: number): void
  /** The next entry begins. */
  begin(): void
  meet(key: number, code: number): void
  /** How many were met in all entries so far. */
  size(): number
  /** What was met, by its term, in the order it came, and its codes. */
  terms(): Uint32Array
  codes(): Uint8Array
  /** By term, its key. */
  keys(): Uint32Array
}

/** An entry seldom has more; room that is made beforehand need not be copied, which would be a long stop. */
const keysExpected = 512
/** Of so many entries a table of all triples is worth its room. */
const many = 500
const triples = 1 << 16

export function openMet(): Met {
  let [terms, codes, size, from] = [new Uint32Array(0), new Uint8Array(0), 0, 0]
  // By term, in the order they came: its key, and one more than where it was met last.
  let [keys, last, count] = [new Uint32Array(512), new Uint32Array(512), 0]
  // `slots` holds keys (none is 0), each with its term; triples have a place of their own there, with the term plus one.
  let [slots, bits, placed] = [new Uint32Array(2048), 10, 0]
  let direct = new Uint32Array(0)

  function clear(entries: number) {
    const room = keysExpected * entries
    if (terms.length < room) [terms, codes] = [new Uint32Array(room), new Uint8Array(room)]
    for (const table of [last, slots, direct]) table.fill(0)
    if (entries >= many && direct.length === 0) direct = new Uint32Array(3 * triples)
    ;[size, from, count, placed] = [0, 0, 0, 0]
  }

  const isDirect = (key: number) => direct.length > 0 && key >>> 16 >= written && key >>> 16 <= aloud

  /** The place in `slots` where a key is, or may stand. */
  function placeOf(key: number): number {
    let at = (Math.imul(key, 0x9e3779b1) >>> (32 - bits)) << 1
    while (slots[at] !== 0 && slots[at] !== key) at = (at + 2) & (slots.length - 1)
    return at
  }

  function termOf(key: number): number {
    if (isDirect(key)) {
      const at = key - (written << 16)
      if (direct[at] === 0) direct[at] = begun(key) + 1
      return direct[at]! - 1
    }
    const at = placeOf(key)
    if (slots[at] !== 0) return slots[at + 1]!
    slots[at] = key
    slots[at + 1] = count
    const term = begun(key)
    if (4 * ++placed > slots.length) rehash()
    return term
  }

  function meet(key: number, code: number) {
    const term = termOf(key)
    const before = last[term]! - 1
    if (before < from) {
      if (size === terms.length) [terms, codes] = [wider(terms, new Uint32Array(2 * size)), wider(codes, new Uint8Array(2 * size))]
      terms[size] = term
      codes[size] = code
      last[term] = ++size
    } else if (code !== codes[before] && scoreByCode[code]! > scoreByCode[codes[before]!]!) codes[before] = code
  }

  function begun(key: number): number {
    if (count === keys.length) [keys, last] = [wider(keys, new Uint32Array(2 * count)), wider(last, new Uint32Array(2 * count))]
    keys[count] = key
    return count++
  }

  function rehash() {
    slots = new Uint32Array(2 << ++bits)
    for (let term = 0; term < count; term++) {
      const key = keys[term]!
      if (isDirect(key)) continue
      const at = placeOf(key)
      slots[at] = key
      slots[at + 1] = term
    }
  }

  return { clear, begin: () => void (from = size), meet, size: () => size, terms: () => terms, codes: () => codes, keys: () => keys.subarray(0, count) }
}

function wider<T extends Uint8Array | Uint32Array>(from: T, to: T): T {
  to.set(from)
  return to
}
