import { pipeline } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { CsvError, parse } from 'csv-parse'
import { SheetFault, type SheetRow } from '../../customer/sheets.ts'
import type { Limits } from '../limits.ts'
import { openTray } from '../tray.ts'
import { partingOf, type Parting } from './delimiter.ts'
import { unguarded } from './guard.ts'

const pieceLength = 32_768
const longestRecord = 4_000_000
// No spreadsheet program knows more columns.
const widest = 16_384

/** The rows of a CSV file, ragged ones too. */
export async function* readCsv(bytes: Buffer, limits: Limits): AsyncGenerator<readonly SheetRow[]> {
  const encoding = 'utf-8'
  const parting = partingOf(new TextDecoder(encoding).decode(bytes.subarray(0, 2 * pieceLength)))
  const tray = openTray(limits)
  let number = 0
  try {
    for await (const cells of pipeline(pieces(bytes, encoding, parting), parser(parting, limits), () => {})) {
      tray.put(++number, cells as string[])
      if (tray.isFull()) yield tray.take()
    }
  } catch (error) {
    throw error instanceof CsvError ? new SheetFault(error.code === 'CSV_MAX_RECORD_SIZE' ? 'large' : 'damaged', { cause: error }) : error
  }
  yield tray.take()
}

function parser({ delimiter }: Parting, { columns }: Limits) {
  const cast = (cell: string, { index }: { readonly index: number }) => {
    if (index >= (cell ? columns : widest)) throw new SheetFault('rows')
    return unguarded(cell)
  }
  return parse({ delimiter, record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true, relax_quotes: true, max_record_size: longestRecord, cast })
}

async function* pieces(bytes: Buffer, encoding: string, { skip }: Parting): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  let over = skip
  for (let at = 0; at < bytes.length; at += pieceLength) {
    yield decoder.decode(bytes.subarray(at, at + pieceLength), { stream: true }).slice(over)
    over = 0
    await setImmediate()
  }
  yield decoder.decode()
}
