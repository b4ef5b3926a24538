import { setImmediate } from 'node:timers/promises'
import excel from 'exceljs'
import { headings, type Batches, type Way } from './way.ts'

/** Its streaming reader and writer; a breath after each batch, which its writer does not take by itself. */
export const way: Way = {
  async read(file) {
    let count = 0
    for await (const sheet of new excel.stream.xlsx.WorkbookReader(file, { sharedStrings: 'cache', styles: 'cache', hyperlinks: 'ignore', worksheets: 'emit', entries: 'ignore' })) {
      for await (const row of sheet) if (row.hasValues) count++
    }
    return count
  },
  write: (file, rows) => write(file, rows, false),
}

/** `shared`: with a list of shared texts, as Excel writes it. */
export async function write(filename: string, rows: Batches, shared: boolean): Promise<void> {
  const workbook = new excel.stream.xlsx.WorkbookWriter({ filename, useSharedStrings: shared, useStyles: true })
  const sheet = workbook.addWorksheet('Customers', { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = headings.map(({ title, width }) => ({ header: title, width }))
  for await (const batch of rows) {
    for (const cells of batch) sheet.addRow(cells).commit()
    await setImmediate()
  }
  sheet.commit()
  await workbook.commit()
}
