import { escaped } from './escape.ts'
import { choicesName } from './sheet-xml.ts'

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const formats = 'http://schemas.openxmlformats.org'
const main = `${formats}/spreadsheetml/2006/main`
const related = `${formats}/officeDocument/2006/relationships`
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const longestName = 31

/** Everything of the file but its sheets, by name. */
export const packageParts = (name: string): readonly (readonly [name: string, xml: string])[] => [
  ['[Content_Types].xml', contentTypes],
  ['_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])],
  ['xl/workbook.xml', workbook(name)],
  ['xl/_rels/workbook.xml.rels', relations([['worksheet', 'worksheets/sheet1.xml'], ['worksheet', 'worksheets/sheet2.xml'], ['styles', 'styles.xml']])],
  ['xl/styles.xml', styles],
]

const contentTypes = `${head}<Types xmlns="${formats}/package/2006/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/>\
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/>\
<Override PartName="/xl/worksheets/sheet2.xml" ContentType="${types}.worksheet+xml"/>\
<Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/></Types>`

const relations = (parts: readonly (readonly [kind: string, target: string])[]) =>
  `${head}<Relationships xmlns="${formats}/package/2006/relationships">${parts.map(([kind, target], at) => `<Relationship Id="rId${at + 1}" Type="${related}/${kind}" Target="${target}"/>`).join('')}</Relationships>`

const workbook = (name: string) => `${head}<workbook xmlns="${main}" xmlns:r="${related}"><bookViews><workbookView/></bookViews><sheets>\
<sheet name="${escaped(sheetName(name))}" sheetId="1" r:id="rId1"/>\
<sheet name="${choicesName}" sheetId="2" state="veryHidden" r:id="rId2"/></sheets></workbook>`

/** A sheet's name may not be of any kind, nor of any length. */
function sheetName(name: string): string {
  const tidy = name.replace(/[[\]:*?/\\\p{Cc}\p{Cs}]/gu, ' ').slice(0, longestName).replace(/^['\s]+|['\s]+$|[\uD800-\uDBFF]$/g, '')
  return tidy || 'Sheet1'
}

// Style 1 is text (format 49), 2 the same in bold.
const styles = `${head}<styleSheet xmlns="${main}">\
<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>\
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>\
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs>\
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
