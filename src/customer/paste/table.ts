import { meaningOf } from './keyed.ts'

const isRow = (line: string) => line.includes('\t')
const cellsOf = (line: string) => line.split('\t').map((cell) => cell.trim())
const known = (cell: string) => meaningOf(cell.replace(/[:：*]+$/, '')) !== undefined

/** Lines that a person would have typed, and rows of other customers. */
interface Unrolled {
  readonly lines: readonly string[]
  readonly others: readonly string[]
}

/**
 * Lines copied from a spreadsheet: the first row under headings and a column of headings become "heading: value", any
 * row without headings one line for each cell.
 */
export function unrolled(lines: readonly string[]): Unrolled {
  const [first = '', second, ...more] = lines
  if (!lines.some(isRow)) return { lines, others: [] }
  const heads = cellsOf(first)
  const named = heads.filter(known).length
  if (second !== undefined && named >= 2 && named * 2 >= heads.filter((cell) => cell).length) {
    return { lines: [...paired(heads, cellsOf(second)), ...more.filter((line) => !isRow(line))], others: more.filter(isRow).map((line) => cellsOf(line).join(' ')) }
  }
  const apart = lines.flatMap((line) => {
    const cells = cellsOf(line)
    return cells.length === 2 && known(cells[0] ?? '') ? paired(cells.slice(0, 1), cells.slice(1)) : cells
  })
  return { lines: apart, others: [] }
}

function paired(heads: readonly string[], cells: readonly string[]): readonly string[] {
  return cells.flatMap((cell, i) => {
    if (!cell) return []
    const head = (heads[i] ?? '').replace(/[:：*]+$/, '')
    return [head ? `${head}: ${cell}` : cell]
  })
}
