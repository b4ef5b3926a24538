import { beforeAll, describe, expect, it } from 'vitest'
import type { Query } from '../../src/customer/search.ts'
import { openIndex } from '../../src/search/index.ts'
import { loadSpell, type Spell } from '../../src/search/spell.ts'
import { customerWith, memoryLog, rules } from './book.ts'
import { chance, customersOf, mistyped } from './generated.ts'

let spell: Spell
beforeAll(async () => {
  spell = await loadSpell()
})

const named = ['重庆长安汽车股份有限公司', '厦门航空有限公司', 'Contoso Trading Ltd.', '长城物流']
const book = memoryLog()
named.forEach((companyName, n) => book.write('t', customerWith(`c${n}`, { companyName })))
const index = openIndex({ book, rules })
const nearly = (text: string, more: Partial<Query> = {}) => index.find('t', { text, from: 0, count: 10, nearly: true, ...more })

describe('where nothing fits as it was typed', () => {
  it.each([
    ['a letter is wrong', 'contaso', 'c2'],
    ['a letter is missing', 'cotoso', 'c2'],
    ['a letter is too many', 'conttoso', 'c2'],
    ['two letters are changed about', 'cnotoso', 'c2'],
    ['the mistake is in pinyin', 'chongqign', 'c0'],
    ['the mistake is in a later sound', 'hangkang', 'c1'],
    ['other characters of the same sound were typed', '夏门航空', 'c1'],
    ['other characters of a part of the name were typed', '长按', 'c0'],
  ])('a customer is found although %s', async (_what, text, id) => expect(await nearly(text)).toMatchObject({ ids: [id], nearly: true }))

  it('it is said that nothing fits exactly, and only then', async () => {
    expect((await nearly('contoso')).nearly).toBeUndefined()
    expect((await nearly('长安')).ids).toEqual(['c0'])
  })
  it('nothing is guessed unless that was asked for', async () => expect((await nearly('contaso', { nearly: false })).total).toBe(0))
  it('two mistakes, a short word and a number with a wrong digit are not guessed', async () => {
    for (const text of ['cantaso', 'cnto', '9111000060']) expect((await nearly(text)).total).toBe(0)
  })
})

it('characters with several readings are found by the one that the name has', async () => {
  expect((await index.find('t', { text: 'chongqing', from: 0, count: 9 })).ids).toEqual(['c0'])
  expect((await index.find('t', { text: 'xiamen', from: 0, count: 9 })).ids).toEqual(['c1'])
  for (const wrong of ['zhongqing', 'shamen']) expect((await index.find('t', { text: wrong, from: 0, count: 9 })).ids, wrong).toEqual([])
})

it('of names in letters and in pinyin with one mistake, at least 98 in 100 are found', async () => {
  const random = chance(5)
  const customers = customersOf(9)(800).map((customer) => ({ ...customer, status: 'active' as const }))
  const many = memoryLog()
  for (const customer of customers) many.write('t', customer)
  const all = openIndex({ book: many, rules })
  let [asked, met] = [0, 0]
  for (const { id, values } of customers.slice(0, 300)) {
    const name = values.companyName ?? ''
    const text = mistyped((spell(name, false)[0]?.map(({ letters }) => letters).join('') ?? name.split(' ')[0]!.toLowerCase()).slice(0, 12), random)
    if (text.length < 5) continue
    const { ids, ...found } = await all.find('t', { text, from: 0, count: 800, nearly: true })
    // What fits another customer exactly is no mistake.
    if (found.total > 0 && !found.nearly) continue
    asked++
    if (ids.includes(id)) met++
  }
  expect(asked).toBeGreaterThan(225)
  expect(met / asked).toBeGreaterThanOrEqual(0.98)
})
