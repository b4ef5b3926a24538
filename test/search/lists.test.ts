import fc from 'fast-check'
import { expect, it } from 'vitest'
import { pair, valueKey } from '../../src/search/keys.ts'
import { put, roomFor } from '../../src/search/layout.ts'
import { allOf, coded, codes, found, kept, takeCodes } from '../../src/search/list.ts'
import type { Segment } from '../../src/search/segment.ts'
import { chance } from './generated.ts'

interface Plain {
  readonly coded: boolean
  /** By entry, its code. */
  readonly codes: ReadonlyMap<number, number>
}

/** Some entries of a segment of this size, about so many in a thousand, with so many different codes. */
function listOf(size: number, inThousand: number, different: number, random: () => number): Plain {
  const entries = Array.from({ length: size }, (_, entry) => entry).filter((entry) => entry === 0 || random() * 1_000 < inThousand)
  return { coded: different > 0, codes: new Map(entries.map((entry) => [entry, different > 0 ? 8 + Math.floor(random() * different) : 0])) }
}

/** Lists laid out one behind another, as a segment has them; throws where one takes more room than is made for it. */
function segmentOf(size: number, plain: readonly Plain[]): Segment {
  const room = plain.reduce((sum, list) => sum + roomFor(list.coded, list.codes.size, size), 0)
  const lists = new Uint8Array(room + 1_000)
  const starts: number[] = []
  let end = 0
  for (const list of plain) {
    starts.push(end)
    const given = Uint32Array.from([...list.codes].map(([entry, code]) => (entry << 8) | code))
    const next = put(lists, end, { given, from: 0, end: given.length, size, coded: list.coded })
    expect(next - end).toBeLessThanOrEqual(roomFor(list.coded, given.length, size))
    end = next
  }
  const keys = plain.map((list, at) => (list.coded ? pair(1 + at, 1) : valueKey(1 + at)))
  return { base: 0, size, packs: new Uint8Array(0), offsets: new Uint32Array(0), keys: Uint32Array.from(keys), starts: Uint32Array.from(starts), counts: Uint16Array.from(plain.map((list) => list.codes.size)), lists }
}

/** Everything that can be read of a list. */
function expectSame(segment: Segment, plain: readonly Plain[], random: () => number) {
  for (const [list, it] of plain.entries()) {
    const entries = [...it.codes.keys()]
    expect(found.slice(0, allOf(segment, list))).toEqual(Uint16Array.from(entries))
    const some = Uint16Array.from(Array.from({ length: segment.size }, (_, entry) => entry).filter(() => random() < 0.1))
    found.set(some)
    expect(found.slice(0, kept(segment, list, some.length))).toEqual(some.filter((entry) => it.codes.has(entry)))
    if (!it.coded) continue
    expect(codes.slice(0, coded(segment, list, undefined))).toEqual(Uint8Array.from(it.codes.values()))
    found.set(some)
    takeCodes(segment, list, some.length)
    expect(codes.slice(0, some.length)).toEqual(Uint8Array.from(some, (entry) => it.codes.get(entry) ?? 0))
  }
}

const size = fc.oneof(fc.constantFrom(1, 2, 255, 256, 257, 511, 512, 513, 16_383, 16_384), fc.integer({ min: 1, max: 3_000 }))
const list = fc.record({ inThousand: fc.constantFrom(0, 1, 5, 20, 60, 120, 130, 240, 260, 900, 1_000), different: fc.constantFrom(0, 1, 2, 3, 4, 5, 15, 16, 17, 100) })

it('lists of any length, of entries with any codes, are read as they were laid out', () => {
  fc.assert(
    fc.property(size, fc.array(list, { minLength: 1, maxLength: 6 }), fc.integer({ min: 0, max: 1e9 }), (entries, asked, seed) => {
      const random = chance(seed)
      const plain = asked.map(({ inThousand, different }) => listOf(entries, inThousand, different, random))
      expectSame(segmentOf(entries, plain), plain, random)
    }),
    { numRuns: 80 },
  )
})

it('a bit that is another one would be found out', () => {
  const random = chance(3)
  const plain = [5, 60, 300].flatMap((inThousand) => [0, 3].map((different) => listOf(2_000, inThousand, different, random)))
  const segment = segmentOf(2_000, plain)
  for (const start of segment.starts) {
    const lists = segment.lists.slice()
    lists[start + 2]! ^= 1
    expect(() => expectSame({ ...segment, lists }, plain, chance(4))).toThrow()
  }
})
