import { setImmediate as breathe } from 'node:timers/promises'
import { StoreTrouble } from '../../customer/book.ts'
import type { Turn } from '../command.ts'
import { rightsOf } from '../turn.ts'
import { keepPart, readPart, type Outcome, type Prepared, type Right, type Wrong } from './prepared.ts'
import { saveRow } from './save-row.ts'

/** `away`: the book did not answer, and the rest waits for another press; `gone`: it was cancelled, is too old, or its person may import no more. */
export type Stop = 'away' | 'gone'

/** How far an import has come. */
export interface Standing extends Outcome {
  /** Rows that nothing has come of yet. */
  readonly left: number
  readonly stopped?: Stop
}

/** Goes on with an import for about so many ms, and for one piece at least. Each row is saved once, however often and in how many processes this runs. */
export async function carryOut(turn: Turn, { id, counts, pieces }: Prepared, patience: number): Promise<Standing> {
  const end = performance.now() + patience
  let done: Outcome = { added: 0, changed: 0, failed: [] }
  let stopped: Stop | undefined
  for (let [piece, fresh] = [0, 0]; piece < pieces.right && !stopped; piece++) {
    const known = await readPart(turn, id, 'outcome', piece)
    if (!known && fresh++ > 0 && performance.now() > end) break
    const outcome = known ?? (await savePiece(turn, id, piece))
    if (typeof outcome === 'string') stopped = outcome
    else done = { added: done.added + outcome.added, changed: done.changed + outcome.changed, failed: [...done.failed, ...outcome.failed] }
  }
  const left = counts.added + counts.changed - done.added - done.changed - done.failed.length
  return { ...done, left, ...(stopped ? { stopped } : {}) }
}

/** Saves the rows of one piece and keeps what came of them. */
async function savePiece(turn: Turn, id: string, piece: number): Promise<Outcome | Stop> {
  try {
    // Whoever cancels at this moment either is seen here, or sees that it has begun.
    if (piece === 0) await keepPart(turn, id, 'begun', true)
    const now = await stillWanted(turn, id)
    const rows = now && (await readPart(turn, id, 'right', piece))
    if (!rows) return 'gone'
    const outcome = await saveRows(now, id, rows)
    await keepPart(turn, id, 'outcome', outcome, piece)
    return outcome
  } catch (error) {
    if (error instanceof StoreTrouble) return 'away'
    throw error
  }
}

/** The turn with the rights of this moment, since a long import outlasts many changes; undefined where nobody wants it any more. */
async function stillWanted(turn: Turn, id: string): Promise<Turn | undefined> {
  const { world, tenant, person, viewer } = turn
  const [head, known] = await Promise.all([readPart(turn, id, 'head'), world.people.get(tenant, person.id)])
  const rights = rightsOf(world, known ?? person)
  return head && rights.has('import') ? { ...turn, viewer: { ...viewer, rights } } : undefined
}

async function saveRows(turn: Turn, id: string, rows: readonly Right[]): Promise<Outcome> {
  const [counts, failed] = [{ added: 0, changed: 0 }, [] as Wrong[]]
  for (const row of rows) {
    const problem = await saveRow(turn, id, row)
    if (problem) failed.push({ row: row.row, cells: row.cells, problems: [problem] })
    else counts[row.target ? 'changed' : 'added']++
    await breathe()
  }
  return { ...counts, failed }
}
