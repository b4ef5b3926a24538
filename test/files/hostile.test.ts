import fc from 'fast-check'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { openSheets } from '../../src/files/sheets.ts'
import { headingsOf, limits, partsOf, read, troubleOf, workbook, written } from './sheets.ts'

const cell = (place: string, text: string) => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`
const one = `<row r="1">${cell('A1', 'fine')}</row>`
const sheetOf = (xml: string) => workbook({ sheets: [''], parts: { 'xl/worksheets/sheet1.xml': xml } })
const around = (inner: string) => `<worksheet><sheetData>${inner}</sheetData></worksheet>`
/** Hostile files are read within less, so that they need not be large themselves. */
const tight = openSheets({ ...limits, unpacked: 300_000 })
const zeros = (count: number) => new Uint8Array(count).fill(48)

describe('a file that is none of ours', () => {
  it('is unknown: .doc, .xls, .docx, .ods, .xlsb, any archive', async () => {
    const compound = (inner: string) => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(inner, 'utf16le')])
    const related = (target: string) => ({ '_rels/.rels': `<Relationships><Relationship Id="a" Type="x/officeDocument" Target="${target}"/></Relationships>` })
    expect(await troubleOf(compound('Workbook'))).toBe('unknown')
    expect(await troubleOf(zipSync({ 'a.txt': zeros(9) }))).toBe('unknown')
    expect(await troubleOf(zipSync({}))).toBe('unknown')
    expect(await troubleOf(workbook({ sheets: [one], parts: { ...related('word/document.xml'), 'word/document.xml': '<w:document xmlns:w="x"/>' } }))).toBe('unknown')
    expect(await troubleOf(workbook({ sheets: [one], parts: { ...related('xl/workbook.bin'), 'xl/workbook.bin': zeros(9) } }))).toBe('unknown')
    expect(await troubleOf(compound('EncryptedPackage'))).toBe('locked')
  })

  it('is locked where its archive has a password', async () => {
    const file = Buffer.from(workbook({ sheets: [one] }))
    for (let at = file.indexOf('PK\x01\x02', 0, 'latin1'); at > 0; at = file.indexOf('PK\x01\x02', at + 1, 'latin1')) file.writeUInt16LE(file.readUInt16LE(at + 8) | 1, at + 8)
    expect(await troubleOf(file)).toBe('locked')
  })
})

describe('a bomb', () => {
  it('does not go off, whatever sizes it tells', async () => {
    const sheet = Buffer.concat([Buffer.from('<worksheet><sheetData>'), Buffer.alloc(5_000_000, '<a/>'), Buffer.from('</sheetData></worksheet>')])
    const bomb = Buffer.from(workbook({ sheets: [''], parts: { 'xl/worksheets/sheet1.xml': sheet } }))
    expect(bomb.length).toBeLessThan(20_000)
    expect(await troubleOf(bomb, tight)).toBe('large')
    for (let at = bomb.indexOf('PK\x01\x02', 0, 'latin1'); at > 0; at = bomb.indexOf('PK\x01\x02', at + 1, 'latin1')) bomb.writeUInt32LE(10, at + 24)
    expect(await troubleOf(bomb, tight)).toBe('large')
  })

  it('may be in any part', async () => {
    for (const name of ['_rels/.rels', 'xl/workbook.xml', 'xl/_rels/workbook.xml.rels', 'xl/styles.xml', 'xl/sharedStrings.xml']) {
      expect([name, await troubleOf(workbook({ sheets: [one], texts: '', styles: '', parts: { [name]: Buffer.concat([Buffer.from('<a>'), Buffer.alloc(400_000, '<b/>')]) } }), tight)]).toEqual([name, 'large'])
    }
  })

  it('of entities is none, since files of this kind have none of their own', async () => {
    const entities = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    expect(await troubleOf(sheetOf(`${entities}${around(`<row r="1">${cell('A1', '&b;')}</row>`)}`))).toBe('damaged')
    expect(await troubleOf(sheetOf('<!DOCTYPE a SYSTEM "file:///etc/passwd"><worksheet/>'))).toBe('damaged')
    expect(await troubleOf(sheetOf(around(`<row r="1">${cell('A1', '&b;')}</row>`)))).toBe('damaged')
  })

  it('of one text that many cells name, or that grows without end, is none', async () => {
    const texts = `<si><t>${'x'.repeat(30_000)}</t></si>`
    const rows = Array.from({ length: 20 }, (_, at) => `<row r="${at + 1}"><c t="s"><v>0</v></c></row>`).join('')
    expect(await troubleOf(workbook({ sheets: [rows], texts }), tight)).toBe('large')
    expect(await troubleOf(workbook({ sheets: [one], texts: `<si>${'<r><t>xxxxxxxxxx</t></r>'.repeat(10_001)}</si>` }))).toBe('large')
    expect(await troubleOf(workbook({ sheets: [`<row><c t="str"><v>${'x'.repeat(2_000_000)}</v></c></row>`] }))).toBe('large')
  })

  it('of elements in elements, or of attributes, is none', async () => {
    expect(await troubleOf(sheetOf('<a>'.repeat(100_000)))).toBe('large')
    expect(await troubleOf(sheetOf(`<a ${Array.from({ length: 1_000 }, (_, at) => `b${at}=""`).join(' ')}/>`))).toBe('large')
    expect(await troubleOf(sheetOf(`<a b="${'x'.repeat(2_000_000)}"/>`))).toBe('large')
    expect(await troubleOf(sheetOf(`<!--${'x'.repeat(2_000_000)}--><worksheet/>`))).toBe('large')
  })
})

describe('a sheet', () => {
  it('is not held up by a format that is hard to read', async () => {
    const styles = `<numFmts><numFmt numFmtId="164" formatCode="${'['.repeat(400_000)}"/></numFmts><cellXfs><xf numFmtId="164"/></cellXfs>`
    expect(await troubleOf(workbook({ sheets: ['<row><c s="0"><v>1</v></c></row>'], styles }))).toBe('1 rows')
  })

  it('with very many empty rows, or formats to its last column, is small', async () => {
    const rows = `${one}${Array.from({ length: 100_000 }, (_, at) => `<row r="${at + 2}"/>`).join('')}<row r="1048576"><c r="A1048576" s="1"/><c r="XFD1048576" s="1"/></row>`
    expect(await read(workbook({ sheets: [rows] }))).toEqual([{ number: 1, cells: ['fine'] }])
  })

  it('with more rows or columns than are allowed is not read', async () => {
    expect(await troubleOf(workbook({ sheets: [`<row r="1">${cell('BI1', 'x')}</row>`] }))).toBe('rows')
    const few = openSheets({ ...limits, rows: 3 })
    expect(await troubleOf(await written('xlsx', headingsOf('A'), [['1'], ['2'], ['3']]), few)).toBe('rows')
    expect(await troubleOf(await written('xlsx', headingsOf('A'), [['1'], ['2']]), few)).toBe('3 rows')
  })

  it('is damaged where rows or cells stand where none can be', async () => {
    const wrong = ['<row r="2"/><row r="2"/>', '<row r="1048577"/>', '<row r="x"/>', '<row r="-1"/>', `<row>${cell('B1', 'x')}${cell('A1', 'x')}</row>`, `<row>${cell('XFE1', 'x')}</row>`, `<row>${cell('1', 'x')}</row>`, '<row><c t="s"><v>0</v></c></row>', '<row><c t="s"><v>-1</v></c></row>', '<row><c>', '<row></c></row>', '<row><c>\0</c></row>']
    for (const rows of wrong) expect([rows, await troubleOf(workbook({ sheets: [rows] }))]).toEqual([rows, 'damaged'])
  })

  it('is read once, however many of its name there are, and wherever it seems to lie', async () => {
    const paths = { '../../etc/passwd': '<worksheet/>', 'XL/WORKSHEETS/SHEET1.XML': around(`<row r="1">${cell('A1', 'second')}</row>`) }
    expect(await troubleOf(workbook({ sheets: [one], parts: paths }))).toBe('damaged')
    expect(await read(workbook({ sheets: [one], parts: { 'XL/WORKSHEETS/SHEET1.XML': paths['XL/WORKSHEETS/SHEET1.XML'] } }))).toEqual([{ number: 1, cells: ['fine'] }])
    const outside = '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="../../../../../../etc/passwd"/></Relationships>'
    expect(await troubleOf(workbook({ sheets: [one], parts: { 'xl/_rels/workbook.xml.rels': outside } }))).toBe('0 rows')
  })

  it('is not looked for in an archive of thousands of parts', async () => {
    const parts = Object.fromEntries(Array.from({ length: 2_500 }, (_, at) => [`p${at}`, '']))
    expect(await troubleOf(workbook({ sheets: [one], parts }))).toBe('large')
  })
})

describe('a broken file', () => {
  it('is damaged wherever it ends', async () => {
    const file = await written('xlsx', headingsOf('A', 'B'), [['1', '2']])
    for (let length = 4; length < file.length; length += 97) expect([length, await troubleOf(file.subarray(0, length))]).toEqual([length, 'damaged'])
  })

  it('is damaged where its content is not what was put in', async () => {
    const file = Buffer.from(zipSync(partsOf({ sheets: [one] }), { level: 0 }))
    expect(await troubleOf(file)).toBe('1 rows')
    file.write('Fine', file.indexOf('fine'))
    expect(await troubleOf(file)).toBe('damaged')
  })

  it('is never an accident, whatever byte of it is wrong', async () => {
    const files = [await written('xlsx', headingsOf('A', 'B'), [['1', '中文'], ['x', 'y']]), Buffer.from(workbook({ sheets: [one, one], texts: '<si><t>a</t></si>', styles: '<cellXfs><xf numFmtId="14"/></cellXfs>' })), await written('csv', headingsOf('A', 'B'), [['1', '中"文'], ['x', 'y']])]
    const fault = fc.record({ file: fc.constantFrom(...files), wrong: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 4 }) })
    const seen = new Set<string>()
    await fc.assert(fc.asyncProperty(fault, async ({ file, wrong }) => {
      const broken = Buffer.from(file)
      for (const [at, byte] of wrong) broken[at % broken.length] = byte
      seen.add(await troubleOf(broken))
    }), { numRuns: 300 })
    expect(seen).toContain('damaged')
  })
})
