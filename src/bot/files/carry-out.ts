import { setImmediate as breathe } from 'node:timers/promises'
import { StoreTrouble } from '../../customer/book.ts'
import type { Turn } from '../command.ts'
import { keepPart, readPart, type Outcome, type Prepared, type Wrong } from './prepared.ts'
import { saveRow } from './save-row.ts'

/** How far an import has come. */
export interface Standing extends Outcome {
  /** Rows that nothing has come of yet. */
  readonly left: number
  /** The book did not answer: the rest waits for another press. */
  readonly stopped?: true
}

/** Goes on with an import for about so many ms, and for one piece at least. Each row is saved once, however often and in how many processes this runs. */
export async function carryOut(turn: Turn, { id, counts, pieces }: Prepared, patience: number): Promise<Standing> {
  const end = performance.now() + patience
  let done: Outcome = { added: 0, changed: 0, failed: [] }
  let stopped = false
  for (let [piece, fresh] = [0, 0]; piece < pieces.right; piece++) {
    const known = await readPart(turn, id, 'outcome', piece)
    if (!known && fresh++ > 0 && performance.now() > end) break
    const outcome = known ?? (await savePiece(turn, id, piece))
    if (!outcome) stopped = true
    if (!outcome) break
    done = { added: done.added + outcome.added, changed: done.changed + outcome.changed, failed: [...done.failed, ...outcome.failed] }
  }
  const left = counts.added + counts.changed - done.added - done.changed - done.failed.length
  return { ...done, left, ...(stopped ? { stopped } : {}) }
}

/** Saves the rows of one piece and keeps what came of them; undefined where the book did not answer. */
async function savePiece(turn: Turn, id: string, piece: number): Promise<Outcome | undefined> {
  try {
    const rows = (await readPart(turn, id, 'right', piece)) ?? []
    const [counts, failed] = [{ added: 0, changed: 0 }, [] as Wrong[]]
    for (const row of rows) {
      const problem = await saveRow(turn, id, row)
      if (problem) failed.push({ row: row.row, cells: row.cells, problems: [problem] })
      else counts[row.target ? 'changed' : 'added']++
      await breathe()
    }
    const outcome = { ...counts, failed }
    await keepPart(turn, id, 'outcome', outcome, piece)
    return outcome
  } catch (error) {
    if (error instanceof StoreTrouble) return undefined
    throw error
  }
}
