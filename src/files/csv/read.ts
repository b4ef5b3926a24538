import { pipeline } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { CsvError, parse } from 'csv-parse'
import { SheetFault, type SheetRow } from '../../customer/sheets.ts'
import type { Limits } from '../limits.ts'
import { openTray } from '../tray.ts'
import { partingOf, type Parting } from './delimiter.ts'
import { encodingOf } from './encoding.ts'
import { unguarded } from '../guard.ts'

const pieceLength = 32_768
// Of one row; one that is longer is a quote that does not end, or means harm.
const longest = 1_000_000

/** The rows of a CSV file, ragged ones too. */
export async function* readCsv(bytes: Buffer, limits: Limits): AsyncGenerator<readonly SheetRow[]> {
  const encoding = encodingOf(bytes)
  const parting = partingOf(new TextDecoder(encoding).decode(bytes.subarray(0, 2 * pieceLength)))
  const tray = openTray(limits)
  let number = 0
  try {
    for await (const cells of pipeline(pieces(bytes, encoding, parting), parserOf(parting), () => {})) {
      tray.put(++number, (cells as string[]).map(unguarded))
      if (tray.isFull()) yield tray.take()
    }
  } catch (error) {
    throw error instanceof CsvError ? new SheetFault(error.code === 'CSV_MAX_RECORD_SIZE' ? 'large' : 'damaged', { cause: error }) : error
  }
  const last = tray.take()
  if (last.length > 0) yield last
}

const parserOf = ({ delimiter }: Parting) => parse({ delimiter, record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true, relax_quotes: true, max_record_size: longest })

async function* pieces(bytes: Buffer, encoding: string, { skip }: Parting): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  let [over, line] = [skip, 0]
  for (let at = 0; at < bytes.length; at += pieceLength) {
    const piece = decoder.decode(bytes.subarray(at, at + pieceLength), { stream: true })
    line = /[\r\n]/.test(piece) ? 0 : line + piece.length
    if (line > longest) throw new SheetFault('large')
    yield piece.slice(over)
    over = 0
    await setImmediate()
  }
  yield decoder.decode()
}
