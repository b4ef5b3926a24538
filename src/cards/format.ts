import type { Viewer } from './viewer.ts'

/** Tells ISO 8601 instants in a person's language and time zone; 24 hours, so that all languages' clocks agree. */
export function clock({ locale, timeZone }: Viewer): (at: string) => string {
  const name = `${locale} ${timeZone}`
  const format = formats.get(name) ?? new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23', timeZone })
  formats.set(name, format)
  return (at) => format.format(new Date(at))
}

// Making one takes longer than drawing the card.
const formats = new Map<string, Intl.DateTimeFormat>()

/** A whole number with its language's separators. */
export function count(value: number, { locale }: Viewer): string {
  return value.toLocaleString(locale)
}

/** The text shortened to `most` characters, an ellipsis included. */
export function clip(text: string, most: number): string {
  const characters = [...text]
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`
}

/** A text as lines, none of them empty: hosts do not break lines inside a run. The last one takes what exceeds `mostLines`. */
export function linesOf(text: string): readonly string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.length <= mostLines ? lines : [...lines.slice(0, mostLines - 1), lines.slice(mostLines - 1).join(' / ')]
}

const mostLines = 12
