import fc from 'fast-check'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { Customer, Values } from '../../src/customer/customer.ts'
import type { Found, Query } from '../../src/customer/search.ts'
import { openIndex } from '../../src/search/index.ts'
import { loadSpell, type Spell } from '../../src/search/spell.ts'
import { customerWith, memoryLog, rules } from './book.ts'
import { chance, customersOf, mistyped } from './generated.ts'
import { scanOver } from './scan.ts'

const piece = fc.constantFrom('acme', 'Ács', 'me-ga', 'co', '7', '12', 'Óme', 'x', '重庆', '厦门', '长安', '安', '银行', 'bank', '绿')
const text = fc.array(piece, { minLength: 1, maxLength: 3 }).chain((pieces) => fc.constantFrom(pieces.join(' '), pieces.join('')))
const record = fc.record({ companyName: text, alias: text, domainPrefix: fc.constantFrom('acme', 'mega7', 'co12', 'part'), lastName: fc.constantFrom('单', '吕', 'Li'), firstName: text, city: text, addressLine1: text, tags: text, notes: text, phone: fc.constantFrom('+8613812345678', '+865922345678') }, { requiredKeys: ['companyName'] })
const typed = fc.oneof(text, fc.constantFrom('c', 'ca', 'cq', 'chongq', 'cqca', 'chongqca', 'xiam', 'xmyh', 'yinhang', 'changan', 'anc', 'acmepa', 'part', 'tner', 'par', 'lv', 'lu', 'shan', '138', '0592', '345678', '13812345678', 'x7', 'meg', 'banka', 'aba', 'g', '庆', '门长', '重庆长安', '张安'))

let spell: Spell
beforeAll(async () => {
  spell = await loadSpell()
})

async function found(customers: readonly Customer[], query: Partial<Query>): Promise<Found> {
  const book = memoryLog()
  for (const customer of customers) book.write('t', customer)
  return openIndex({ book, rules }).find('t', { from: 0, count: 1000, ...query })
}

/** The same customers, and none before one that fits better. */
function expectSame({ ids, total }: Found, plain: ReadonlyMap<string, number>, query: string) {
  expect([...ids].sort(), query).toEqual([...plain.keys()].sort())
  expect(total).toBe(ids.length)
  const scores = ids.map((id) => plain.get(id)!)
  for (let at = 1; at < scores.length; at++) expect(scores[at - 1]! - scores[at]!, query).toBeGreaterThan(-0.001)
}

describe('the index', () => {
  it('finds exactly what reading every record would find, the best first', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(record, { maxLength: 12 }), typed, async (records: readonly Values[], query) => {
        const customers = records.map((values, n) => customerWith(`c${n}`, values))
        expectSame(await found(customers, { text: query }), scanOver(customers, spell)(query), query)
      }),
      { numRuns: 400 },
    )
  })

  it('finds the same after any writes as a book that never held anything else', async () => {
    const write = fc.tuple(fc.integer({ min: 0, max: 5 }), record)
    await fc.assert(
      fc.asyncProperty(fc.array(write, { minLength: 1, maxLength: 15 }), typed, async (writes: readonly (readonly [number, Values])[], query) => {
        const book = memoryLog()
        const index = openIndex({ book, rules })
        const now = new Map<string, Customer>()
        for (const [n, values] of writes) {
          now.set(`c${n}`, customerWith(`c${n}`, values))
          book.write('t', now.get(`c${n}`)!)
          expect((await index.find('t', { from: 0, count: 99 })).total).toBe(now.size)
          // Short pages are kept until the next write.
          for (const count of [50, 50, 99]) expectSame(await index.find('t', { text: query, from: 0, count }), scanOver([...now.values()], spell)(query), query)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('finds among hundreds of customers what reading them all would find, whatever part of them is typed', async () => {
    const customers = customersOf(3)(200).map((customer) => ({ ...customer, status: 'active' as const }))
    const book = memoryLog()
    for (const customer of customers) book.write('t', customer)
    const index = openIndex({ book, rules })
    const plain = scanOver(customers, spell)
    const texts = customers.slice(0, 20).flatMap(({ values }, n) => [values.companyName, values.alias, values.email, values.phone?.slice(3), values.city].flatMap((value = '') => [value.slice(n % 3, (n % 3) + 1 + (n % 7)), value]))
    const aloud = customers.slice(0, 20).flatMap(({ values }, n) => (spell(values.companyName ?? '', false)[0] ?? []).slice(n % 2, 7).map(({ letters }, at) => (at > n % 4 ? letters[0] : letters)).join(''))
    for (const query of [...texts, ...aloud].filter((each) => each.trim() !== '')) expectSame(await index.find('t', { text: query, from: 0, count: 1_000 }), plain(query), query)
  })

  it('gives the same, typed letter by letter while customers are written, as a book that is asked out of the blue', async () => {
    const [customers, random] = [customersOf(4)(200), chance(17)]
    const book = memoryLog()
    const typing = openIndex({ book, rules })
    customers.slice(0, 150).forEach((customer) => book.write('t', customer))
    for (const [n, customer] of customers.slice(150, 178).entries()) {
      const { companyName = '', domainPrefix = '', email = '', city = '' } = customer.values
      const sound = spell(companyName, false)[0]?.map(({ letters }) => letters).join('') ?? companyName
      const text = [companyName, sound, mistyped(sound, random), domainPrefix, email, `${city} ${sound}`, `vip ${sound}`][n % 7]!.slice(0, 12)
      for (let end = 1; end <= text.length; end++) {
        if (end === 6) book.write('t', { ...customer, id: `new ${n}` })
        const query = { text: text.slice(0, end), from: 0, count: 60, nearly: true }
        const found = await typing.find('t', query)
        if (end === text.length) expect(found, query.text).toEqual(await openIndex({ book, rules }).find('t', query))
      }
    }
  })

  it('gives on its pages, one after another, every customer once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(record, { maxLength: 12 }), fc.integer({ min: 1, max: 5 }), async (customers: readonly Values[], count) => {
        const book = memoryLog()
        customers.forEach((values, n) => book.write('t', customerWith(`c${n}`, values)))
        const index = openIndex({ book, rules })
        const pages = await Promise.all(Array.from({ length: 12 }, (_, page) => index.find('t', { from: page * count, count })))
        expect(pages.flatMap(({ ids }) => ids).sort()).toEqual(customers.slice(0, 12 * count).map((_, n) => `c${n}`).sort())
      }),
      { numRuns: 50 },
    )
  })

  it('that forgot a rename, or lost a customer, would be caught by this comparison', async () => {
    const [before, after] = [customerWith('a', { companyName: 'Contoso' }), customerWith('a', { companyName: 'Fabrikam' })]
    const other = customerWith('b', { companyName: 'Fabrikam East' })
    const now = scanOver([after, other], spell)
    expectSame(await found([before, after, other], { text: 'fabrikam' }), now('fabrikam'), 'fabrikam')
    const forgetful = await found([before, other], { text: 'fabrikam' })
    const lossy = await found([after], { text: 'fabrikam' })
    const upsideDown = await found([after, other], { text: 'fabrikam', sort: { by: 'companyName', descending: true } })
    for (const wrong of [forgetful, lossy, upsideDown]) expect(() => expectSame(wrong, now('fabrikam'), 'fabrikam')).toThrow()
  })

  it('that left one key out of its lists, or out of what is written later, would be caught by it too', async () => {
    const customers = ['Contoso', 'Fabrikam'].map((companyName, n) => customerWith(`c${n}`, { companyName }))
    const plain = scanOver(customers, spell)
    const faulty = await indexWithout('fab')
    const book = memoryLog()
    const index = faulty({ book, rules })
    for (const customer of customers) {
      book.write('t', customer)
      await index.find('t', { from: 0, count: 9 })
    }
    const ask = (text: string) => index.find('t', { text, from: 0, count: 9 })
    expectSame(await ask('contoso'), plain('contoso'), 'contoso')
    const wrong = await ask('fabrikam')
    expect(() => expectSame(wrong, plain('fabrikam'), 'fabrikam')).toThrow()
  })
})

/** An index of the product's own parts, but for one key that it never lists. */
async function indexWithout(gram: string): Promise<typeof openIndex> {
  vi.resetModules()
  vi.doMock('../../src/search/reader.ts', async (original) => {
    const reader = await original<typeof import('../../src/search/reader.ts')>()
    const [left] = (await import('../../src/search/keys.ts')).writtenKeys(gram)
    return { openReader: (give: (key: number, code: number) => void) => reader.openReader((key, code) => void (key === left || give(key, code))) }
  })
  try {
    return (await import('../../src/search/index.ts')).openIndex
  } finally {
    vi.doUnmock('../../src/search/reader.ts')
  }
}
