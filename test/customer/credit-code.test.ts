import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkCharacter, organisationCheck, readCreditCode } from '../../src/customer/credit-code.ts'

const valid = ['91110000600037341L', '9144030071526726XG', '91310000631696382C', '911522010783762860', '121200004013590816']
const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']

const letters = (from: readonly string[], length: number) => fc.array(fc.constantFrom(...from), { minLength: length, maxLength: length }).map((list) => list.join(''))
/** Any code that is right in both its checks. */
const code = fc.tuple(fc.constantFrom(...'123456789ANY'), fc.constantFrom(...alphabet), letters([...'0123456789'], 6), letters(alphabet, 8)).map((parts) => {
  const head = parts.join('')
  const body = head + organisationCheck(head)
  return body + checkCharacter(body)
})

function problem(text: string) {
  const reading = readCreditCode(text)
  if (!('problem' in reading)) throw new Error(`${text} was accepted`)
  return reading.problem
}

describe('A unified social credit code', () => {
  it.each(valid)('%s is right', (text) => {
    expect(readCreditCode(text)).toEqual({ value: text })
  })

  it('may be typed in lower case, with blanks, hyphens, full width, and O and I for 0 and 1', () => {
    expect(readCreditCode(' 9144 0300-7152—6726xg ')).toEqual({ value: '9144030071526726XG' })
    expect(readCreditCode('９１４４０３００７１５２６７２６ＸＧ')).toEqual({ value: '9144030071526726XG' })
    expect(readCreditCode('9IIIOOOO600O3734IL')).toEqual({ value: '91110000600037341L' })
  })

  it('that is right by both checks is always accepted', () => {
    fc.assert(fc.property(code, (text) => { expect(readCreditCode(text)).toEqual({ value: text }) }))
  })

  it('is refused whichever one character is exchanged for another', () => {
    fc.assert(fc.property(code, fc.nat(17), fc.constantFrom(...alphabet), (text, place, other) => {
      fc.pre(text.charAt(place) !== other)
      expect(readCreditCode(text.slice(0, place) + other + text.slice(place + 1))).toHaveProperty('problem')
    }))
  })

  it('with a wrong check character is told the right one', () => {
    expect(problem('91110000600037341N')).toEqual({
      en: 'The check character (number 18) would be “L”. Please compare the code with the licence.',
      'zh-CN': '校验码（第 18 位）应为“L”，请与营业执照核对。',
      es: 'El carácter de control (el 18) sería «L». Conviene compararlo con la licencia.',
    })
  })

  it('with a wrong organisation code is told which check fails', () => {
    const body = '91110000600037342'
    expect(problem(body + checkCharacter(body)).en).toContain('check character of the organisation code (number 17) would be “1”')
    expect(problem('91110000600037340L')['zh-CN']).toContain('第 17 位应为“1”')
  })

  it.each(['I', 'O', 'S', 'V', 'Z'])('has a problem with the letter %s only where it is no digit mistyped', (letter) => {
    const text = `9111000060003734${letter}L`
    if (letter === 'I') expect(readCreditCode(text)).toEqual({ value: '91110000600037341L' })
    else if (letter === 'O') expect(problem(text).en).toContain('17')
    else expect(problem(text).es).toContain(`El carácter 17 es «${letter}»`)
  })

  it.each([['9111000060003734L', '17'], ['91110000600037341L0', '19']])('%s is told that it has %s characters', (text, count) => {
    expect(Object.values(problem(text)).every((sentence) => sentence.includes(count) && sentence.includes('18'))).toBe(true)
  })

  it('names a letter where only digits stand, or a wrong beginning, by its place', () => {
    expect(problem('9111A000600037341L')['zh-CN']).toContain('第 5 位是“A”')
    expect(problem('B1110000600037341L').en).toContain('Character 1 is “B”')
  })
})
