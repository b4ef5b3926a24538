import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tenantTag } from '../../src/storage/key.ts'
import { openLists } from '../../src/storage/level/lists.ts'
import { markOf } from '../../src/storage/places.ts'
import { sortedByPart } from '../../src/storage/level/sorted-keys.ts'

const tag = tenantTag('t')
const key = fc.stringMatching(/^[ab~:-]{0,9}$/)
const groups = fc.subarray(['active', 'all', 'active:ann', 'all:ann'])
const record = fc.record({ groups, keys: fc.tuple(key, key) })
const id = (n: number) => `id${String(n).padStart(2, '0')}`

describe('the lists of a folder', () => {
  it('are after a start what they were before, whatever was written', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(30), fc.option(record)), { maxLength: 120 }), (writes) => {
        const grown = openLists(new Map())
        const marks = new Map<string, string>()
        for (const [n, it] of writes) {
          const mark = it && it.groups.length > 0 ? markOf({ id: id(n), ...it }) : ''
          grown.move(tag, marks.get(id(n)) ?? '', mark)
          marks.set(id(n), mark)
        }
        const stored = [...marks].sort().map(([, mark]) => mark).filter(Boolean)
        const opened = openLists(new Map([[tag, [...stored]]]))
        for (const group of ['active', 'all', 'active:ann', 'all:ann', 'none']) {
          for (const order of [0, 1]) {
            for (const descending of [false, true]) {
              const page = { tenant: 't', order, group, descending, from: 1, count: 12 }
              expect(opened.page(page)).toEqual(grown.page(page))
            }
            expect(opened.page({ tenant: 't', order, group, descending: false, from: 0, count: 99 })).toEqual(plain(stored, order, group))
          }
        }
      }),
      { numRuns: 200 },
    )
  })
})

/** The same by a plain sort. */
function plain(marks: readonly string[], order: number, group: string) {
  const members = marks.map((mark) => mark.split('|')).filter(([groups]) => groups!.split(',').includes(group)).map(([, id, ...keys]) => `${keys[order]} ${id}`)
  return { ids: members.sort().map((member) => member.split(' ')[1]), total: members.length }
}

describe('the order of parts of texts', () => {
  it('is that of their bytes, and equal ones stay as they were', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.stringMatching(/^[a-c]{0,3}$/), fc.stringMatching(/^[ -{}~]{0,14}$/)), { maxLength: 200 }), (pairs) => {
        const texts = pairs.flatMap(([before, part], at) => [`${before}|${part}`, `${before}|${part}|${at}`])
        const parts = texts.map((text) => text.split('|')[1]!)
        const wanted = parts.map((_, at) => at).sort((a, b) => (parts[a]! < parts[b]! ? -1 : parts[a]! > parts[b]! ? 1 : a - b))
        expect(sortedByPart(texts, (text) => text.indexOf('|') + 1)).toEqual(wanted)
      }),
    )
  })
})
