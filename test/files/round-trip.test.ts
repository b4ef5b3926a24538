import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sheetKinds } from '../../src/customer/sheets.ts'
import { doubled, guarded, unguarded } from '../../src/files/guard.ts'
import { locales } from '../../src/text/locale.ts'
import { headingsOf, read, written } from './sheets.ts'

const nasty = ['=', '+', '-', '@', "'", '"', ',', ';', '\t', '|', '\r', '\n', '\r\n', ' ', '\0', '\x01', '\x1F', '\x7F', '\x85', '\u2028', '\uFEFF', '\uFFFE', '\uFFFF', '_x000D_', '_', 'x0041_', '&', '&amp;', '<', '>', ']]>', 'sep=;', '😀', '中', 'ñ', 'é', 'e\u0301', '０', '＝', '0', '1e5', '#N/A', 'TRUE']
const text = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.constantFrom(...nasty), { maxLength: 6 }).map((parts) => parts.join('')))
const table = fc.integer({ min: 1, max: 4 }).chain((width) => fc.record({
  kind: fc.constantFrom(...sheetKinds),
  locale: fc.constantFrom(...locales),
  titles: fc.array(text, { minLength: width, maxLength: width }),
  rows: fc.array(fc.array(text, { minLength: width, maxLength: width }), { maxLength: 8 }),
}))

/** What is read of rows that were written: all but what is empty. */
const kept = (rows: readonly (readonly string[])[]) =>
  rows.map((cells, at) => ({ number: at + 1, cells: cells.slice(0, 1 + cells.findLastIndex((cell) => cell !== '')) })).filter(({ cells }) => cells.length > 0)

describe('what is written and read again', () => {
  it('is the same, whatever it is', async () => {
    await fc.assert(fc.asyncProperty(table, async ({ kind, locale, titles, rows }) => {
      expect(await read(await written(kind, headingsOf(...titles), rows, { locale }))).toEqual(kept([titles, ...rows]))
    }), { numRuns: 400 })
  })

  it('is tidied where half a character stands alone', async () => {
    for (const kind of sheetKinds) expect(await read(await written(kind, headingsOf('A'), [['a\uD83D'], ['\uDE00b']]))).toEqual(kept([['A'], ['a\uFFFD'], ['\uFFFDb']]))
  })
})

describe('a guarded cell', () => {
  it('is never one that runs, and gives the cell again', () => {
    fc.assert(fc.property(text, (cell) => {
      expect(guarded(cell)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/)
      for (const part of guarded(cell).split(/[,;\t|\r\n]\s*/)) expect(part).not.toMatch(/^[=+\-@＝＋－＠]/)
      expect(unguarded(guarded(cell))).toBe(cell)
      expect(unguarded(doubled(cell))).toBe(cell)
    }))
  })

  it('is guarded also behind what parts cells elsewhere, and comes back from a CSV file by way of an XLSX file', async () => {
    const cells = ["Foo;=cmd|'/C calc'!A0;x", 'Foo,  +1,x', '- call\n- again', '@Home GmbH', "'- quoted", 'a-b; c']
    expect(cells.map(guarded)).toEqual(["Foo;'=cmd|'/C calc'!A0;x", "Foo,  '+1,x", "'- call\n'- again", "'@Home GmbH", "''- quoted", 'a-b; c'])
    // As a spreadsheet program saves the CSV file that it opened.
    expect((await read(await written('xlsx', headingsOf('A'), cells.map((cell) => [cell]))))).toEqual(kept([['A'], ...cells.map((cell) => [cell])]))
  })

  it('of nothing but what parts cells is looked at once', () => {
    const began = performance.now()
    for (const sign of ['\n', '\t', ';', ' ', '\n ', "'"]) expect(unguarded(guarded(sign.repeat(200_000)))).toHaveLength(200_000 * sign.length)
    expect(performance.now() - began).toBeLessThan(2_000)
  })

  it('loses its apostrophe only where one was needed', () => {
    for (const cell of ["'", "'90s", "''", "'t Hart", "' =1"]) expect(unguarded(cell)).toBe(cell)
    expect(["'+86 10 6552 9988", "''=1"].map(unguarded)).toEqual(['+86 10 6552 9988', "'=1"])
  })
})
