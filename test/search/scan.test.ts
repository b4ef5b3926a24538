import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Values } from '../../src/customer/customer.ts'
import { fieldOf, fields } from '../../src/customer/fields.ts'
import { fold } from '../../src/customer/normalize.ts'
import { openIndex } from '../../src/search/index.ts'
import { customerWith, memoryLog, rules } from './book.ts'

const piece = fc.constantFrom('acme', 'Ács', 'me-ga', 'co', '7', '12', 'Óme', 'x')
const text = fc.array(piece, { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join(' '))
const record = fc.record({ companyName: text, alias: text, domainPrefix: fc.constantFrom('acme', 'mega7', 'co12'), addressLine1: text, tags: text, notes: text }, { requiredKeys: ['companyName'] })

/** The plain way: every word of the query stands in one of the searched fields. */
function scan(customers: readonly Values[], query: string): readonly string[] {
  const words = query.split(/\s+/).map(fold)
  const searched = fields.filter(({ name }) => fieldOf(name).weight).map(({ name }) => name)
  const fits = (values: Values) => words.every((word) => searched.some((name) => fold(values[name] ?? '').includes(word)))
  return customers.flatMap((values, n) => (fits(values) ? [`c${n}`] : []))
}

describe('the index', () => {
  it('finds exactly what reading every record would find', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(record, { maxLength: 12 }), text, async (customers, query) => {
        const book = memoryLog()
        customers.forEach((values, n) => book.write('t', customerWith(`c${n}`, values)))
        const { ids, total } = await openIndex({ book, rules }).find('t', { text: query, from: 0, count: 100 })
        expect([...ids].sort()).toEqual([...scan(customers, query)].sort())
        expect(total).toBe(ids.length)
      }),
      { numRuns: 150 },
    )
  })

  it('gives on its pages, one after another, every customer once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(record, { maxLength: 12 }), fc.integer({ min: 1, max: 5 }), async (customers, count) => {
        const book = memoryLog()
        customers.forEach((values, n) => book.write('t', customerWith(`c${n}`, values)))
        const index = openIndex({ book, rules })
        const pages = await Promise.all(Array.from({ length: 12 }, (_, page) => index.find('t', { from: page * count, count })))
        expect(pages.flatMap(({ ids }) => ids).sort()).toEqual(customers.slice(0, 12 * count).map((_, n) => `c${n}`).sort())
      }),
      { numRuns: 50 },
    )
  })
})
