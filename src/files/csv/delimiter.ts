const delimiters = [',', ';', '\t'] as const
const linesLooked = 20

/** What parts the cells, and how many characters of the beginning only tell that (Excel's line `sep=;`). */
export interface Parting {
  readonly delimiter: string
  readonly skip: number
}

/** Finds it in the beginning of a text, from what stands outside quotes. */
export function partingOf(beginning: string): Parting {
  const told = /^sep=(.)(?:\r\n|\r|\n)/i.exec(beginning)
  if (told?.[1]) return { delimiter: told[1], skip: told[0].length }
  const lines = beginning.replace(/"(?:[^"]|"")*(?:"|$)/g, '').split(/[\r\n]+/, linesLooked).filter(Boolean)
  const [best] = delimiters.map((delimiter) => ({ delimiter, ...fitOf(delimiter, lines) })).toSorted((a, b) => b.alike - a.alike || b.first - a.first)
  return { delimiter: best?.delimiter ?? ',', skip: 0 }
}

/** How often it stands in the first line, and in how many lines as often as there. */
function fitOf(delimiter: string, lines: readonly string[]): { readonly first: number; readonly alike: number } {
  const [first = 0, ...others] = lines.map((line) => line.split(delimiter).length - 1)
  return { first, alike: first && 1 + others.filter((count) => count === first).length }
}
