import type { Heading, Table } from '../../customer/sheets.ts'
import { doubled } from '../guard.ts'
import { slices } from '../slices.ts'
import { escapedCell } from './escape.ts'

/** The hidden sheet in which the lists to choose from stand, a column each: written into a cell's rule, they could not be long. */
export const choicesName = '_choices'

const begin = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
const end = '</worksheet>'
const atOnce = 40
const lastRow = 1_048_576
// More makes Excel call the file broken.
const longest = 32_767
const styles = { text: 1, heading: 2 }

/** The sheet with its headings, bold and always in sight, piece by piece. */
export async function* sheetXml({ headings, rows }: Table): AsyncGenerator<Buffer> {
  let last = 1
  const titles = rowXml(last, headings.map(({ title }) => title), styles.heading)
  yield Buffer.from(`${begin}${view}<sheetFormatPr defaultRowHeight="15"/>${columnsXml(headings)}<sheetData>${titles}`)
  for await (const some of slices(rows, atOnce)) yield Buffer.from(some.map((cells) => rowXml(++last, cells, styles.text)).join(''))
  const all = `A1:${nameOf(Math.max(0, headings.length - 1))}${last}`
  yield Buffer.from(`</sheetData><autoFilter ref="${all}"/>${rulesXml(headings)}<ignoredErrors><ignoredError sqref="${all}" numberStoredAsText="1"/></ignoredErrors>${end}`)
}

/** The hidden sheet. */
export function choicesXml(headings: readonly Heading[]): string {
  const longestList = Math.max(0, ...headings.map(({ choices = [] }) => choices.length))
  const rows = Array.from({ length: longestList }, (_, at) => rowXml(at + 1, headings.map(({ choices }) => choices?.[at] ?? ''), styles.text))
  return `${begin}<sheetData>${rows.join('')}</sheetData>${end}`
}

const view = '<sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/></sheetView></sheetViews>'

/** Whole columns are text, so that what is added by hand keeps its zeros too. */
function columnsXml(headings: readonly Heading[]): string {
  const columns = headings.map(({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" style="${styles.text}" customWidth="1"/>`)
  return columns.length > 0 ? `<cols>${columns.join('')}</cols>` : ''
}

function rowXml(number: number, cells: readonly string[], style: number): string {
  const filled = cells.map((cell, at) => (cell === '' ? '' : `<c r="${nameOf(at)}${number}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapedCell(cut(doubled(cell)))}</t></is></c>`))
  return `<row r="${number}">${filled.join('')}</row>`
}

const cut = (cell: string) => (cell.length > longest ? cell.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '') : cell)

/** Another value is warned of and can be kept, since whoever reads the file may know it under another name. */
function rulesXml(headings: readonly Heading[]): string {
  const rules = headings.flatMap(({ choices = [] }, at) => {
    const column = nameOf(at)
    const list = `'${choicesName}'!$${column}$1:$${column}$${choices.length}`
    return choices.length === 0 ? [] : [`<dataValidation type="list" errorStyle="warning" allowBlank="1" showErrorMessage="1" sqref="${column}2:${column}${lastRow}"><formula1>${list}</formula1></dataValidation>`]
  })
  return rules.length > 0 ? `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>` : ''
}

/** Column 0 is A, 26 is AA. */
function nameOf(column: number): string {
  return `${column >= 26 ? nameOf(Math.floor(column / 26) - 1) : ''}${String.fromCharCode(65 + (column % 26))}`
}
