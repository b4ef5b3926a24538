import type { SheetRow } from '../../customer/sheets.ts'
import type { Limits } from '../limits.ts'
import { openTray } from '../tray.ts'
import { openPackage, type Package } from './package.ts'
import { rowsIn } from './rows.ts'
import { readWorkbook, type Workbook } from './workbook.ts'
import { tell } from './xml.ts'

/** The rows of the first sheet of an XLSX file that has any. */
export async function* readXlsx(bytes: Buffer, limits: Limits): AsyncGenerator<readonly SheetRow[]> {
  const source = await openPackage(bytes, limits.unpacked)
  const workbook = await readWorkbook(source)
  for (const name of workbook.sheets) {
    let any = false
    for await (const rows of readSheet(source, workbook, name, limits)) {
      any = true
      yield rows
    }
    if (any) return
  }
}

async function* readSheet(source: Package, workbook: Workbook, name: string, limits: Limits): AsyncGenerator<readonly SheetRow[]> {
  const part = source.part(name)
  const tray = openTray(limits)
  if (!part) return
  for await (const full of tell(part, rowsIn(workbook, tray.put), tray.isFull)) if (full) yield tray.take()
  const last = tray.take()
  if (last.length > 0) yield last
}
