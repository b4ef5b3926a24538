/** Over the rounds: the middle one, the lowest and the highest. */
export interface Figure {
  readonly median: number
  readonly low: number
  readonly high: number
}

export function figure(numbers: readonly number[]): Figure {
  return { median: quantile(numbers, 0.5), low: Math.min(...numbers), high: Math.max(...numbers) }
}

/** The value below which the given part (0 to 1) of the numbers lies; NaN where there are none. */
export function quantile(numbers: readonly number[], part: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN
}

export const median = (numbers: readonly number[]): number => quantile(numbers, 0.5)
