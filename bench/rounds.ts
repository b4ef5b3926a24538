import { median } from './figures.ts'

/** One call; the number never comes again for the same contestant. */
export type Work = (number: number) => Promise<unknown>
/** Works on its own, once per round, and gives what each call took in ms (or whatever else is measured). */
export type Sample = (round: number) => Promise<readonly number[]>

type Round<Name extends string> = Readonly<Record<Name | 'ping', readonly number[]>>
/** By contestant: one list of measurements per round that counts. */
export type Measured<Name extends string> = Readonly<Record<Name | 'ping', readonly (readonly number[])[]>>

const wanted = 5
/** A machine that is never quiet ends the waiting for rounds that count, by their number or in ms; those with the least noise are taken then. */
const [most, longest] = [15, 90_000]

export interface Effort {
  /** Calls of each contestant in a round. */
  readonly times: number
  /** Where calls are slow, fewer are made: in ms, for the whole round. */
  readonly patience?: number
}

/** The contestants' calls and a PING alternate in one loop, so that all meet the same machine, caches and noise. */
export function together<Name extends string>(ping: Work, contestants: Readonly<Record<Name, Work>>, { times, patience = 5_000 }: Effort): Promise<Measured<Name>> {
  const all = Object.entries({ ...contestants, ping }) as [Name | 'ping', Work][]
  let number = 0
  return untilFiveCount(async () => {
    const took = Object.fromEntries(all.map(([name]) => [name, []])) as unknown as Record<Name | 'ping', number[]>
    const until = performance.now() + patience
    for (let call = 0; call === 0 || (call < times && performance.now() < until); call++, number++) {
      for (const [name, work] of rotated(all, number)) {
        const began = performance.now()
        await work(number)
        took[name].push(performance.now() - began)
      }
    }
    return took
  })
}

/** The contestants take turns within each round: for those that measure themselves, in processes of their own; `fresh`: that begin anew each time. */
export function inTurn<Name extends string>(ping: Sample, contestants: Readonly<Record<Name, Sample>>, { fresh = false } = {}): Promise<Measured<Name>> {
  const all = Object.entries({ ...contestants, ping }) as [Name | 'ping', Sample][]
  return untilFiveCount(async (round) => {
    const took: [Name | 'ping', readonly number[]][] = []
    for (const [name, sample] of rotated(all, round)) took.push([name, await sample(round)])
    return Object.fromEntries(took) as Round<Name>
  }, fresh)
}

/** The PING is the gauge of noise: a round in which it takes twice as long as in the best one does not count, nor does the first, unless everything begins anew in each. */
async function untilFiveCount<Name extends string>(play: (round: number) => Promise<Round<Name>>, fresh = false): Promise<Measured<Name>> {
  if (!fresh) await play(0)
  const rounds: Round<Name>[] = []
  const until = performance.now() + longest
  const goesOn = () => rounds.length < wanted || (quiet(rounds).length < wanted && rounds.length < most && performance.now() < until)
  while (goesOn()) rounds.push(await play(rounds.length + 1))
  const counted = quiet(rounds).length < wanted ? rounds.sort((a, b) => median(a.ping) - median(b.ping)).slice(0, wanted) : quiet(rounds)
  return Object.fromEntries(Object.keys(counted[0]!).map((name) => [name, counted.map((round) => round[name as Name])])) as unknown as Measured<Name>
}

function quiet<T extends { readonly ping: readonly number[] }>(rounds: readonly T[]): readonly T[] {
  const best = Math.min(...rounds.map(({ ping }) => median(ping)))
  return rounds.filter(({ ping }) => median(ping) < 2 * best)
}

function rotated<T>(all: readonly T[], by: number): readonly T[] {
  const first = by % all.length
  return [...all.slice(first), ...all.slice(0, first)]
}

/** A sample of calls one after the other. */
export function timed(work: Work, { times, patience = 2_000 }: Effort): Sample {
  let number = 0
  return async () => {
    const took: number[] = []
    const until = performance.now() + patience
    while (took.length === 0 || (took.length < times && performance.now() < until)) {
      const began = performance.now()
      await work(number++)
      took.push(performance.now() - began)
    }
    return took
  }
}
