/** Numbers of sorted texts, of which any part is found by rank. Costs hardly grow with their number. */
export interface Ranked {
  readonly size: () => number
  /** Puts a number where its text belongs; once only. */
  add(number: number): void
  /** Takes away the number whose text this is. */
  remove(text: string): void
  /** The number whose text this is. */
  find(text: string): number | undefined
  /** From a rank on (0: the first), in ascending order. */
  part(from: number, count: number): readonly number[]
}

/** Adding moves so many at most, of four bytes each. */
const most = 1_024

/** `sorted` must be in ascending order of the texts' bytes, which for ASCII is that of JavaScript; `textOf` tells the text of a number. */
export function ranked(sorted: readonly number[], textOf: (number: number) => string): Ranked {
  const chunks: Uint32Array[] = []
  for (let at = 0; at < sorted.length; at += most / 2) chunks.push(Uint32Array.from(sorted.slice(at, at + most / 2)))
  let size = sorted.length
  const textAt = (chunk: Uint32Array | undefined, place: number) => (chunk !== undefined && place < chunk.length ? textOf(chunk[place]!) : undefined)

  /** The chunk where the text stands or belongs, and its place there. */
  function seek(text: string): { readonly at: number; readonly place: number } {
    const at = Math.max(0, firstWhere(chunks.length, (n) => textAt(chunks[n], 0)! > text) - 1)
    return { at, place: firstWhere(chunks[at]?.length ?? 0, (n) => textAt(chunks[at], n)! >= text) }
  }

  function found(text: string) {
    const { at, place } = seek(text)
    const chunk = chunks[at]
    return chunk && textAt(chunk, place) === text ? { at, place, chunk } : undefined
  }

  return {
    size: () => size,
    add(number) {
      const { at, place } = seek(textOf(number))
      const chunk = chunks[at] ?? new Uint32Array()
      const longer = new Uint32Array(chunk.length + 1)
      longer.set(chunk.subarray(0, place))
      longer[place] = number
      longer.set(chunk.subarray(place), place + 1)
      chunks.splice(at, 1, ...(longer.length > most ? [longer.slice(0, most / 2), longer.slice(most / 2)] : [longer]))
      size++
    },
    remove(text) {
      const it = found(text)
      if (it === undefined) return
      const shorter = it.chunk.slice(0, -1)
      shorter.set(it.chunk.subarray(it.place + 1), it.place)
      chunks.splice(it.at, 1, ...(shorter.length > 0 ? [shorter] : []))
      size--
    },
    find(text) {
      const it = found(text)
      return it?.chunk[it.place]
    },
    part(from, count) {
      const part: number[] = []
      let before = 0
      for (const chunk of chunks) {
        if (part.length >= count) break
        if (before + chunk.length > from) part.push(...chunk.subarray(Math.max(0, from - before), Math.max(0, from - before) + count - part.length))
        before += chunk.length
      }
      return part
    },
  }
}

/** The lowest number from 0 to `end` where the test holds, which then holds for all above. */
function firstWhere(end: number, test: (n: number) => boolean): number {
  let [low, high] = [0, end]
  while (low < high) {
    const middle = (low + high) >> 1
    if (test(middle)) high = middle
    else low = middle + 1
  }
  return low
}
