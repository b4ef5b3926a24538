import type { Localized } from '../../text/locale.ts'
import type { Values } from '../../customer/customer.ts'
import type { FieldName } from '../../customer/fields.ts'
import type { Spot } from '../../people/desk.ts'
import type { Turn } from '../command.ts'

/** What stands in the way of a row; of one of its fields, or of the whole. */
export interface RowProblem {
  readonly field?: FieldName
  readonly text: Localized
}

export interface Wrong {
  readonly row: number
  readonly cells: readonly string[]
  readonly problems: readonly RowProblem[]
}

/** A row that may be saved: a new customer, or the next version of one. */
export interface Right {
  readonly row: number
  readonly cells: readonly string[]
  readonly target?: { readonly id: string; readonly version: number }
  readonly values: Values
}

/** A file that was looked through, and waits for its person's word. */
export interface Prepared {
  readonly id: string
  readonly name: string
  /** The headings, those of them that nobody knows, and those of what is not imported. */
  readonly titles: readonly string[]
  readonly unknown: readonly string[]
  readonly idle: readonly string[]
  readonly counts: { readonly added: number; readonly changed: number; readonly same: number; readonly wrong: number }
  /** How many pieces its rows are kept in. */
  readonly pieces: { readonly right: number; readonly wrong: number }
}

/** What came of a piece of right rows. */
export interface Outcome {
  readonly added: number
  readonly changed: number
  readonly failed: readonly Wrong[]
}

interface Parts {
  readonly head: Prepared
  readonly right: readonly Right[]
  readonly wrong: readonly Wrong[]
  /** Rows of it are being saved, or were. */
  readonly begun: true
  readonly outcome: Outcome
}

/** A piece ends with either, since everybody waits while it is written and read. */
const most = { rows: 100, characters: 250_000 }

/** Each piece of an import has a place of its own on its person's desk, for a day: nothing is held in a process, and nobody else finds it. */
function place({ tenant, person }: Spot, id: string, part: keyof Parts, piece: number): Spot {
  return { tenant, person, conversation: `import/${id}/${part}/${piece}` }
}

export function readPart<P extends keyof Parts>({ world, spot }: Turn, id: string, part: P, piece = 0): Promise<Parts[P] | undefined> {
  return world.desk.read<Parts[P]>(place(spot, id, part, piece), 'import')
}

export function keepPart<P extends keyof Parts>({ world, spot }: Turn, id: string, part: P, value: Parts[P], piece = 0): Promise<void> {
  return world.desk.write(place(spot, id, part, piece), 'import', value)
}

/** It is not wanted any more. */
export function clearHead({ world, spot }: Turn, id: string): Promise<void> {
  return world.desk.clear(place(spot, id, 'head', 0), 'import')
}

/** The import that a word without a button is about: the person's last one. */
export function readLast({ world, spot }: Turn): Promise<string | undefined> {
  return world.desk.read<string>(spot, 'import')
}

export function keepLast({ world, spot }: Turn, id: string): Promise<void> {
  return world.desk.write(spot, 'import', id)
}

/** Keeps rows as they come, a piece at a time. */
export function keepingRows<P extends 'right' | 'wrong'>(turn: Turn, id: string, part: P) {
  let [pieces, characters, waiting] = [0, 0, [] as Parts[P][number][]]
  const keep = async (): Promise<void> => {
    if (waiting.length === 0) return
    await keepPart(turn, id, part, waiting as unknown as Parts[P], pieces++)
    waiting = []
    characters = 0
  }
  return {
    add: async (row: Parts[P][number]): Promise<void> => {
      waiting.push(row)
      characters += row.cells.reduce((sum, cell) => sum + cell.length, 0)
      if (waiting.length === most.rows || characters >= most.characters) await keep()
    },
    /** Gives how many pieces there are. */
    end: async (): Promise<number> => (await keep(), pieces),
  }
}
