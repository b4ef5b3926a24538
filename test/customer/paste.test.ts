import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkTyped } from '../../src/customer/check.ts'
import { fields } from '../../src/customer/fields.ts'
import { readPaste } from '../../src/customer/paste.ts'
import { rules } from './rules.ts'

const paste = (text: string) => readPaste(text, rules)

describe('A mail signature', () => {
  it('in Chinese gives person, company, mobile, mail and the parts of the address', () => {
    expect(paste('王小明  采购经理\n北京云帆科技有限公司\n手机：138 0013 8000\n电话：010-65529988转801\n邮箱：wang.xm@yunfan.cn\n地址：北京市朝阳区建国路88号A座1201室 100022')).toEqual({
      typed: { lastName: '王', firstName: '小明', companyName: '北京云帆科技有限公司', phone: '138 0013 8000', email: 'wang.xm@yunfan.cn', province: 'BJ', city: '北京市', addressLine1: '朝阳区建国路88号A座1201室', postalCode: '100022' },
      leftOver: '采购经理\n电话: 010-65529988转801',
    })
  })

  it('in Chinese without a key on most lines is known by the shapes of its parts', () => {
    expect(paste('张伟\n深圳市华讯电子有限公司 | 总经理\nT 0755-86013388 M 13912345678\nzhangwei@huaxun.com.cn\n广东省深圳市南山区科技中一路15号 邮编：518057\n统一社会信用代码：9144030071526726XG')).toEqual({
      typed: { lastName: '张', firstName: '伟', companyName: '深圳市华讯电子有限公司', phone: '0755-86013388', email: 'zhangwei@huaxun.com.cn', province: 'GD', city: '深圳市', addressLine1: '南山区科技中一路15号', postalCode: '518057', registrationNumber: '9144030071526726XG' },
      leftOver: '总经理\nM 13912345678',
    })
  })

  it('in Chinese keeps the word for the postal code out of the street', () => {
    expect(paste('地址：上海市浦东新区张江路88号 邮编201203').typed).toEqual({ province: 'SH', city: '上海市', addressLine1: '浦东新区张江路88号', postalCode: '201203' })
  })

  it('in English leaves position, fax and web page over', () => {
    expect(paste('Best regards,\n\nJohn Smith\nSales Manager\nContoso Trading Ltd.\n350 Fifth Avenue, New York, NY 10118\nTel: +1 212 736 3100 | Fax: +1 212 736 3101\njohn.smith@contoso.com\nwww.contoso.com')).toEqual({
      typed: { firstName: 'John', lastName: 'Smith', companyName: 'Contoso Trading Ltd.', phone: '+1 212 736 3100', email: 'john.smith@contoso.com', addressLine1: '350 Fifth Avenue', city: 'New York', province: 'NY', postalCode: '10118', country: 'US' },
      leftOver: 'Best regards\nSales Manager\nFax: +1 212 736 3101\nwww.contoso.com',
    })
  })

  it('in Spanish gives both last names, and an address over two lines', () => {
    expect(paste('Saludos,\nMaría García López\nDirectora de Compras\nFrutas del Sur, S.L.\nC/ Mayor 12, 3º B\n28013 Madrid (España)\nTel. +34 912 34 56 78\nmaria.garcia@frutasdelsur.es')).toEqual({
      typed: { firstName: 'María', lastName: 'García López', companyName: 'Frutas del Sur, S.L.', phone: '+34 912 34 56 78', email: 'maria.garcia@frutasdelsur.es', addressLine1: 'C/ Mayor 12, 3º B', city: 'Madrid', postalCode: '28013', country: 'ES' },
      leftOver: 'Saludos\nDirectora de Compras',
    })
  })

  it('takes a company for one whose name begins like a position, but not a position', () => {
    expect(paste('María José Pérez Gómez\nDirectora de Compras\nComercial Levante, S.L.\nmj.perez@comerciallevante.es')).toEqual({
      typed: { firstName: 'María José', lastName: 'Pérez Gómez', companyName: 'Comercial Levante, S.L.', email: 'mj.perez@comerciallevante.es' },
      leftOver: 'Directora de Compras',
    })
    expect(paste('Office Manager Contoso Ltd.').typed).toEqual({})
    expect(paste('Director Comercial Contoso S.A.').typed).toEqual({})
  })

  it('in English from China gives the province by its English name', () => {
    const { typed } = paste('WANG Xiaoming, Purchasing Manager\nFabrikam (Shenzhen) Co., Ltd.\nRoom 1201, Tower A, 15 Keji Road, Shenzhen, Guangdong 518057, P.R. China\nM: +86 139 1234 5678')
    expect(typed).toEqual({ lastName: 'WANG', firstName: 'Xiaoming', companyName: 'Fabrikam (Shenzhen) Co., Ltd.', addressLine1: 'Room 1201, Tower A, 15 Keji Road', city: 'Shenzhen', province: 'GD', postalCode: '518057', country: 'CN', phone: '+86 139 1234 5678' })
  })
})

describe('Lines of key and value', () => {
  it('are taken in English, the bare name being the person where the company is named', () => {
    expect(paste('Company: Contoso (China) Co., Ltd\nName: Wang Xiaoming\nE-mail: wang@contoso.cn\nPhone: 138 0013 8000\nDomain: contoso.partner.onmschina.cn\nAddress: Room 1201, 88 Jianguo Road, Chaoyang District, Beijing 100022, P.R. China')).toEqual({
      typed: { companyName: 'Contoso (China) Co., Ltd', lastName: 'Wang', firstName: 'Xiaoming', email: 'wang@contoso.cn', phone: '138 0013 8000', domainPrefix: 'contoso.partner.onmschina.cn', addressLine1: 'Room 1201, 88 Jianguo Road, Chaoyang District', province: 'BJ', city: 'Beijing', postalCode: '100022', country: 'CN' },
      leftOver: '',
    })
    expect(paste('Name: Contoso').typed).toEqual({ companyName: 'Contoso' })
  })

  it('are taken in Spanish, with or without accents', () => {
    expect(paste('empresa: Talleres Ruiz S.A.\napellidos: Ruiz Ortega\nnombre: Ana\ncorreo: ana@talleresruiz.es\ntelefono: 934 567 890\npaís: España\nciudad: Barcelona\ndireccion: Carrer de Mallorca 401\ncódigo postal: 08013')).toEqual({
      typed: { companyName: 'Talleres Ruiz S.A.', lastName: 'Ruiz Ortega', firstName: 'Ana', email: 'ana@talleresruiz.es', phone: '934 567 890', country: 'España', city: 'Barcelona', addressLine1: 'Carrer de Mallorca 401', postalCode: '08013' },
      leftOver: '',
    })
    expect(paste('Nombre: Ana Ruiz\nEmpresa: Talleres Ruiz S.A.').typed).toEqual({ firstName: 'Ana', lastName: 'Ruiz', companyName: 'Talleres Ruiz S.A.' })
  })

  it('are taken several in a line, with full-width colons', () => {
    expect(paste('公司：云帆公司 联系人：欧阳娜 电话：010-65529988 邮箱：ouyang@yunfan.cn')).toEqual({
      typed: { companyName: '云帆公司', lastName: '欧阳', firstName: '娜', phone: '010-65529988', email: 'ouyang@yunfan.cn' },
      leftOver: '',
    })
  })

  it('are kept even where the value is wrong, so that the form can say so', () => {
    expect(paste('税号：123\nemail: nobody').typed).toEqual({ registrationNumber: '123', email: 'nobody' })
  })

  it('that the record has no field for, or a second value, are left over with their keys', () => {
    expect(paste('名称：杭州网络科技有限公司\n开户行：工商银行\n传真：0571-88888888\n手机：13800138000\n手机：13900139000')).toEqual({
      typed: { companyName: '杭州网络科技有限公司', phone: '13800138000' },
      leftOver: '开户行: 工商银行\n传真: 0571-88888888\n手机: 13900139000',
    })
  })

  it('made of every label in any language fill every field', () => {
    for (const locale of ['en', 'zh-CN', 'es'] as const) {
      const lines = fields.filter(({ kind }) => kind === 'text').map(({ label }, i) => `${label[locale]}: x${i}`)
      expect(Object.keys(paste(lines.join('\n')).typed)).toHaveLength(lines.length)
    }
  })
})

describe('Cells of a spreadsheet', () => {
  it('are known by the headings above them', () => {
    expect(paste('公司名称\t统一社会信用代码\t联系人\t电话\t邮箱\t等级\n上海贝尔股份有限公司\t91310000631696382C\t李娜\t021-58541240\tli.na@bell.cn\tA')).toEqual({
      typed: { companyName: '上海贝尔股份有限公司', registrationNumber: '91310000631696382C', lastName: '李', firstName: '娜', phone: '021-58541240', email: 'li.na@bell.cn' },
      leftOver: '等级: A',
    })
  })

  it('of further rows are other customers, and left over as they are', () => {
    expect(paste('Company name\tE-mail\tPhone\nAcme Ltd\tann@acme.com\t\nBeta Ltd\tbob@beta.com\t13800138000')).toEqual({
      typed: { companyName: 'Acme Ltd', email: 'ann@acme.com' },
      leftOver: 'Beta Ltd bob@beta.com 13800138000',
    })
  })

  it('may be followed by other lines of the same customer', () => {
    expect(paste('Company name\tE-mail\nAcme Ltd\tann@acme.com\nTel: 13800138000').typed).toEqual({ companyName: 'Acme Ltd', email: 'ann@acme.com', phone: '13800138000' })
  })

  it('are known by headings beside them', () => {
    expect(paste('Company\tContoso Ltd\nCity\tLondon\nCountry\tUK').typed).toEqual({ companyName: 'Contoso Ltd', city: 'London', country: 'UK' })
  })

  it('are known by their shape where there are no headings', () => {
    expect(paste('上海贝尔股份有限公司\t91310000631696382C\t李娜\t021-58541240\tli.na@bell.cn\t上海市浦东新区宁桥路388号\t4711')).toEqual({
      typed: { companyName: '上海贝尔股份有限公司', registrationNumber: '91310000631696382C', lastName: '李', firstName: '娜', phone: '021-58541240', email: 'li.na@bell.cn', province: 'SH', city: '上海市', addressLine1: '浦东新区宁桥路388号' },
      leftOver: '4711',
    })
  })
})

describe('What is not surely recognised is left over', () => {
  it.each([
    ['a sentence', '请帮我们开一个账户'],
    ['a company in a sentence', 'Please call Contoso Ltd. tomorrow about the order.'],
    ['a date and a sum', '2026-11-03\n12,500.00'],
    ['a name that may be a city', '黄山'],
    ['a number like a code whose check fails', '91110000600037341N'],
    ['a name without anything else', 'John Smith'],
    ['what every object has', '__proto__\nconstructor\ntoString'],
  ])('%s', (_, text) => {
    expect(paste(text)).toEqual({ typed: {}, leftOver: text })
  })

  it('as is a name of which either word may be the last name', () => {
    expect(paste('Yang Li\nyang.li@contoso.cn')).toEqual({ typed: { email: 'yang.li@contoso.cn' }, leftOver: 'Yang Li' })
  })

  it('as is a city that looks like a person, beside a company', () => {
    expect(paste('阿里云计算有限公司\n黄山\n13800138000').leftOver).toBe('黄山')
  })

  it('as is a fax number, also before the phone number, and a bank beside no company', () => {
    expect(paste('Contoso Trading Ltd.\nFax: +1 212 736 3101\n+1 212 736 3100').typed).toEqual({ companyName: 'Contoso Trading Ltd.', phone: '+1 212 736 3100' })
    expect(paste('开户行：招商银行\n13800138000').typed).toEqual({ phone: '13800138000' })
  })

  it('and the words around an address are no part of it', () => {
    expect(paste('电话13800138000 邮箱zhang@contoso.com').typed).toEqual({ phone: '13800138000', email: 'zhang@contoso.com' })
    expect(paste('li@contoso.com手机13800138000').typed).toMatchObject({ email: 'li@contoso.com' })
    expect(paste('josé.muñoz@señal.es').typed).toEqual({ email: 'josé.muñoz@señal.es' })
  })

  it('and a city that bears a province’s name is in it', () => {
    expect(paste('地址：吉林市船营区解放大路1号').typed).toEqual({ province: 'JL', city: '吉林市', addressLine1: '船营区解放大路1号' })
    expect(paste('地址：吉林省吉林市船营区解放大路1号').typed).toEqual({ province: 'JL', city: '吉林市', addressLine1: '船营区解放大路1号' })
  })

  it('and a street that bears a province’s name is no province', () => {
    expect(paste('地址：上海市北京路12号').typed).toEqual({ province: 'SH', city: '上海市', addressLine1: '北京路12号' })
    expect(paste('地址：北京路12号').typed).toEqual({ addressLine1: '北京路12号' })
  })
})

describe('Any text whatever', () => {
  it('can be pasted, and what is typed from it can be checked', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(checkTyped(paste(text).typed, { rules }).problems.length).toBeGreaterThan(0)
    }), { numRuns: 50 })
  })

  it.each(['', 'phone: ', '地址: ', 'contact: '])('as long as a message can be, after “%s”, is read at once', (key) => {
    for (const piece of ['a ', 'Aa, 1 ', '公司', '市', 'x@', '1', 'tel:', '王伟\n', '1 市路\n']) {
      const began = performance.now()
      paste(key + piece.repeat(28_000 / piece.length))
      expect(performance.now() - began).toBeLessThan(1500)
    }
  })
})
