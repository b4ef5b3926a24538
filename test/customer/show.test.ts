import { describe, expect, it } from 'vitest'
import { label, nameOf, personName, showValue } from '../../src/customer/show.ts'
import { rules, values } from './rules.ts'

describe('A customer is shown', () => {
  it('with values and labels in the language of the person', () => {
    expect(showValue('province', values, 'zh-CN', rules)).toBe('北京市')
    expect(showValue('country', values, 'es', rules)).toBe('China')
    expect(showValue('relationship', values, 'es', rules)).toBe('Revendedor')
    expect(showValue('phone', values, 'en', rules)).toBe('138 0013 8000')
    expect(label('phone', 'es')).toBe('Teléfono')
  })

  it('with nothing where there is nothing', () => {
    expect(showValue('alias', values, 'en', rules)).toBe('')
    expect(nameOf({ values: {} })).toBe('')
  })

  it('with the contact as names are written: last name first in Chinese, else last', () => {
    expect(personName(values, 'en')).toBe('王小明')
    expect(personName({ lastName: 'García López', firstName: 'María' }, 'zh-CN')).toBe('María García López')
    expect(personName({ lastName: '王', firstName: 'David' }, 'zh-CN')).toBe('王David')
    expect(personName({ lastName: '王', firstName: 'David' }, 'en')).toBe('David 王')
    expect(personName({ lastName: 'Smith' }, 'en')).toBe('Smith')
  })
})
