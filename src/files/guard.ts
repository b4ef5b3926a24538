// A spreadsheet program runs such a cell as a formula, and behind an apostrophe it does not; one that parts cells at another sign would run what stands behind that.
const whole = /^('*)(?=[=+\-@\t\r\n＝＋－＠])/
const parts = /([,;\t|\r\n][^\S\t\r\n]*)('*)(?=[=+\-@＝＋－＠])/g

/** A cell as it may stand in a CSV file. */
export const guarded = (cell: string): string => cell.replace(parts, "$1'$2").replace(whole, "'$1")

/** The same where nothing is run, as in an XLSX file: only what looks guarded is, since such a file may be made of a CSV file. */
export const doubled = (cell: string): string => cell.replace(parts, (_, before: string, apostrophes: string) => `${before}${more(apostrophes)}`).replace(whole, more)

/** The cell that was guarded, or doubled. */
export const unguarded = (cell: string): string => cell.replace(whole, (apostrophes) => apostrophes.slice(1)).replace(parts, (_, before: string, apostrophes: string) => before + apostrophes.slice(1))

const more = (apostrophes: string): string => apostrophes && `'${apostrophes}`
