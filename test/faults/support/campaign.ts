import { rmSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Violations } from '../checker.ts'

export type Size = 'full' | 'short'

/** What a campaign counted; what `counted` names must be 0, and every control must be caught. */
export type Figures = Readonly<Partial<Record<keyof Violations | 'late' | 'missing' | 'false' | 'stuck' | 'unnoticed' | 'ended', number>>> & {
  readonly operations: number
  readonly faults: number
  /** Ways of writing that are known to be wrong, put to the same test, and how many of them it found out. */
  readonly controls: number
  readonly controlsCaught: number
  /** What this machine does not allow, and why. */
  readonly notPossibleHere?: string
  readonly [more: string]: number | string | undefined
}

/** One kind of harm, done to the real store. */
export interface Campaign {
  readonly name: string
  run(size: Size): Promise<Figures>
}

const counted = ['lost', 'doubled', 'ghosts', 'duplicates', 'torn', 'versions', 'realTime', 'late', 'missing', 'false', 'stuck', 'unnoticed', 'ended'] as const

/** Every figure that should be 0 and is not. */
export function faultsIn(figures: Figures): readonly string[] {
  const wrong = counted.filter((name) => (figures[name] ?? 0) !== 0).map((name) => `${name}: ${figures[name]}`)
  return figures.controlsCaught === figures.controls ? wrong : [...wrong, `controls not caught: ${figures.controls - figures.controlsCaught}`]
}

/** Runs in a temporary folder that is gone afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'faults-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)]!
export const chance = (part: number): boolean => Math.random() < part
