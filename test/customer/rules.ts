import type { Values } from '../../src/customer/customer.ts'
import type { Rules } from '../../src/customer/rules.ts'

export const rules: Rules = { domainPattern: /^[a-z0-9]{1,27}$/, domainSuffix: '.partner.onmschina.cn', registrationRequired: false, defaultCountry: 'CN' }

/** A whole customer as it is typed. */
export const typed: Values = {
  companyName: '北京云帆科技有限公司',
  registrationNumber: '9111 0000 6000 3734 1l',
  domainPrefix: 'YunFan.partner.onmschina.cn',
  lastName: '王',
  firstName: '小明',
  email: 'Wang@YunFan.cn',
  phone: '138 0013 8000',
  province: '北京',
  city: '北京市',
  addressLine1: '朝阳区建国路88号',
  postalCode: '100 022',
}

/** The same in normal form. */
export const values: Values = {
  companyName: '北京云帆科技有限公司',
  registrationNumber: '91110000600037341L',
  domainPrefix: 'yunfan',
  lastName: '王',
  firstName: '小明',
  email: 'wang@yunfan.cn',
  phone: '+8613800138000',
  country: 'CN',
  province: 'BJ',
  city: '北京市',
  addressLine1: '朝阳区建国路88号',
  postalCode: '100022',
  culture: 'zh-CN',
  relationship: 'reseller',
}
