import { stringify } from 'csv-stringify/sync'
import type { Table } from '../../customer/sheets.ts'
import type { Locale, Localized } from '../../text/locale.ts'
import { slices } from '../slices.ts'
import { guarded } from '../guard.ts'

// A comma parts decimals where Spanish is spoken, so that programs there expect the other.
const delimiters: Localized = { en: ',', 'zh-CN': ',', es: ';' }
// A program of another country would part the cell at these, and run its rest.
const quoted = /[,;\t|\r\n]|^\s|\s$|^sep=/i
const atOnce = 500

/** The table as CSV in UTF-8, with the mark without which Excel would not take it for that. */
export async function* writeCsv({ headings, rows, locale }: Table): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`\uFEFF${lines([headings.map(({ title }) => title)], locale)}`)
  for await (const some of slices(rows, atOnce)) yield Buffer.from(lines(some, locale))
}

function lines(rows: readonly (readonly string[])[], locale: Locale): string {
  const cells = rows.map((row) => row.map(guarded))
  return stringify(cells, { delimiter: delimiters[locale], record_delimiter: '\r\n', quoted_match: quoted })
}
