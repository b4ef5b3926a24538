/** The entries that a search met, each once, and by entry how well it fits; 0 where it was not met. */
export interface Hits {
  readonly entries: Uint32Array
  readonly best: Float32Array
  count: number
}

export const hitsFor = (room: number): Hits => ({ entries: new Uint32Array(room), best: new Float32Array(room), count: 0 })

/** The better score counts. */
export function meet(hits: Hits, entry: number, score: number) {
  const before = hits.best[entry]!
  if (score <= before) return
  if (before === 0) hits.entries[hits.count++] = entry
  hits.best[entry] = score
}

export function forget(hits: Hits) {
  const { entries, best, count } = hits
  if (count > best.length / 16) best.fill(0)
  else for (let at = 0; at < count; at++) best[entries[at]!] = 0
  hits.count = 0
}
