import type { Subject } from '../test/bench/subject.ts'
import type { Sample } from './rounds.ts'

/** One kind of turn. */
export interface Kind {
  readonly subject: Subject
  /** Prepares an activity, which is not measured. */
  readonly make: () => object | Promise<object>
  readonly token?: () => Promise<string>
  readonly check?: (answer: unknown) => void
}

const turns = 100
/** After so many turns just-in-time compilation has settled. */
const warmUp = 600
/** Turns between two looks at the meter: nobody has many forms open at a time. */
const atOnce = 10

/** The CPU of a turn, in ms. */
export function cpuOf(kind: Kind): Sample {
  return async (round) => {
    const all = round === 0 ? warmUp : turns
    let used = 0
    for (let turn = 0; turn < all; turn += atOnce) used += await helping(kind)
    return [used / all]
  }
}

async function helping({ subject, make, token, check }: Kind): Promise<number> {
  const activities: object[] = []
  for (let turn = 0; turn < atOnce; turn++) activities.push(await make())
  const bearer = await token?.()
  const before = (await subject.used()).cpu
  for (const activity of activities) {
    const answer = await subject.post(activity, bearer)
    check?.(answer)
  }
  return (await subject.used()).cpu - before
}

/** Throws unless an echo was answered. */
export function checkEchoed(answer: unknown): void {
  if (!JSON.stringify(answer)?.includes('"Echo"')) throw new Error(`it was not echoed: ${JSON.stringify(answer)}`)
}
