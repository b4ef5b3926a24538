import { expect, it } from 'vitest'
import { openColumns } from '../../src/search/columns.ts'

const breath = () => Promise.resolve()

it('a column of entries is as narrow as it may be, and loses none when it is made wider', async () => {
  const { columns, makeRoom, put } = openColumns()
  await makeRoom(100, breath)
  put(0, 0, Uint32Array.of(1, 65_535))
  put(1, 0, Uint32Array.of(7))
  expect(columns().values[0]).toBeInstanceOf(Uint16Array)
  put(0, 2, Uint32Array.of(2, 65_536, 70_000))
  await makeRoom(1_000, breath)
  put(0, 999, Uint32Array.of(3))
  expect([...columns().values[0]!.subarray(0, 6), columns().values[0]![999]]).toEqual([1, 65_535, 2, 65_536, 70_000, 0, 3])
  expect(columns().values[1]).toBeInstanceOf(Uint16Array)
  expect(columns().values[1]![0]).toBe(7)
})
