import { describe, expect, it } from 'vitest'
import { fields } from '../../src/customer/fields.ts'
import { allKeys, fieldByKey, keysOf } from '../../src/customer/keys.ts'
import { fold } from '../../src/customer/normalize.ts'

describe('The keys of fields', () => {
  it('are shared by no two fields', () => {
    const owners = fields.flatMap((field) => [...new Set(keysOf(field).map(fold))].map((key) => [key, field.name]))
    const shared = owners.filter(([key, name]) => owners.some(([other, owner]) => other === key && owner !== name))
    expect(shared).toEqual([])
  })

  it.each(['company-name', 'Company Name', 'COMPANYNAME', '公司名称', '公司 名称', 'Razón social', 'razon social', 'ｃompany'])('%s means the company name', (key) => {
    expect(fieldByKey(key)?.name).toBe('companyName')
  })

  it('find every field by its name and by its label in each language', () => {
    for (const { name, label } of fields) {
      expect([name, ...Object.values(label)].map((key) => fieldByKey(key)?.name)).toEqual([name, name, name, name])
    }
  })

  it('come longest first, and never empty', () => {
    expect(allKeys.map((key) => key.length)).toEqual(allKeys.map((key) => key.length).toSorted((a, b) => b - a))
    expect(allKeys.filter((key) => !fold(key))).toEqual([])
    expect(fieldByKey('：')).toBeUndefined()
  })
})
