import { SheetFault, type SheetRow } from '../customer/sheets.ts'
import type { Limits } from './limits.ts'

const most = { rows: 200, characters: 250_000 }

/** Rows on their way out: without what is empty, and within the limits. */
export interface Tray {
  /** Throws `SheetFault`. */
  put(number: number, cells: readonly string[]): void
  isFull(): boolean
  /** What was put since the last time. */
  take(): readonly SheetRow[]
}

export function openTray({ rows, columns, unpacked }: Limits): Tray {
  let batch: SheetRow[] = []
  let [count, characters, all] = [0, 0, 0]
  return {
    put(number, padded) {
      const cells = padded.slice(0, 1 + padded.findLastIndex((cell) => cell !== ''))
      if (cells.length === 0) return
      if (++count > rows || cells.length > columns) throw new SheetFault('rows')
      const length = cells.reduce((sum, cell) => sum + cell.length, 0)
      if ((all += length) > unpacked) throw new SheetFault('large')
      characters += length
      batch.push({ number, cells })
    },
    isFull: () => batch.length >= most.rows || characters >= most.characters,
    take() {
      const taken = batch
      batch = []
      characters = 0
      return taken
    },
  }
}
