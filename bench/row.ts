import type { Figure } from './figures.ts'
import { figure, median } from './figures.ts'
import type { Ground } from './ground.ts'
import type { Profile } from './profile.ts'

/** One row of the table: one file in `rows/`. */
export interface Row {
  /** Where it stands in the table. */
  readonly place: number
  readonly name: string
  run(ground: Ground): Promise<readonly Line[]>
}

/** What one measure gave beside one peer. */
export interface Line {
  readonly name: string
  readonly beside: string
  readonly unit: string
  readonly ours: Figure
  readonly theirs?: Figure
  /** Ours to theirs, round by round. */
  readonly ratio?: Figure
  readonly target: string
  /** Missing where the target is none at this size. */
  readonly met?: boolean
  /** How far a missed target was missed: 1.2 is a fifth too much. */
  readonly over?: number
  /** Where it was missed: what ours was busy with. */
  readonly profile?: Profile
}

type Rounds = readonly (readonly number[])[]

export interface Comparison {
  readonly name: string
  readonly beside: string
  readonly unit?: string
  readonly ours: Rounds
  readonly theirs: Rounds
  /** The ratio that is still good; missing where any is. */
  readonly most?: number
  readonly target?: string
}

/** Judges the median ratio of the rounds' medians. */
export function compare({ name, beside, unit = 'ms', ours, theirs, most, target = `≤ ${most} ×` }: Comparison): Line {
  const [mine, others] = [ours.map(median), theirs.map(median)]
  const ratio = figure(mine.map((each, round) => each / others[round]!))
  return { name, beside, unit, ours: figure(mine), theirs: figure(others), ratio, target, ...(most === undefined ? {} : judged(ratio.median, most)) }
}

/** Where the peer could do nothing. */
export function notMeasured({ name, beside, unit = 'ms', ours, target = '' }: Pick<Comparison, 'name' | 'beside' | 'unit' | 'ours' | 'target'>): Line {
  return { name, beside, unit, ours: figure(ours.map(median)), target }
}

/** Judges a figure by itself. */
export function judge(line: Omit<Line, 'met' | 'over'>, most: number): Line {
  return { ...line, ...judged(line.ours.median, most) }
}

/** Adds what ours is busy with to those that missed their target. */
export async function explained(lines: readonly Line[], profile: () => Promise<Profile>): Promise<readonly Line[]> {
  if (lines.every(isGood)) return lines
  const why = await profile()
  return lines.map((line) => (isGood(line) ? line : { ...line, profile: why }))
}

/** Whether it has no target missed. */
export const isGood = ({ met }: Line) => met !== false

function judged(value: number, most: number): Pick<Line, 'met' | 'over'> {
  return value <= most ? { met: true } : { met: false, over: most === 0 ? Infinity : value / most }
}
