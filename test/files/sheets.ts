import { zipSync } from 'fflate'
import type { Heading, SheetKind, SheetRow, Table } from '../../src/customer/sheets.ts'
import { SheetFault } from '../../src/customer/sheets.ts'
import { openSheets } from '../../src/files/sheets.ts'

export const limits = { bytes: 2_000_000, unpacked: 8_000_000, rows: 10_000, columns: 60 }
export const sheets = openSheets(limits)

type Rows = readonly (readonly string[])[]

export async function* inPieces(bytes: Uint8Array, length = 10_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length)
}

export async function all<T>(pieces: AsyncIterable<T>): Promise<readonly T[]> {
  const gathered: T[] = []
  for await (const piece of pieces) gathered.push(piece)
  return gathered
}

export const read = async (bytes: Uint8Array, by = sheets): Promise<readonly SheetRow[]> => (await all(by.read(inPieces(bytes)))).flat()
/** Only the cells. */
export const cellsOf = async (bytes: Uint8Array): Promise<Rows> => (await read(bytes)).map(({ cells }) => cells)

/** Why a file cannot be read; an accident is thrown on. */
export const troubleOf = (bytes: Uint8Array, by = sheets): Promise<string> =>
  read(bytes, by).then(
    (rows) => `${rows.length} rows`,
    (error: unknown) => (error instanceof SheetFault ? error.trouble : Promise.reject(error as Error)),
  )

export async function* batches<T>(...given: readonly T[]): AsyncGenerator<T> {
  yield* given
}

export const headingsOf = (...titles: readonly string[]): readonly Heading[] => titles.map((title) => ({ title, width: 20 }))

export async function written(kind: SheetKind, headings: readonly Heading[], rows: Rows, more: Partial<Table> = {}): Promise<Buffer> {
  return Buffer.concat(await all(sheets.write(kind, { name: 'Customers', headings, rows: batches(rows), locale: 'en', ...more })))
}

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const related = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A workbook as other programs make it; `sheets`: what stands in each `sheetData`. */
export interface Made {
  readonly sheets: readonly string[]
  readonly states?: readonly string[]
  readonly texts?: string
  readonly styles?: string
  readonly properties?: string
  /** Parts in the place of others, or besides. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>
}

/** In the order in which Excel writes the parts: the texts come after the sheets. */
export function partsOf({ sheets, states = [], texts, styles, properties = '', parts = {} }: Made): Readonly<Record<string, Uint8Array>> {
  const relations = [...sheets.map((_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`]), ['sharedStrings', 'sharedStrings.xml'], ['styles', 'styles.xml']]
  const made: Readonly<Record<string, string | Uint8Array>> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships><Relationship Id="rId1" Type="${related}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook ${main}><workbookPr ${properties}/><sheets>${sheets.map((_, at) => `<sheet name="S${at}" sheetId="${at + 1}" ${states[at] ?? ''} r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relations.map(([kind, target], at) => `<Relationship Id="rId${at + 1}" Type="${related}/${kind}" Target="${target}"/>`).join('')}</Relationships>`,
    ...Object.fromEntries(sheets.map((rows, at) => [`xl/worksheets/sheet${at + 1}.xml`, `<worksheet ${main}><sheetData>${rows}</sheetData></worksheet>`])),
    ...(styles === undefined ? {} : { 'xl/styles.xml': `<styleSheet ${main}>${styles}</styleSheet>` }),
    ...(texts === undefined ? {} : { 'xl/sharedStrings.xml': `<sst ${main}>${texts}</sst>` }),
    ...parts,
  }
  return Object.fromEntries(Object.entries(made).map(([name, content]) => [name, typeof content === 'string' ? Buffer.from(content) : content]))
}

export const workbook = (made: Made): Uint8Array => zipSync(partsOf(made))
