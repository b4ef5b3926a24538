/** Steps back through what was sent, oldest first, and forward again to an empty box. */
export function createRecall(sent: () => readonly string[]) {
  let back = 0
  return {
    isUnderWay: () => back > 0,
    stop: () => void (back = 0),
    step(by: 1 | -1): string {
      const all = sent()
      back = Math.min(Math.max(back + by, 0), all.length)
      return back === 0 ? '' : (all.at(-back) ?? '')
    },
  }
}
