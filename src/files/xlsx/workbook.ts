import { SheetFault } from '../../customer/sheets.ts'
import { plain, readFormats, type Format } from './formats.ts'
import type { Package } from './package.ts'
import { relationsOf, type Relation } from './relations.ts'
import { openTexts, readTexts, type Texts } from './texts.ts'
import { told } from './xml.ts'

const mostSheets = 1_000

/** What the cells of all sheets refer to. */
export interface Workbook {
  /** The names of the parts of the sheets that a person can see, in their order. */
  readonly sheets: readonly string[]
  readonly texts: Texts
  /** By the number of a cell's style. */
  readonly format: (style: number) => Format
  /** Days are counted from 1904, as old Macs did. */
  readonly from1904: boolean
}

/** Throws `SheetFault`: `unknown` where the package holds no workbook in XML but a document, or anything else. */
export async function readWorkbook(source: Package): Promise<Workbook> {
  const name = (await relationsOf(source, '')).find(({ kind }) => kind === 'officeDocument')?.target
  const part = name?.endsWith('.xml') ? source.part(name) : undefined
  if (!name || !part) throw new SheetFault('unknown')
  const { ids, from1904 } = await readSheets(part)
  const relations = await relationsOf(source, name)
  const related = (wanted: string) => partOf(source, relations.find(({ kind }) => kind === wanted))
  const [texts, formats] = [related('sharedStrings'), related('styles')]
  const known = formats ? await readFormats(formats) : []
  return {
    sheets: ids.flatMap((id) => relations.filter((each) => each.id === id && each.kind === 'worksheet').map(({ target }) => target)),
    texts: texts ? await readTexts(texts) : openTexts(),
    format: (style) => known[style] ?? plain,
    from1904,
  }
}

async function readSheets(part: AsyncIterable<Uint8Array>) {
  const ids: string[] = []
  let [root, from1904] = ['', false]
  await told(part, {
    opened(name, attributes) {
      root ||= name
      if (name === 'workbookPr') from1904 = /^(?:1|true)$/.test(attributes.date1904 ?? '')
      if (name !== 'sheet' || /hidden/i.test(attributes.state ?? '')) return
      if (ids.length === mostSheets) throw new SheetFault('large')
      ids.push(Object.entries(attributes).find(([each]) => each.endsWith(':id'))?.[1] ?? '')
    },
  })
  if (root !== 'workbook') throw new SheetFault('unknown')
  return { ids, from1904 }
}

const partOf = (source: Package, relation: Relation | undefined) => relation && source.part(relation.target)
