import fc from 'fast-check'
import { expect, it } from 'vitest'
import { writtenIn } from '../../src/search/pack.ts'
import { packOf } from '../../src/search/packing.ts'
import { wordOf } from '../../src/search/word.ts'

/** What a text is in a pack, with blanks between its words. */
const packed = (form: string) => writtenIn(packOf([{ field: 'notes', form }], ''), 'notes')

it('every character is packed as it counts in words: alone, behind others and before others', () => {
  const wrong: string[] = []
  for (let code = 0; code <= 0xffff; code++) {
    const character = String.fromCharCode(code)
    for (const form of [character, `ñ${character}`, `é，${character}b`, `x ${character}é，y`]) if (packed(form) !== wordOf(form).spaced) wrong.push(form)
  }
  expect(wrong).toEqual([])
})

it('characters that change beside others are packed as they count together', () => {
  const characters = fc.constantFrom(...'aZ9 ,.，；。ñÑÜß ÀΣσςΑＡＺ１ｱﾞ가ﷺ½㎏²ªºⅧ𠮷𝐀ıİǅ々ー·ᾳ', '\u0301', '\u0308', '\u0345', '\ud800', '\udc00', '\u200b')
  fc.assert(fc.property(fc.array(characters, { maxLength: 12 }), (form) => packed(form.join('')) === wordOf(form.join('')).spaced), { numRuns: 5_000 })
})
