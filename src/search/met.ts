import { scoreByCode } from './fit.ts'
import { aloud, written } from './keys.ts'

/** The keys that were met in some entries, one after another: each once per entry, with the best of its codes. */
export interface Met {
  /** The next entry begins. */
  begin(): void
  meet(key: number, code: number): void
  /** How many were met in all entries so far. */
  size(): number
  /** What was met, by its term, in the order it came, and its codes. */
  terms(): Uint32Array
  codes(): Uint8Array
  /** How many terms there are, and of each its key, and how many entries have it. */
  count(): number
  keyOf(term: number): number
  countOf(term: number): number
}

/** An entry seldom has more; room that is made beforehand need not be copied, which would be a long stop. */
const keysExpected = 512
/** Of so many entries a table of all triples is worth its room. */
const many = 500
const triples = 1 << 16
const perTerm = 4

export function openMet(entries: number): Met {
  const room = keysExpected * entries
  let [terms, codes, size, from] = [new Uint32Array(room), new Uint8Array(room), 0, 0]
  // By term, in the order they came, together since they are wanted together: its key, how many have it, and one more than where it was met last.
  let [known, count] = [new Uint32Array(perTerm * 512), 0]
  // `slots` holds keys (none is 0), each with its term; triples have a place of their own there, with the term plus one.
  let [slots, bits, placed] = [new Uint32Array(2048), 10, 0]
  const direct = new Uint32Array(entries < many ? 0 : 3 * triples)

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
    const its = perTerm * term
    const before = known[its + 2]! - 1
    if (before < from) {
      if (size === terms.length) [terms, codes] = [wider(terms, new Uint32Array(2 * size)), wider(codes, new Uint8Array(2 * size))]
      terms[size] = term
      codes[size] = code
      known[its + 1]!++
      known[its + 2] = ++size
    } else if (code !== codes[before] && scoreByCode[code]! > scoreByCode[codes[before]!]!) codes[before] = code
  }

  function begun(key: number): number {
    if (perTerm * count === known.length) known = wider(known, new Uint32Array(2 * known.length))
    known[perTerm * count] = key
    return count++
  }

  function rehash() {
    slots = new Uint32Array(2 << ++bits)
    for (let term = 0; term < count; term++) {
      const key = known[perTerm * term]!
      if (isDirect(key)) continue
      const at = placeOf(key)
      slots[at] = key
      slots[at + 1] = term
    }
  }

  return { begin: () => void (from = size), meet, size: () => size, terms: () => terms, codes: () => codes, count: () => count, keyOf: (term) => known[perTerm * term]!, countOf: (term) => known[perTerm * term + 1]! }
}

function wider<T extends Uint8Array | Uint32Array>(from: T, to: T): T {
  to.set(from)
  return to
}
