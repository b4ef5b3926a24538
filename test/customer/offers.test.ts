import { describe, expect, it } from 'vitest'
import catalogue from '../../src/customer/offers.json' with { type: 'json' }
import { checkSubscriptions, offersNamed, readLicences, readOffers } from '../../src/customer/offers.ts'

const offers = readOffers(catalogue)
const basic = 'CFQ7TTC0LH18:0001'
const name = { en: 'Plan', 'zh-CN': '计划', es: 'Plan' }

describe('The catalogue of offers', () => {
  it('comes with an example', () => {
    expect(offers).toHaveLength(8)
    expect(offers[0]?.name['zh-CN']).toBe('Microsoft 365 商业基础版')
  })

  it.each([
    ['no list', { id: 'a' }, 'a list'],
    ['an empty list', [], 'at least one offer'],
    ['an entry that is no object', ['a'], 'entry 1: "id"'],
    ['an id with a comma', [{ id: 'a,b', name }], 'entry 1: "id"'],
    ['a name that lacks a language', [{ id: 'a', name }, { id: 'b', name: { en: 'x', es: 'x' } }], 'entry 2 (b), "name": "zh-CN"'],
    ['the same id twice', [{ id: 'a', name }, { id: 'a', name }], '"a" occurs twice'],
  ])('with %s is refused, and the fault is named', (_, json, message) => {
    expect(() => readOffers(json)).toThrow(message)
  })

  it('is searched by id, by whole name, and by part of a name', () => {
    expect(offersNamed(offers, basic.toLowerCase()).map(({ id }) => id)).toEqual([basic])
    expect(offersNamed(offers, '商业标准版')).toHaveLength(1)
    expect(offersNamed(offers, 'Exchange Online')).toHaveLength(2)
    expect(offersNamed(offers, '')).toEqual([])
  })
})

describe('Subscriptions that were typed', () => {
  it('are added as active, and what was left empty is not', () => {
    expect(checkSubscriptions([{ offer: basic, licences: '２５' }, { offer: 'Azure plan', licences: ' ' }], offers)).toEqual({
      subscriptions: [{ offer: basic, name: 'Microsoft 365 Business Basic', licences: 25, status: 'active' }],
      problems: [],
    })
  })

  it('change the licences of what there is, and leave its name and status', () => {
    const base = [{ offer: basic, name: 'Old name', licences: 5, status: 'suspended' as const }, { offer: 'gone', name: 'Gone', licences: 1, status: 'active' as const }]
    expect(checkSubscriptions([{ offer: basic, licences: '7' }, { offer: 'gone', licences: '2' }], offers, base).subscriptions).toEqual([{ ...base[0], licences: 7 }, { ...base[1], licences: 2 }])
  })

  it('name every wrong one at once, in each language', () => {
    const { subscriptions, problems } = checkSubscriptions([{ offer: basic, licences: '0' }, { offer: 'Exchange', licences: '1' }, { offer: 'Word 95', licences: '1' }], offers)
    expect(subscriptions).toEqual([])
    expect(problems.map(({ offer }) => offer)).toEqual([basic, 'Exchange', 'Word 95'])
    expect(problems.map(({ text }) => text['zh-CN'])).toEqual([
      'Microsoft 365 商业基础版：许可证数量应为 1 至 1,000,000 的整数，而不是“0”。',
      '“Exchange”可能指多个产品：Exchange Online（计划 1）、Exchange Online（计划 2）。',
      '目录中没有产品“Word 95”。',
    ])
  })

  it.each([['1', 1], ['1000000', 1_000_000], ['1,000', 1000], ['1.000.000', 1_000_000], ['25', 25]])('may have %s licences', (text, count) => {
    expect(readLicences(text)).toBe(count)
  })

  it.each(['0', '-1', '1.5', '1000001', '1,00', '1e3', 'ten', '1,000.000'])('cannot have %s licences', (text) => {
    expect(readLicences(text)).toBeUndefined()
  })
})
