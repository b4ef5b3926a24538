import { setImmediate } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { sheetKinds, type SheetRow } from '../../src/customer/sheets.ts'
import { all, headingsOf, inPieces, sheets, written } from './sheets.ts'

const titles = Array.from({ length: 6 }, (_, at) => `Heading ${at}`)
const rowsOf = (count: number) => Array.from({ length: count }, (_, row) => titles.map((_, column) => `cell ${row} of ${column}, 中文`))

/** Everybody else gets a turn when the loop goes round; how many times it did while the work lasted. */
async function turnsIn(work: () => Promise<unknown>): Promise<number> {
  let [turns, done] = [0, false]
  const working = work().finally(() => (done = true))
  while (!done) {
    await setImmediate()
    turns++
  }
  await working
  return turns
}

/** How many rows were asked for, and whether the asking ended. */
function watched(batch: readonly (readonly string[])[], times: number) {
  const seen = { batches: 0, ended: false }
  async function* rows() {
    try {
      for (; seen.batches < times; seen.batches++) yield batch
    } finally {
      seen.ended = true
    }
  }
  return { seen, rows: rows() }
}

describe.each(sheetKinds)('a large %s file', (kind) => {
  const many = rowsOf(3_000)
  const file = written(kind, headingsOf(...titles), many)

  it('lets everybody else go on, also where all is given at once', async () => {
    expect(await turnsIn(() => written(kind, headingsOf(...titles), many))).toBeGreaterThan(5)
    const bytes = await file
    expect(await turnsIn(() => all(sheets.read(inPieces(bytes, 1e8))))).toBeGreaterThan(5)
  })

  it('would not if it never stopped', async () => expect(await turnsIn(async () => many.map((row) => row.join()))).toBeLessThan(3))

  it('is read in batches of some hundred rows', async () => {
    const sizes = (await all<readonly SheetRow[]>(sheets.read(inPieces(await file)))).map(({ length }) => length)
    expect(Math.max(...sizes)).toBeLessThan(1_500)
    expect(sizes.reduce((sum, size) => sum + size)).toBe(3_001)
  })

  it('asks for rows no faster than it is read', async () => {
    const { seen, rows } = watched(rowsOf(500), 200)
    const pieces = sheets.write(kind, { name: 'A', headings: headingsOf(...titles), rows, locale: 'en' })[Symbol.asyncIterator]()
    for (let piece = 0; piece < 3; piece++) await pieces.next()
    for (let turn = 0; turn < 200; turn++) await setImmediate()
    expect(seen.batches).toBeLessThan(20)
    await pieces.return?.()
    await vi.waitFor(() => expect(seen.ended).toBe(true), 5_000)
  })

  it('ends with the trouble of its rows', async () => {
    async function* rows() {
      yield [['1']]
      throw new Error('the store is away')
    }
    await expect(all(sheets.write(kind, { name: 'A', headings: headingsOf('A'), rows: rows(), locale: 'en' }))).rejects.toThrow('the store is away')
  })

  it('is no longer read where its bytes fail, or nobody wants more', async () => {
    async function* bytes() {
      yield Buffer.from('A,B\n')
      throw new Error('the connection is gone')
    }
    await expect(all(sheets.read(bytes()))).rejects.toThrow('the connection is gone')
    for await (const rows of sheets.read(inPieces(await file))) {
      expect(rows.length).toBeGreaterThan(0)
      break
    }
  })
})
