import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { Table } from '../../customer/sheets.ts'
import { packageParts } from './package-parts.ts'
import { choicesXml, sheetXml } from './sheet-xml.ts'

// Files with the same content are the same, whenever they were made.
const options = { mtime: new Date(0), forceDosTimestamp: true }

/** The table as XLSX: only text cells, so that no number is changed and no zero lost; its rows are read as the file is. */
export async function* writeXlsx(table: Table): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile()
  const sheet = Readable.from(sheetXml(table), { objectMode: false, highWaterMark: 1 })
  const file = zip.outputStream as Readable
  sheet.once('error', (error) => file.destroy(error))
  for (const [name, xml] of packageParts(table.name)) zip.addBuffer(Buffer.from(xml), name, options)
  zip.addBuffer(Buffer.from(choicesXml(table.headings)), 'xl/worksheets/sheet2.xml', options)
  zip.addReadStream(sheet, 'xl/worksheets/sheet1.xml', options)
  zip.end()
  try {
    yield* file
  } finally {
    sheet.destroy()
  }
}
