import { SheetFault } from '../../customer/sheets.ts'
import { unguarded } from '../guard.ts'
import { uncoded } from './escape.ts'
import { numberText } from './numbers.ts'
import { longestText, openText } from './texts.ts'
import type { Workbook } from './workbook.ts'
import type { Attributes, Listener } from './xml.ts'

const lastColumn = 16_384
const lastRow = 1_048_576

/** Listens to the part of a sheet, and puts each row that ends. */
export function rowsIn(workbook: Workbook, put: (number: number, cells: readonly string[]) => void): Listener {
  const text = openText()
  let [number, column, inRow, inValue] = [0, 0, false, false]
  let cell: Attributes | undefined
  let [cells, value]: [string[], string] = [[], '']

  function endCell(attributes: Attributes) {
    const inline = text.take()
    const shown = attributes.t === 'inlineStr' ? inline : valueText(workbook, attributes, value)
    if (shown === '') return
    if (shown.length > longestText) throw new SheetFault('large')
    while (cells.length < column - 1) cells.push('')
    cells.push(unguarded(shown))
  }

  return {
    opened(name, attributes) {
      if (name === 'row') {
        number = after(number, attributes.r === undefined ? number + 1 : Number(attributes.r), lastRow)
        inRow = true
      } else if (name === 'c' && inRow) {
        column = after(column, attributes.r === undefined ? column + 1 : columnOf(attributes.r), lastColumn)
        cell = attributes
        value = ''
      } else if (cell) {
        inValue = name === 'v'
        text.opened(name)
      }
    },
    text(some) {
      if (inValue) value += some
      else if (cell) text.text(some)
    },
    closed(name) {
      inValue = false
      if (name === 'row') {
        put(number, cells)
        ;[cells, column, inRow] = [[], 0, false]
      } else if (name === 'c' && cell) {
        endCell(cell)
        cell = undefined
      } else if (cell) text.closed(name)
    },
  }
}

function valueText({ texts, format, from1904 }: Workbook, { t: kind = 'n', s: style }: Attributes, value: string): string {
  if (value === '') return ''
  if (kind === 's') return texts.get(Number(value))
  if (kind === 'n') return numberText(value, format(Number(style ?? 0)), from1904)
  if (kind === 'b') return value === '1' || value === 'true' ? 'TRUE' : 'FALSE'
  return kind === 'd' ? value.replace(/T00:00:00.*$/, '').replace('T', ' ') : uncoded(value)
}

/** `AB12` is in column 28. */
function columnOf(place: string): number {
  let column = 0
  for (let at = 0; at < 4; at++) {
    const letter = place.charCodeAt(at) - 64
    if (!(letter >= 1 && letter <= 26)) return column
    column = column * 26 + letter
  }
  return 0
}

/** Rows and cells come in their order, so that none takes the place of another. */
function after(last: number, next: number, most: number): number {
  if (!(next > last && next <= most)) throw new SheetFault('damaged')
  return next
}
