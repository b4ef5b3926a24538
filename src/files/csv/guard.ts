// A spreadsheet program runs such a cell as a formula; behind an apostrophe it does not.
const runs = /^'*[=+\-@\t\r\n＝＋－＠]/

/** A cell as it may stand in a CSV file. */
export const guarded = (cell: string): string => (runs.test(cell) ? `'${cell}` : cell)

/** The cell that was guarded. */
export const unguarded = (cell: string): string => (cell.startsWith("'") && runs.test(cell) ? cell.slice(1) : cell)
