import { setImmediate } from 'node:timers/promises'
import { SheetFault, type Sheets } from '../customer/sheets.ts'
import { readCsv } from './csv/read.ts'
import { writeCsv } from './csv/write.ts'
import { kindOf } from './kind.ts'
import type { Limits } from './limits.ts'
import { readXlsx } from './xlsx/read.ts'
import { writeXlsx } from './xlsx/write.ts'

const readers = { csv: readCsv, xlsx: readXlsx }
const writers = { csv: writeCsv, xlsx: writeXlsx }

/** Tables in CSV and XLSX files, read within these limits. */
export function openSheets(limits: Limits): Sheets {
  return {
    async *read(pieces) {
      const bytes = await gather(pieces, limits.bytes)
      yield* readers[kindOf(bytes)](bytes, limits)
    },
    write: (kind, table) => writers[kind](table),
  }
}

async function gather(pieces: AsyncIterable<Uint8Array>, most: number): Promise<Buffer> {
  const gathered: Uint8Array[] = []
  let length = 0
  for await (const piece of pieces) {
    if ((length += piece.length) > most) throw new SheetFault('large')
    gathered.push(piece)
  }
  const bytes = Buffer.concat(gathered)
  await setImmediate()
  return bytes
}
