/** Time as deliveries see it, in ms. */
export interface Clock {
  readonly now: () => number
  /** Rejects where `signal` is aborted: the bot stops. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>
}

interface Window {
  readonly most: number
  /** In ms. */
  readonly within: number
}

/** What Teams takes from a bot in one conversation. Source: "Optimize your bot with rate limiting in Teams". */
export const perConversation: readonly Window[] = [
  { most: 7, within: 1_000 },
  { most: 8, within: 2_000 },
  { most: 60, within: 30_000 },
  { most: 1_800, within: 3_600_000 },
]

/** What Teams takes from one app in one tenant; the same source. */
export const perTenant: readonly Window[] = [{ most: 50, within: 1_000 }]

interface Past {
  /** When requests had been answered, oldest first. */
  readonly ends: number[]
  readonly underWay: Set<Promise<void>>
  /** Whoever wants to go next waits for this. */
  last: Promise<unknown>
}

/** Waits until one more request under a key keeps within the windows; whoever has gone says when it was answered. */
export type Pace = (key: string, signal: AbortSignal) => Promise<() => void>

/** A request counts from its start until it has been answered for as long as a window: so the other side never sees more at once, however slow the way. */
export function openPace(windows: readonly Window[], { now, pause }: Clock): Pace {
  const all = new Map<string, Past>()
  const longest = Math.max(...windows.map(({ within }) => within))

  async function go(past: Past, signal: AbortSignal): Promise<() => void> {
    for (let wait = delay(past); wait > 0; wait = delay(past)) {
      if (wait === Infinity) await Promise.race(past.underWay)
      else await pause(wait, signal)
    }
    let end = (): void => undefined
    const request = new Promise<void>((resolve) => (end = resolve))
    past.underWay.add(request)
    return () => {
      past.underWay.delete(request)
      past.ends.push(now())
      end()
    }
  }

  /** In ms; Infinity until one that is under way has been answered. */
  function delay({ ends, underWay }: Past): number {
    const at = now()
    while (ends.length > 0 && ends[0]! + longest <= at) ends.shift()
    return Math.max(...windows.map(({ most, within }) => {
      const free = most - underWay.size
      if (free <= 0) return Infinity
      return free > ends.length ? 0 : Math.max(0, ends[ends.length - free]! + within - at)
    }))
  }

  return (key, signal) => {
    const past = all.get(key) ?? { ends: [], underWay: new Set(), last: Promise.resolve() }
    all.set(key, past)
    const mine = past.last.then(() => go(past, signal))
    past.last = mine.catch(() => undefined)
    return mine
  }
}
