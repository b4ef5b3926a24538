import fc from 'fast-check'
import { expect, it } from 'vitest'
import { StoreTrouble } from '../../src/customer/book.ts'
import { accidentLine } from '../../src/seeing/accident.ts'
import { marksIn, planted } from './support/planted.ts'

const line = (accident: unknown) => JSON.parse(accidentLine('2026-11-22T10:00:00.000Z', 'a1b2c3d4', accident)) as Record<string, unknown>

it('an accident’s line says what broke and where, under its reference', () => {
  const error = new RangeError('too far')
  error.stack = 'RangeError: too far\n    at walk (file:///app/dist/chunk-A1.js:12:34)\n    at async file:///app/dist/main.js:5:6\n    at new Script (node:vm:117:7)'
  const { where, ...told } = line(error)
  expect(told).toEqual({ at: '2026-11-22T10:00:00.000Z', level: 'error', event: 'accident', reference: 'a1b2c3d4', error: 'RangeError' })
  expect(where).toEqual(['walk chunk-A1.js:12:34', 'main.js:5:6', 'Script vm:117:7'])
})

it('it has the fixed words of systems and servers, and of a cause what it has of the error', () => {
  const refused = Object.assign(new Error('connect ECONNREFUSED 10.0.0.5:6379'), { code: 'ECONNREFUSED' })
  expect(line(new StoreTrouble('unknown', { cause: refused }))).toMatchObject({ code: 'unknown', cause: { code: 'ECONNREFUSED' } })
  expect(line(new Error('MISCONF Redis is configured to save'))).toMatchObject({ code: 'MISCONF' })
  expect(line(Object.assign(new Error('x'), { status: 429, code: 'TooManyRequests' }))).toMatchObject({ code: 'TooManyRequests', status: 429 })
})

it('a cause that leads back to its error ends', () => {
  const error = new Error('round')
  error.cause = error
  expect(JSON.stringify(line(error)).length).toBeLessThan(5_000)
})

it('whatever is thrown, it has nothing of what was typed', () => {
  const typed = fc.constantFrom(...Object.values(planted))
  const said = fc.tuple(typed, fc.constantFrom('', '"', '\n    at ', 'Unexpected token in ', 'ERR ', '`', "'", '\r\n', '¡'), fc.constantFrom('', '"', ' (/srv/a.js:1:1)', '\n    at async Promise.all (index 0)', '`')).map(([it, before, after]) => before + it + after)
  const thrown = fc.letrec<{ thrown: unknown }>((tie) => ({
    thrown: fc.oneof(
      { maxDepth: 3 },
      said,
      fc.record({ message: said, name: said }),
      fc.tuple(said, said, said, fc.boolean(), tie('thrown')).map(([message, name, extra, inStack, cause]) => {
        const error = Object.assign(new Error(message, { cause }), { name, code: extra, detail: extra, errors: [extra] })
        if (inStack) error.stack = `Error: ${extra}\n    at ${extra} (/srv/${extra}/x.js:3:4)\n${error.stack}`
        return error
      }),
    ),
  })).thrown
  fc.assert(fc.property(thrown, (it) => void expect(marksIn(accidentLine('now', 'ref', it))).toEqual([])), { seed: 20_261_122, numRuns: 3_000 })
})
