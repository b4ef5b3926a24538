import { setTimeout as wait } from 'node:timers/promises'
import type { Subject } from '../test/bench/subject.ts'
import { summed, type Profile } from './profile.ts'
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

/** The CPU of a turn, in ms; where turns are slow, fewer are made. */
export function cpuOf(kind: Kind): Sample {
  return async (round) => {
    const [all, patience] = round === 0 ? [warmUp, 20_000] : [turns, 4_000]
    const until = performance.now() + patience
    let [done, used] = [0, 0]
    for (; done === 0 || (done < all && performance.now() < until); done += atOnce) used += await helping(kind)
    return [used / done]
  }
}

/** What turns of a kind are busy with. */
export async function profileOf(kind: Kind): Promise<Profile> {
  const prepared: (readonly [object, string | undefined])[] = []
  for (let turn = 0; turn < 5 * turns; turn++) prepared.push([await kind.make(), await kind.token?.()])
  return summed(await kind.subject.profile(async () => {
    for (const [activity, token] of prepared) await kind.subject.post(activity, token)
  }))
}

/** Waits until the subject has nothing left to do, such as reading its book into the index. */
export async function untilIdle({ used }: Subject): Promise<void> {
  for (let before = -Infinity, now = (await used()).cpu; now - before > 50; ) {
    await wait(1_000)
    ;[before, now] = [now, (await used()).cpu]
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
