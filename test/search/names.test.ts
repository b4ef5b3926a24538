import fc from 'fast-check'
import { expect, it } from 'vitest'
import { writtenOf } from '../../src/search/blocks.ts'
import { openNames } from '../../src/search/names.ts'

const hex = 'c0ffee00-0000-4000-8000-00000000abcd'
/** Each with another letter somewhere, the last one and the first behind a hyphen among them. */
const siblings = [35, 34, 24, 19, 14, 9, 7].map((at) => `${hex.slice(0, at)}7${hex.slice(at + 1)}`)
/** UUIDs, and what is nearly one: each is a name of its own. */
const name = fc.oneof(fc.uuid(), fc.constantFrom(hex, hex.toUpperCase(), hex.replaceAll('-', ''), hex.slice(1), `${hex}0`, ...siblings, '', 'c12', '重庆', '\u00ff', '𠮷'), fc.string({ unit: 'grapheme' }))

it('a name is found by its number and a number by its name, and stands in order, whichever way it came', () => {
  fc.assert(
    fc.property(fc.uniqueArray(name, { maxLength: 40 }), (all) => {
      const [one, many] = [openNames(), openNames()]
      const written = writtenOf(all)
      for (const [at, each] of all.entries()) {
        one.place(one.add(each))
        many.place(many.addOf(written, at))
      }
      const inOrder = [...all.keys()].sort((a, b) => (one.at(a) < one.at(b) ? -1 : 1))
      for (const names of [one, many, openNames(one.image())]) {
        expect(all.map((_, at) => names.at(at))).toEqual(all.map((each) => Buffer.from(each).toString()))
        expect([...all.keys()].sort(names.compare)).toEqual(inOrder)
        expect(all.map(names.find)).toEqual([...all.keys()])
        expect(all.map((_, at) => names.findOf(written, at))).toEqual([...all.keys()])
      }
      expect(one.find('c0ffee00-0000-4000-8000-00000000abce')).toBeUndefined()
    }),
  )
})

it('a UUID takes half the room', () => expect(writtenOf([hex, 'c12']).letters).toHaveLength(20))
