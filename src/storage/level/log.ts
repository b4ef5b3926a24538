/** A tenant's log in memory: how far it goes, and which of its positions are a member's last. */
export interface Log {
  readonly head: () => number
  readonly isLast: (position: number) => boolean
  /** One position more. */
  grow(): number
  /** A member stands at this position, and no longer at the one before. */
  place(position: number, before?: number): void
}

export function openLog(): Log {
  let head = 0
  // One bit for each position.
  let last = new Uint8Array(1_024)
  return {
    head: () => head,
    isLast: (position) => ((last[position >> 3] ?? 0) & (1 << (position & 7))) !== 0,
    grow: () => ++head,
    place(position, before) {
      if (before !== undefined) last[before >> 3]! &= ~(1 << (before & 7))
      if (position >> 3 >= last.length) {
        const longer = new Uint8Array(2 * Math.max(last.length, position >> 3))
        longer.set(last)
        last = longer
      }
      last[position >> 3]! |= 1 << (position & 7)
    },
  }
}
