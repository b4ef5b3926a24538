/** Sorted texts, each once, of which any part is found by rank. Costs hardly grow with their number. */
export interface Ranked {
  readonly size: () => number
  add(text: string): void
  remove(text: string): void
  /** From a rank on (0: the first), in ascending order. */
  part(from: number, count: number): readonly string[]
}

/** Adding moves half of these at most. */
const most = 1_024

/** `sorted` must be in ascending order of their bytes, which for ASCII is that of JavaScript. */
export function ranked(sorted: readonly string[]): Ranked {
  const chunks: string[][] = []
  for (let at = 0; at < sorted.length; at += most / 2) chunks.push(sorted.slice(at, at + most / 2))
  let size = sorted.length

  /** The chunk where the text stands or belongs, and its place there. */
  function find(text: string): { readonly at: number; readonly place: number } {
    const at = Math.max(0, firstWhere(chunks.length, (n) => first(chunks, n) > text) - 1)
    const chunk = chunks[at] ?? []
    return { at, place: firstWhere(chunk.length, (n) => (chunk[n] ?? '') >= text) }
  }

  return {
    size: () => size,
    add(text) {
      const { at, place } = find(text)
      const chunk = (chunks[at] ??= [])
      if (chunk[place] === text) return
      chunk.splice(place, 0, text)
      size++
      if (chunk.length > most) chunks.splice(at + 1, 0, chunk.splice(most / 2))
    },
    remove(text) {
      const { at, place } = find(text)
      if (chunks[at]?.[place] !== text) return
      chunks[at].splice(place, 1)
      size--
      if (chunks[at].length === 0) chunks.splice(at, 1)
    },
    part(from, count) {
      const found: string[] = []
      let before = 0
      for (const chunk of chunks) {
        if (before + chunk.length > from) found.push(...chunk.slice(Math.max(0, from - before), from - before + count))
        if (found.length >= count) break
        before += chunk.length
      }
      return found
    },
  }
}

const first = (chunks: readonly (readonly string[])[], n: number) => chunks[n]?.[0] ?? ''

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
