import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, lengthOf, normalize, normalizeNote } from '../../src/customer/normalize.ts'

const anything = fc.string({ unit: 'binary', maxLength: 60 })

describe('Normalising', () => {
  it('done twice is the same as done once', () => {
    fc.assert(fc.property(anything, (text) => { expect(normalize(normalize(text))).toBe(normalize(text)) }), { numRuns: 1000 })
    fc.assert(fc.property(anything, (text) => { expect(normalizeNote(normalizeNote(text))).toBe(normalizeNote(text)) }), { numRuns: 1000 })
  })

  it('makes full width half width, trims, and leaves single blanks', () => {
    expect(normalize('　ＡＢＣ　　（１２）\t x\u00a0')).toBe('ABC (12) x')
  })

  it('removes what cannot be seen: controls, bidi overrides, zero-width characters, half surrogates', () => {
    expect(normalize('a\u0000b\u202Ec\u200Bd\uFEFFe\u2066f\uD800')).toBe('abcdef')
  })

  it('keeps the line breaks of a note, of whatever kind', () => {
    expect(normalizeNote(' one  two \r\nthree\n\n\n\nfour\u2028five ')).toBe('one two\nthree\n\nfour\nfive')
  })

  it('keeps the punctuation of a note as it was typed, but not full-width letters and digits', () => {
    expect(normalizeNote('每月对账，周五；（ＶＩＰ　１２）…①')).toBe('每月对账，周五；（VIP 12）…①')
  })

  it('keeps ª and º, which are letters of Spanish names and addresses', () => {
    expect(normalize('Mª José，　C/ Mayor 5, 1º Ｂ')).toBe('Mª José, C/ Mayor 5, 1º B')
    expect(normalizeNote('1º')).toBe('1º')
    expect(fold('1º')).toBe(fold('1o'))
  })

  it('folds away case, width, accents, blanks and punctuation', () => {
    expect(fold(' Razón-Social：')).toBe('razonsocial')
    expect(fold('Ｃompany_Name')).toBe('companyname')
  })

  it('counts characters, not UTF-16 units', () => {
    expect(lengthOf('𠮷野家')).toBe(3)
  })
})
