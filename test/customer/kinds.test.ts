import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Values } from '../../src/customer/customer.ts'
import { fieldOf, fields, type FieldName } from '../../src/customer/fields.ts'
import { kinds } from '../../src/customer/kinds.ts'
import { normalize } from '../../src/customer/normalize.ts'
import { locales } from '../../src/text/locale.ts'
import { rules, values } from './rules.ts'

const asked = (name: FieldName, others: Values = values) => ({ field: fieldOf(name), rules, values: others })
const read = (name: FieldName, text: string, others: Values = values) => kinds[fieldOf(name).kind].read(text, asked(name, others))
const show = (name: FieldName, value: string, locale: (typeof locales)[number], others: Values = values) => kinds[fieldOf(name).kind].show(value, locale, asked(name, others))

describe('What a field shows', () => {
  it.each(fields.filter(({ name }) => values[name]).map(({ name }) => name))('as %s is read as the same value again, in each language', (name) => {
    for (const locale of locales) expect(read(name, normalize(show(name, values[name] ?? '', locale)))).toEqual({ value: values[name] })
  })

  it.each(fields.filter(({ kind }) => kinds[kind].choices).map(({ name }) => name))('for every choice of %s is read as that choice', (name) => {
    const choices = kinds[fieldOf(name).kind].choices?.(asked(name)) ?? []
    expect(choices.length).toBeGreaterThan(1)
    for (const { value, label } of choices) {
      expect(value).not.toContain(',')
      for (const text of [value, ...Object.values(label)]) expect(read(name, normalize(text))).toEqual({ value })
    }
  })
})

describe('A domain', () => {
  it.each(['yunfan', 'YunFan', 'yunfan.partner.onmschina.cn', 'yunfan.onmicrosoft.com'])('may be typed as %s', (text) => {
    expect(read('domainPrefix', text)).toEqual({ value: 'yunfan' })
  })

  it('is shown with its suffix', () => {
    expect(show('domainPrefix', 'yunfan', 'es')).toBe('yunfan.partner.onmschina.cn')
  })

  it('is told which characters cannot be used, or that it is too long', () => {
    expect(read('domainPrefix', 'yun_fan-')).toMatchObject({ problem: { en: 'Please leave out “_”, “-”.' } })
    expect(read('domainPrefix', 'a'.repeat(28))).toMatchObject({ problem: { 'zh-CN': expect.stringContaining('28 个字符') } })
  })
})

describe('An e-mail address', () => {
  it.each(['a@b.cn', "o'neil+x@mail.example.com", '用户@例子.中国', 'a.b@xn--fsqu00a.xn--0zwm56d'])('may be %s', (text) => {
    expect(read('email', text)).toEqual({ value: text })
  })

  it.each(['a', 'a@b', '@b.cn', 'a@@b.cn', 'a b@c.cn', '.a@b.cn', 'a.@b.cn', 'a..b@c.cn', 'a@-b.cn', 'a@b..cn', 'a@b.c', '<a@b.cn'])('cannot be %s', (text) => {
    expect(read('email', text)).toHaveProperty('problem')
  })

  it('is kept in lower case, without what mail programs put around it', () => {
    expect(read('email', 'mailto:Wang@YunFan.CN')).toEqual({ value: 'wang@yunfan.cn' })
    expect(read('email', '<Wang@YunFan.CN>')).toEqual({ value: 'wang@yunfan.cn' })
  })
})

describe('A phone', () => {
  it.each([['138 0013 8000', '+8613800138000'], ['(010) 6552-9988', '+861065529988'], ['0034 912 34 56 78', '+34912345678'], ['010-65529988转801', '+861065529988;ext=801'], ['010-65529988-801', '+861065529988;ext=801'], ['0592-2234567-8', '+865922234567;ext=8']])('typed as %s is kept as %s', (text, value) => {
    expect(read('phone', text)).toEqual({ value })
  })

  it('follows the country of the customer, and is shown nationally there and internationally elsewhere', () => {
    expect(read('phone', '912 34 56 78', { country: 'ES' })).toEqual({ value: '+34912345678' })
    expect(show('phone', '+34912345678', 'es', { country: 'ES' })).toBe('912 34 56 78')
    expect(show('phone', '+34912345678', 'es')).toBe('+34 912 34 56 78')
    expect(show('phone', '+861065529988;ext=801', 'zh-CN')).toBe('010 6552 9988 转 801')
  })

  it.each(['12', '138001380001', 'call me', '010-65529988 138', '13800138000；13900139000', '13800138000, 13900139000', '010-65529988,65529989', '0592-2234567,2234568', '138-0013-800'])('cannot be %s', (text) => {
    expect(read('phone', text)).toHaveProperty('problem')
  })
})

describe('A province', () => {
  it.each(['GD', 'gd', '广东', '广东省', 'Guangdong', 'guang dong', 'Guangdong Province', 'CN-GD'])('of China may be typed as %s', (text) => {
    expect(read('province', text)).toEqual({ value: 'GD' })
  })

  it.each([['内蒙古', 'NM'], ['广西', 'GX'], ['宁夏回族自治区', 'NX'], ['xizang', 'XZ'], ['Tibet', 'XZ'], ['上海市', 'SH'], ['Shaanxi', 'SN'], ['Shanxi', 'SX']])('%s has the letters %s', (text, value) => {
    expect(read('province', text)).toEqual({ value })
  })

  it('is shown in Chinese to Chinese readers, and by its Latin name to others, in Spanish by its own where it has one', () => {
    expect(locales.map((locale) => show('province', 'NM', locale))).toEqual(['Inner Mongolia', '内蒙古自治区', 'Mongolia Interior'])
  })

  it('is picked from the 31 divisions in China, and free text elsewhere', () => {
    expect(kinds.province.choices?.(asked('province'))).toHaveLength(31)
    expect(kinds.province.choices?.(asked('province', { country: 'US' }))).toBeUndefined()
  })
})

describe('A country', () => {
  it.each([['中国', 'CN'], ['p.r. china', 'CN'], ['USA', 'US'], ['EE. UU.', 'US'], ['UK', 'GB'], ['英国', 'GB'], ['España', 'ES'], ['espana', 'ES'], ['西班牙', 'ES'], ['香港', 'HK'], ['Macau', 'MO'], ['台湾', 'TW'], ['Corea del Sur', 'KR'], ['de', 'DE']])('%s has the code %s', (text, value) => {
    expect(read('country', text)).toEqual({ value })
  })

  it('is picked from all of them, the default first', () => {
    const choices = kinds.country.choices?.(asked('country')) ?? []
    expect(choices).toHaveLength(249)
    expect(choices[0]).toEqual({ value: 'CN', label: { en: 'China', 'zh-CN': '中国', es: 'China' } })
  })
})

describe('Tags', () => {
  it('are told apart by Chinese and Latin separators, each once', () => {
    expect(read('tags', normalize('VIP，北京、 oil; vip；Oil,'))).toEqual({ value: 'VIP, 北京, oil' })
  })

  it('that were read are read the same again', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 6 }), (list) => {
      const once = read('tags', normalize(list.join('、')))
      expect('value' in once ? read('tags', once.value) : once).toEqual(once)
    }))
  })
})

describe('An owner', () => {
  it('is kept with name and id, and shown by name', () => {
    expect(read('owner', '李娜 <0f5e-1>')).toEqual({ value: '李娜 <0f5e-1>' })
    expect(show('owner', '李娜 <0f5e-1>', 'en')).toBe('李娜')
    expect(read('owner', '李娜')).toEqual({ value: '李娜' })
  })
})
