/** A tenant's log in memory: how far it goes, and which of its positions are a member's last. */
export interface Log {
  readonly head: () => number
  /** The positions after one at which a member stands, at most so many. */
  after(position: number, most: number): readonly number[]
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
    after(position, most) {
      const found: number[] = []
      for (let at = position + 1; at <= head && found.length < most; at++) {
        const bits = last[at >> 3]! >> (at & 7)
        if ((bits & 1) !== 0) found.push(at)
        // All that follow in this byte are nobody's.
        else if (bits === 0) at |= 7
      }
      return found
    },
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
