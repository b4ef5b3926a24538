/** Does a thing once per key, and gives whoever comes again within the lifetime the same outcome; a failure is forgotten. */
export type Once<T> = (key: string, job: () => Promise<T>) => Promise<T>

const lifetime = 60_000
const most = 2_000

/** Teams sends an activity again after 15 s without an answer; this keeps one process from answering it twice. */
export function once<T>(now: () => Date): Once<T> {
  const seen = new Map<string, { readonly at: number; readonly outcome: Promise<T> }>()
  return (key, job) => {
    const at = now().getTime()
    const before = seen.get(key)
    if (before && at - before.at < lifetime) return before.outcome
    const outcome = job()
    seen.delete(key)
    seen.set(key, { at, outcome })
    outcome.catch(() => seen.delete(key))
    for (const [old, entry] of seen) {
      if (seen.size <= most && at - entry.at < lifetime) break
      seen.delete(old)
    }
    return outcome
  }
}
