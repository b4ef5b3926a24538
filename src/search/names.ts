/** Names numbered from 0 in the order they came, each found by its letters; in columns, since a million strings weigh more. */
export interface Names {
  /** Gives its number; it is found once it is placed. */
  add(name: string): number
  /** From now on this number is that of its name; gives the one before. */
  place(number: number): number | undefined
  find(name: string): number | undefined
  at(number: number): string
  /** Its first letter, where that is of ASCII; 0 of an empty one. */
  initial(number: number): number
  count(): number
  /** All of them as they are now. */
  image(): NamesImage
}

/** The letters one name behind the other in UTF-8, where each ends, what each is hashed to, and by hash (from there on) the numbers, plus one. */
export interface NamesImage {
  readonly letters: Uint8Array
  readonly ends: Uint32Array
  readonly hashes: Uint32Array
  readonly places: Uint32Array
}

const none = (): NamesImage => ({ letters: new Uint8Array(0), ends: new Uint32Array(0), hashes: new Uint32Array(0), places: new Uint32Array(64) })

/** `from`: those that are there to begin with, which are taken over. */
export function openNames(from = none()): Names {
  let letters = bufferOver(from.letters)
  let { ends, hashes, places } = from
  let count = ends.length
  let placed = placedIn(places)

  const start = (number: number) => (number === 0 ? 0 : ends[number - 1]!)

  /** Writes behind the last one; gives where that ends. */
  function written(name: string): number {
    const from = start(count)
    if (letters.length < from + 3 * name.length) letters = wider(letters, bufferOver(new Uint8Array(Math.ceil(1.5 * (from + 3 * name.length)))))
    return from + letters.write(name, from)
  }

  /** Where the name that stands from here to there is placed, or may be. */
  function placeOf(hash: number, from: number, end: number): number {
    const mask = places.length - 1
    let at = hash & mask
    for (let other = places[at]!; other > 0; other = places[at]!) {
      if (hashes[other - 1] === hash && letters.compare(letters, from, end, start(other - 1), ends[other - 1]) === 0) break
      at = (at + 1) & mask
    }
    return at
  }

  function widen() {
    const old = places
    places = new Uint32Array(2 * old.length)
    for (const number of old) {
      if (number === 0) continue
      let at = hashes[number - 1]! & (places.length - 1)
      while (places[at] !== 0) at = (at + 1) & (places.length - 1)
      places[at] = number
    }
  }

  return {
    add(name) {
      if (count === ends.length) [ends, hashes] = [wider(ends, new Uint32Array(roomFrom(count))), wider(hashes, new Uint32Array(roomFrom(count)))]
      const [from, end] = [start(count), written(name)]
      hashes[count] = hashOf(letters, from, end)
      ends[count] = end
      return count++
    },
    place(number) {
      if (2 * placed >= places.length) widen()
      const at = placeOf(hashes[number]!, start(number), ends[number]!)
      const before = places[at]!
      places[at] = number + 1
      if (before === 0) placed++
      return before === 0 ? undefined : before - 1
    },
    find(name) {
      const [from, end] = [start(count), written(name)]
      const found = places[placeOf(hashOf(letters, from, end), from, end)]!
      return found === 0 ? undefined : found - 1
    },
    at: (number) => letters.toString('utf8', start(number), ends[number]),
    initial: (number) => (ends[number] === start(number) ? 0 : letters[start(number)]!),
    count: () => count,
    image: () => ({ letters: new Uint8Array(letters.buffer, letters.byteOffset, start(count)), ends: ends.subarray(0, count), hashes: hashes.subarray(0, count), places: places.slice() }),
  }
}

/** FNV-1a. */
function hashOf(letters: Uint8Array, from: number, end: number): number {
  let hash = 0x811c9dc5
  for (let at = from; at < end; at++) hash = Math.imul(hash ^ letters[at]!, 0x01000193)
  return (hash ^ (hash >>> 15)) >>> 0
}

const roomFrom = (count: number) => Math.max(64, Math.ceil(1.5 * count))
const bufferOver = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)

function placedIn(places: Uint32Array): number {
  let placed = 0
  for (const number of places) if (number > 0) placed++
  return placed
}

function wider<T extends Uint8Array | Uint32Array>(from: T, to: T): T {
  to.set(from)
  return to
}
