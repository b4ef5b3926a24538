import { SheetFault, type Sheets } from '../customer/sheets.ts'
import { readCsv } from './csv/read.ts'
import { writeCsv } from './csv/write.ts'
import type { Limits } from './limits.ts'

/** Tables in CSV and XLSX files, read within these limits. */
export function openSheets(limits: Limits): Sheets {
  return {
    async *read(bytes) {
      yield* readCsv(await gather(bytes, limits.bytes), limits)
    },
    write: (_kind, table) => writeCsv(table),
  }
}

async function gather(bytes: AsyncIterable<Uint8Array>, most: number): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of bytes) {
    if ((length += piece.length) > most) throw new SheetFault('large')
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}
