import { createReadStream, createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { openSheets } from '../../src/files/sheets.ts'
import { headings, type Way } from './way.ts'

const sheets = openSheets({ bytes: 1e9, unpacked: 4e9, rows: 1e6, columns: 100 })

export const way: Way = {
  async read(file) {
    let count = 0
    for await (const rows of sheets.read(createReadStream(file))) count += rows.length
    return count
  },
  write: (file, rows) => pipeline(sheets.write('xlsx', { name: 'Customers', headings, rows, locale: 'en' }), createWriteStream(file)),
}
