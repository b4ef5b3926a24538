import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { all, batches, cellsOf, headingsOf, read, sheets, workbook, written } from './sheets.ts'

const row = (number: number, cells: string) => `<row r="${number}">${cells}</row>`
const styles = `<numFmts count="4"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/><numFmt numFmtId="165" formatCode="00000"/><numFmt numFmtId="166" formatCode="[$-C0A]0.00\\d"/><numFmt numFmtId="167" formatCode="[h]:mm"/></numFmts>
  <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${[0, 14, 164, 165, 166, 22, 20, 167].map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs>`
const numbers = async (cells: string, properties = '') => (await cellsOf(workbook({ sheets: [row(1, cells)], styles, properties })))[0]

describe('an XLSX file is read', () => {
  it('with texts that stand in the cell or in the common list, with runs, and without the readings above them', async () => {
    const texts = '<si><t>公司</t><rPh sb="0" eb="1"><t>gōngsī</t></rPh></si><si><r><rPr><b/></rPr><t xml:space="preserve">Rich </t></r><r><t>text &amp; more</t></r></si><si><t>a_x000D_\nb _x005F_x0041_</t></si><si><t/></si>'
    const cells = '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c><c r="D1" t="s"><v>3</v></c><c r="E1" t="s"><v>2</v></c>'
    expect(await cellsOf(workbook({ sheets: [row(1, cells)], texts }))).toEqual([['公司', 'Rich text & more', 'inline', '', 'a\r\nb _x0041_']])
  })

  it('with texts that are set apart from markup', async () => {
    expect(await cellsOf(workbook({ sheets: [row(1, '<c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>a<![CDATA[ < b]]></t></is></c>')], texts: '<si><t><![CDATA[A & B Ltd]]></t></si>' }))).toEqual([['A & B Ltd', 'a < b']])
  })

  it('with the digits of numbers as they are, never an exponent', async () => {
    const cells = ['8613800138000', '1.38001380001E10', '91440300708461136', '1.2345678901234568E+17', '0.30000000000000004', '-1.5E-7', '1E21', '007', '1e400'].map((number) => `<c><v>${number}</v></c>`).join('')
    expect(await numbers(cells)).toEqual(['8613800138000', '13800138000.1', '91440300708461136', '123456789012346000', '0.3', '-0.00000015', '1000000000000000000000', '007', '1e400'])
  })

  it('with the zeros that a format puts before a number', async () => expect(await numbers('<c s="3"><v>8001</v></c><c s="3"><v>518000</v></c><c s="4"><v>1.5</v></c>')).toEqual(['08001', '518000', '1.5']))

  it('with days and times as ISO has them', async () => {
    const cells = '<c s="1"><v>45292</v></c><c s="2"><v>1</v></c><c s="2"><v>61</v></c><c s="5"><v>45292.75</v></c><c s="6"><v>0.5</v></c><c s="7"><v>0.0000115741</v></c><c s="1"><v>-1</v></c><c t="d"><v>2024-01-01T00:00:00</v></c><c t="d"><v>2024-01-01T08:30:00</v></c>'
    expect(await numbers(cells)).toEqual(['2024-01-01', '1900-01-01', '1900-03-01', '2024-01-01 18:00', '12:00', '00:00:01', '-1', '2024-01-01', '2024-01-01 08:30:00'])
    expect(await numbers('<c s="1"><v>0</v></c><c s="1"><v>43830</v></c>', 'date1904="1"')).toEqual(['1904-01-01', '2024-01-01'])
  })

  it('with what formulas gave, truths and errors as they are shown', async () => {
    expect(await numbers('<c><f>1+1</f><v>2</v></c><c t="str"><f>A1&amp;"x"</f><v>2x</v></c><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c><c><f>B1</f></c><c><v>3</v></c>')).toEqual(['2', '2x', 'TRUE', 'FALSE', '#N/A', '', '3'])
  })

  it('from the first sheet that a person can see and that has any rows, under the numbers shown there', async () => {
    const filled = (text: string) => row(3, `<c r="C3" t="inlineStr"><is><t>${text}</t></is></c><c r="D3" s="1"/>`) + row(7, '<c r="A7"/>') + row(9, '<c r="AA9"><v>1</v></c>')
    const made = workbook({ sheets: [filled('hidden'), '', filled('seen'), filled('later')], states: ['state="hidden"'] })
    expect(await read(made)).toEqual([{ number: 3, cells: ['', '', 'seen'] }, { number: 9, cells: [...Array<string>(26).fill(''), '1'] }])
  })

  it('also where a program writes prefixes, no places, and other names for its parts', async () => {
    const parts = {
      '_rels/.rels': '<p:Relationships xmlns:p="x"><p:Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/XL/book.xml"/></p:Relationships>',
      'xl/book.xml': '<x:workbook xmlns:x="m" xmlns:rel="n"><x:sheets><x:sheet name="A" sheetId="1" rel:id="q"/></x:sheets></x:workbook>',
      'xl/_rels/book.xml.rels': '<Relationships><Relationship Id="q" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" Target="../data/./first.xml"/></Relationships>',
      'data/first.xml': '<?xml version="1.0" encoding="utf-8"?><x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c t="inlineStr"><x:is><x:t>two</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>',
    }
    expect(await cellsOf(workbook({ sheets: [], parts }))).toEqual([['1', 'two']])
  })
})

describe('an XLSX file is written', () => {
  const headings = [{ title: 'Name', width: 30 }, { title: 'Country & region', width: 12, choices: ['China', 'España', 'A, "B"'] }]
  const parts = async (name = 'Customers') => {
    const file = await written('xlsx', headings, [['007', '=1+1'], ['', 'x']], { name })
    return (part: string) => Buffer.from(unzipSync(file)[part] ?? '').toString()
  }

  it('only with text cells in columns of text, so that nothing is taken for a number or a formula', async () => {
    const sheet = (await parts())('xl/worksheets/sheet1.xml')
    expect(sheet).toContain('<c r="A2" s="1" t="inlineStr"><is><t xml:space="preserve">007</t></is></c><c r="B2" s="1" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>')
    expect(sheet).not.toMatch(/<[vf]>/)
    expect(sheet).toContain('<col min="1" max="1" width="30" style="1" customWidth="1"/>')
    expect((await parts())('xl/styles.xml')).toMatch(/<cellXfs[^>]*><xf numFmtId="0"[^>]*><xf numFmtId="49"[^>]*fontId="0"[^>]*><xf numFmtId="49"[^>]*fontId="1"[^>]*>/)
  })

  it('with bold headings that stay in sight, and a filter', async () => {
    const sheet = (await parts())('xl/worksheets/sheet1.xml')
    expect(sheet).toContain('<c r="B1" s="2" t="inlineStr"><is><t xml:space="preserve">Country &amp; region</t></is></c>')
    expect(sheet).toMatch(/<pane ySplit="1" topLeftCell="A2" [^>]*state="frozen"\/>/)
    expect(sheet).toContain('<autoFilter ref="A1:B3"/>')
  })

  it('with the lists to choose from, on a sheet that is not shown', async () => {
    const part = await parts()
    expect(part('xl/worksheets/sheet1.xml')).toContain(`sqref="B2:B1048576"><formula1>'_choices'!$B$1:$B$3</formula1>`)
    expect(part('xl/worksheets/sheet2.xml')).toContain('<c r="B3" s="1" t="inlineStr"><is><t xml:space="preserve">A, &quot;B&quot;</t></is></c>')
    expect(part('xl/workbook.xml')).toContain('<sheet name="_choices" sheetId="2" state="veryHidden" r:id="rId2"/>')
  })

  it('in the order of elements that Excel insists on, each part named where it must be', async () => {
    const part = await parts()
    const order = ['sheetViews', 'sheetFormatPr', 'cols', 'sheetData', 'autoFilter', 'dataValidations', 'ignoredErrors']
    expect(part('xl/worksheets/sheet1.xml').match(new RegExp(`<(?:${order.join('|')})\\b`, 'g'))).toEqual(order.map((name) => `<${name}`))
    expect(part('xl/styles.xml').match(/<(?:fonts|fills|borders|cellStyleXfs|cellXfs|cellStyles)\b/g)).toEqual(['<fonts', '<fills', '<borders', '<cellStyleXfs', '<cellXfs', '<cellStyles'])
    for (const name of ['workbook', 'worksheets/sheet1', 'worksheets/sheet2', 'styles']) {
      expect(part('[Content_Types].xml')).toContain(`PartName="/xl/${name}.xml"`)
      expect(part(`xl/${name}.xml`)).toMatch(/^<\?xml /)
    }
  })

  it('under a name that Excel takes', async () => {
    expect((await parts(`'A/B: [c] "d" & a long name that goes on'`))('xl/workbook.xml')).toContain('<sheet name="A B   c  &quot;d&quot; &amp; a long name tha" ')
    expect((await parts('???'))('xl/workbook.xml')).toContain('<sheet name="Sheet1" ')
  })

  it('with as much of a text as a cell holds', async () => {
    const [, [cell] = []] = await cellsOf(await written('xlsx', headingsOf('A'), [[`${'x'.repeat(32_766)}😀`]]))
    expect(cell).toBe('x'.repeat(32_766))
  })

  it('the same whenever it is made', async () => expect(await written('xlsx', headings, [['a', 'b']])).toEqual(await written('xlsx', headings, [['a', 'b']])))

  it('also without columns and rows', async () => {
    expect(await read(Buffer.concat(await all(sheets.write('xlsx', { name: '', headings: [], rows: batches(), locale: 'es' }))))).toEqual([])
  })
})
