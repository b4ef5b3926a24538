import { describe, expect, it } from 'vitest'
import { checkTyped } from '../../src/customer/check.ts'
import { fields, type FieldName } from '../../src/customer/fields.ts'
import { locales } from '../../src/text/locale.ts'
import { showValue } from '../../src/customer/show.ts'
import { rules, typed, values } from './rules.ts'

const named = (problems: readonly { readonly field: string }[]) => problems.map(({ field }) => field)

/** A wrong text for every field that can be wrong. */
const wrong: Readonly<Partial<Record<FieldName, string>>> = {
  companyName: 'x'.repeat(201),
  alias: 'x'.repeat(201),
  registrationNumber: '91110000600037341N',
  domainPrefix: 'yun_fan',
  lastName: '王'.repeat(51),
  firstName: '明'.repeat(51),
  email: 'wang.yunfan.cn',
  phone: '12',
  province: 'Texas',
  city: 'x'.repeat(101),
  addressLine1: 'x'.repeat(201),
  addressLine2: 'x'.repeat(201),
  postalCode: '12345',
  culture: 'Latin',
  owner: 'x'.repeat(201),
  tags: 'x'.repeat(41),
  notes: 'x'.repeat(2001),
  relationship: 'friend',
}

describe('A new customer', () => {
  it('is read into normal form, with the defaults of what was not typed', () => {
    expect(checkTyped(typed, { rules })).toEqual({ values, problems: [] })
  })

  it('that is empty is told every required field at once, in the order of the form', () => {
    expect(named(checkTyped({}, { rules }).problems)).toEqual(['companyName', 'domainPrefix', 'lastName', 'firstName', 'email', 'province', 'city', 'addressLine1'])
    expect(named(checkTyped({}, { rules: { ...rules, registrationRequired: true } }).problems)).toContain('registrationNumber')
  })

  it('has every wrong field named, with a whole sentence of its own in each language', () => {
    const problems = [...checkTyped(wrong, { rules }).problems]
    expect(named(problems)).toEqual(Object.keys(wrong))
    problems.push(...checkTyped({ ...typed, country: 'Atlantis' }, { rules }).problems)
    for (const { text } of problems) {
      for (const locale of locales) expect(text[locale]).toMatch(/^[\p{Lu}\p{Script=Han}“«].*[.。]$/su)
      expect(new Set(Object.values(text)).size).toBe(3)
    }
  })

  it('says nothing about province and postal code while the country is unknown', () => {
    expect(named(checkTyped({ ...typed, country: 'Atlantis', postalCode: '1' }, { rules }).problems)).toEqual(['country'])
  })

  it('in China needs a province of China and a postal code of six digits, leading zeros kept', () => {
    expect(named(checkTyped({ ...typed, province: 'Texas', postalCode: '12345' }, { rules }).problems)).toEqual(['province', 'postalCode'])
    expect(checkTyped({ ...typed, postalCode: '０１００００' }, { rules }).values.postalCode).toBe('010000')
    expect(named(checkTyped({ ...typed, postalCode: '' }, { rules }).problems)).toEqual([])
  })

  it('elsewhere may have any province, postal code and registration number, and gets the bill in English', () => {
    const abroad = checkTyped({ ...typed, country: 'España', province: '', postalCode: '', registrationNumber: 'b-1234 5678', phone: '912 34 56 78' }, { rules })
    expect(abroad.problems).toEqual([])
    expect(abroad.values).toMatchObject({ country: 'ES', culture: 'en-US', registrationNumber: 'B12345678', phone: '+34912345678' })
  })

  it('may have a name of a single character, and counts characters that are two units as one', () => {
    expect(checkTyped({ ...typed, lastName: '𠮷', companyName: '𠮷'.repeat(200) }, { rules }).problems).toEqual([])
  })

  it('keeps only what can be seen of what was typed, and the lines of a note', () => {
    const { values: read } = checkTyped({ ...typed, companyName: ' 云\u202E帆　公司 ', notes: 'one\r\n two' }, { rules })
    expect(read).toMatchObject({ companyName: '云帆 公司', notes: 'one\ntwo' })
  })
})

describe('A change of a customer', () => {
  const change = (update: typeof typed) => checkTyped(update, { rules, base: values })

  it('leaves alone what was not typed', () => {
    expect(change({})).toEqual({ values, problems: [] })
    expect(change({ alias: '云帆' }).values).toEqual({ ...values, alias: '云帆' })
  })

  it('clears an optional field by an empty text, and refuses to clear a required one', () => {
    expect(change({ phone: '' }).values.phone).toBeUndefined()
    expect(named(change({ companyName: ' ', province: '', relationship: '' }).problems)).toEqual(['companyName', 'province', 'relationship'])
  })

  it('is none where a note comes back with its punctuation at half width, as typed lines do', () => {
    const noted = { ...values, notes: '每月对账，周五；' }
    expect(checkTyped({ notes: '每月对账,周五;' }, { rules, base: noted }).values).toEqual(noted)
    expect(checkTyped({ notes: '每月对账，周六；' }, { rules, base: noted }).values.notes).toBe('每月对账，周六；')
  })

  it('cannot give another domain, but may repeat the one there is', () => {
    expect(named(change({ domainPrefix: 'other' }).problems)).toEqual(['domainPrefix'])
    for (const same of ['yunfan.partner.onmschina.cn', 'YunFan', 'YUNFAN.onmicrosoft.com']) expect(change({ domainPrefix: same })).toEqual({ values, problems: [] })
    for (const other of ['', 'yun_fan', 'yunfan.example.com']) expect(named(change({ domainPrefix: other }).problems)).toEqual(['domainPrefix'])
  })

  it.each(locales)('is none where a form sends back what it showed in %s', (locale) => {
    const base = { ...values, owner: 'Li Na <0f5e>', tags: 'VIP, 北京', notes: 'a\nb' }
    const shown = Object.fromEntries(fields.map(({ name }) => [name, showValue(name, base, locale, rules)]))
    expect(checkTyped(shown, { rules, base })).toEqual({ values: base, problems: [] })
  })

  it('of the country reads province, postal code and registration number anew', () => {
    const abroad = change({ country: 'US' })
    expect(abroad.problems).toEqual([])
    expect(abroad.values).toMatchObject({ country: 'US', province: 'Beijing', postalCode: '100022', phone: '+8613800138000' })
    const back = checkTyped({ country: 'CN' }, { rules, base: { ...abroad.values, postalCode: '9021', registrationNumber: 'X1' } })
    expect(back.values.province).toBe('BJ')
    expect(named(back.problems)).toEqual(['registrationNumber', 'postalCode'])
  })
})

describe('A text that is far too long', () => {
  it('is told its length and not repeated, whatever the field', () => {
    for (const { name, max = 0 } of fields) {
      const { problems } = checkTyped({ ...typed, [name]: 'ab '.repeat(9000) }, { rules })
      const problem = problems.find(({ field }) => field === name)
      expect(problem?.text.en).toContain(`at most ${max}`)
      expect(Math.max(...Object.values(problem?.text ?? {}).map(({ length }) => length))).toBeLessThan(120)
    }
  })

  it('is not even read: a cell of a file may hold a million characters', () => {
    const huge = '　ﬁ'.repeat(500_000)
    const start = performance.now()
    const { problems } = checkTyped(Object.fromEntries(fields.map(({ name }) => [name, huge])), { rules })
    expect(performance.now() - start).toBeLessThan(100)
    expect(problems[0]?.text.en).toBe('This has 1000000 characters; at most 200 are allowed.')
  })
})
