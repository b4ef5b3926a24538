import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tidy } from '../../src/bot/fold.ts'
import { readGiven } from '../../src/bot/given.ts'
import { givenBy, understand } from '../../src/bot/understand.ts'
import { registry } from '../../src/bot/registry.ts'
import { pair, quoted } from '../../src/cards/say.ts'
import { fieldByKey } from '../../src/customer/keys.ts'
import { command } from './house.ts'

const add = command('add-customer', { phrases: { en: ['add customer'], 'zh-CN': ['添加客户'], es: [] }, key: (typed) => fieldByKey(typed)?.name })
const read = (rest: string) => {
  const { text, keys } = readGiven(add, rest, 'add customer')
  return { text, keys }
}

describe('what stands behind a phrase', () => {
  it('is free text, then keys with their values', () => {
    expect(read('Contoso Ltd. domain:contoso city: Shanghai')).toEqual({ text: 'Contoso Ltd.', keys: { domainPrefix: 'contoso', city: 'Shanghai' } })
  })

  it('knows keys of several words, and takes the longest', () => {
    expect(read('company name: Contoso postal code: 200000')).toEqual({ text: '', keys: { companyName: 'Contoso', postalCode: '200000' } })
  })

  it('may be written in Chinese without blanks', () => {
    expect(read('公司名称:康拓科技城市:上海')).toEqual({ text: '', keys: { companyName: '康拓科技', city: '上海' } })
  })

  it('may be quoted, and keys inside quotes are none', () => {
    expect(read('"Contoso city: East" domain:"contoso"')).toEqual({ text: 'Contoso city: East', keys: { domainPrefix: 'contoso' } })
    expect(read('城市:「上海 city:x」')).toEqual({ text: '', keys: { city: '上海 city:x' } })
  })

  it('keeps colons that follow no known key', () => {
    expect(read('Contoso notes:see https://contoso.example at 10:30')).toEqual({ text: 'Contoso', keys: { notes: 'see https://contoso.example at 10:30' } })
  })

  it('empties what is given with nothing behind the colon', () => {
    expect(read('alias: city:Shanghai')).toEqual({ text: '', keys: { alias: '', city: 'Shanghai' } })
  })

  it('may be separated by commas, semicolons or lines', () => {
    expect(read('Contoso, domain:contoso; city:Shanghai\nalias:CT')).toEqual({ text: 'Contoso', keys: { domainPrefix: 'contoso', city: 'Shanghai', alias: 'CT' } })
  })

  it('is read back as forms and offered commands tell it, whatever stands in it', () => {
    const value = fc.string({ unit: fc.constantFrom(...'aB1 :：\n"“”「」『』,;、，；', 'tel: ', '城市：', 'domain:'), maxLength: 12 }).map(tidy)
    const quotes = ['"', '“”', '「」', '『』']
    const readable = (text: string) => quotes.some((signs) => ![...signs].some((sign) => text.includes(sign)))
    fc.assert(
      fc.property(fc.tuple(value, value, value), ([notes, alias, city]) => {
        fc.pre([notes, alias, city].every(readable))
        const expected = { notes, alias, city }
        expect(read(tidy(`Notes: ${quoted(notes)}\nAlias: ${quoted(alias)}\nCity: ${quoted(city)}`)).keys).toEqual(expected)
        expect(read(tidy(`${pair('notes', notes)} ${pair('alias', alias)} ${pair('city', city)}`)).keys).toEqual(expected)
      }),
    )
    // As they stand they would be read otherwise.
    expect(read('Notes: call Li, tel: 138\nCity: Ningbo').keys).not.toHaveProperty('notes', 'call Li, tel: 138')
  })

  it('is all free text for a command that has no keys', () => {
    expect(readGiven(command('show'), 'city: Shanghai', 'show').text).toBe('city: Shanghai')
  })

  it('is read in time that grows with its length only, however hostile', () => {
    const started = performance.now()
    read(`${'city: '.repeat(5_000)}${':'.repeat(20_000)}${'"'.repeat(5_001)}`)
    expect(performance.now() - started).toBeLessThan(3_000)
  })
})

describe('a text without a phrase', () => {
  const fillIn = command('fill-in', { key: (typed) => fieldByKey(typed)?.name })
  const commands = registry([fillIn, add])

  it('of nothing but known keys is the form that waits for them', () => {
    const understood = understand(commands, 'City: Shanghai\nalias: CT')
    expect(understood?.command.verb).toBe('fill-in')
    expect(understood?.given.keys).toEqual({ city: 'Shanghai', alias: 'CT' })
  })

  it('with other words in it is not', () => {
    expect(understand(commands, 'please set city: Shanghai')).toBeUndefined()
    expect(understand(commands, '')).toBeUndefined()
  })

  it('may begin with a key that begins with a command’s phrase', () => {
    const listing = command('list-customers', { phrases: { en: ['list'], 'zh-CN': ['客户', '语言'], es: [] } })
    const known = registry([fillIn, add, listing])
    expect(understand(known, '客户经理：李雷')?.given.keys).toEqual({ owner: '李雷' })
    expect(understand(known, '语言文化：中文')?.given.keys).toEqual({ culture: '中文' })
    expect(understand(known, '客户 城市：上海')?.command.verb).toBe('list-customers')
    expect(understand(known, '客户经理李雷')?.command.verb).toBe('list-customers')
  })

  it('in full width is understood the same', () => {
    expect(understand(commands, '城市：上海')?.given.keys).toEqual({ city: '上海' })
    expect(understand(commands, '添加客户　城市：上海')?.given.keys).toEqual({ city: '上海' })
  })
})

describe('what a button sent', () => {
  const data = (sent: Readonly<Record<string, unknown>>) => givenBy({ verb: 'x', data: sent, automatic: false }).data

  it('is read as strings, an input by its id without the revision', () => {
    expect(data({ id: 'c1', version: 3, sure: true, city_12: 'Shanghai' })).toEqual({ id: 'c1', version: '3', sure: 'true', city: 'Shanghai' })
  })

  it('loses whatever is no value', () => {
    expect(data({ id: { $ne: null }, list: ['x'], nothing: null })).toEqual({})
  })

  it('is cut where it is oversized', () => {
    expect(data({ notes_1: 'x'.repeat(1_000_000) })['notes']?.length).toBe(10_000)
  })
})
