import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ranked } from '../../src/storage/level/ranked.ts'

const text = fc.nat(4_000).map(String)

const padded = (number: number) => String(number).padStart(8, '0')

describe('numbers of sorted texts, found by rank', () => {
  it('are those of a plain sort, after any adding and removing', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 3_000 }), fc.array(fc.tuple(fc.boolean(), text), { maxLength: 3_000, size: 'max' }), fc.nat(3_000), (start, changes, from) => {
        const plain = new Set(start)
        const list = ranked([...plain].sort().map(Number), String)
        for (const [adds, it] of changes) {
          expect(list.find(it)).toBe(plain.has(it) ? Number(it) : undefined)
          if (adds && !plain.has(it)) list.add(Number(it))
          if (!adds) list.remove(it)
          if (adds) plain.add(it)
          else plain.delete(it)
        }
        expect(list.size()).toBe(plain.size)
        expect(list.part(from, 700)).toEqual([...plain].sort().slice(from, from + 700).map(Number))
      }),
      // A failure is told as it is found: making 6,000 items smaller one by one would take hours.
      { numRuns: 60, endOnFailure: true },
    )
  })

  it('are whole wherever a part begins and ends', () => {
    const sorted = Array.from({ length: 3_000 }, (_, n) => n)
    const list = ranked(sorted, padded)
    for (let from = 0; from < 3_000; from += 7) for (const count of [1, 10, 600, 1_500]) expect(list.part(from, count)).toEqual(sorted.slice(from, from + count))
  })

  it('are found among many without sorting or copying them', () => {
    const many = Array.from({ length: 300_000 }, (_, n) => padded((n * 7_919) % 300_000))
    const started = performance.now()
    const sorted = many.toSorted()
    const sorting = performance.now() - started
    const list = ranked(sorted.map(Number), padded)
    const before = performance.now()
    for (let n = 0; n < 1_000; n++) list.part((n * 7_919) % 300_000, 10)
    expect(performance.now() - before).toBeLessThan(3 * sorting)
  })
})
