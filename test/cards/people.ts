import { readFileSync } from 'node:fs'
import type { Viewer } from '../../src/cards/viewer.ts'
import type { Change, Customer, Staff, Subscription } from '../../src/customer/customer.ts'
import type { Draft, Typed } from '../../src/customer/draft.ts'
import { readOffers } from '../../src/customer/offers.ts'
import type { Rules } from '../../src/customer/rules.ts'
import { defaultRights, type Role } from '../../src/people/rights.ts'
import type { Locale } from '../../src/text/locale.ts'

export const rules: Rules = { domainPattern: /^[a-z0-9]{1,27}$/, domainSuffix: '.partner.onmschina.cn', registrationRequired: false, defaultCountry: 'CN' }

const offers = readOffers(JSON.parse(readFileSync(new URL('../../src/customer/offers.json', import.meta.url), 'utf8')))

/** Whom the samples are drawn for. */
export function viewerOf(locale: Locale, role: Role | 'nobody' = 'administrator', shared = false): Viewer {
  return { locale, rights: new Set(role === 'nobody' ? [] : defaultRights[role]), shared, timeZone: 'Asia/Shanghai', rules, offers }
}

const wang: Staff = { id: '7c1f6d0e-52b5-4f0b-9b8a-0d6a1c0d7a01', name: '王芳' }
const carmen: Staff = { id: '7c1f6d0e-52b5-4f0b-9b8a-0d6a1c0d7a02', name: 'Carmen Ruiz' }

const subscriptions: readonly Subscription[] = [
  { offer: 'CFQ7TTC0LDPB:0001', name: 'Microsoft 365 Business Standard', licences: 25, status: 'active' },
  { offer: 'DZH318Z0BPS6:0001', name: 'Azure plan', licences: 1, status: 'active' },
  { offer: 'CFQ7TTC0LH16:0001', name: 'Exchange Online (Plan 1)', licences: 1200, status: 'suspended' },
]

export const harbour: Customer = {
  id: 'c-harbour',
  version: 4,
  status: 'active',
  values: {
    companyName: '上海蓝港信息技术有限公司',
    alias: '蓝港',
    registrationNumber: '91310000631696382C',
    domainPrefix: 'langang',
    lastName: '陈',
    firstName: '思远',
    email: 'siyuan.chen@langang.example',
    phone: '+862161234567',
    country: 'CN',
    province: 'SH',
    city: '上海',
    addressLine1: '浦东新区世纪大道 100 号',
    addressLine2: '环球金融中心 28 层',
    postalCode: '200120',
    culture: 'zh-CN',
    owner: `王芳 <${wang.id}>`,
    tags: 'VIP, 制造业',
    notes: '每月第一个周一回访。\n合同在 12 月续签。',
    relationship: 'reseller',
  },
  subscriptions,
  created: { at: '2026-09-03T02:15:00.000Z', by: wang },
  changed: { at: '2026-11-20T08:42:00.000Z', by: carmen },
}

export const iberia: Customer = {
  id: 'c-iberia',
  version: 1,
  status: 'active',
  values: {
    companyName: 'Talleres Iberia del Norte, S.L.',
    registrationNumber: 'B12345678',
    domainPrefix: 'talleresiberia',
    lastName: 'García López',
    firstName: 'María José',
    email: 'maria.garcia@talleresiberia.example',
    country: 'ES',
    province: 'Bizkaia',
    city: 'Bilbao',
    addressLine1: 'Gran Vía de Don Diego López de Haro, 25',
    postalCode: '48009',
    culture: 'en-US',
    relationship: 'invited',
  },
  subscriptions: [],
  created: { at: '2026-11-21T16:05:00.000Z', by: carmen },
  changed: { at: '2026-11-21T16:05:00.000Z', by: carmen },
}

/** Everything that people could type to break a card. */
const hostile = '${companyName} **bold** [x](http://evil.example) <at>all</at> "q" \\ `c` {{#if}} &amp;'

export const rogue: Customer = {
  ...iberia,
  id: 'c-rogue',
  version: 2,
  status: 'archived',
  values: { ...iberia.values, companyName: hostile, alias: '${1+1}', notes: `# ${hostile}\n- item\n1. item`, tags: '*a*, _b_', city: '<at>城市</at>', owner: '<b>${owner}</b>' },
}

/** As long as every field may be, in characters that take the most room. */
export const huge: Customer = {
  ...harbour,
  id: 'c-huge',
  values: {
    ...harbour.values,
    companyName: '漢'.repeat(200),
    alias: '漢'.repeat(200),
    lastName: '漢'.repeat(50),
    firstName: '漢'.repeat(50),
    city: '漢'.repeat(100),
    addressLine1: '漢'.repeat(200),
    addressLine2: '漢'.repeat(200),
    owner: '漢'.repeat(200),
    tags: '漢'.repeat(40),
    notes: '漢\n'.repeat(1000),
  },
}

export function manyCustomers(count: number, from: readonly Customer[] = [harbour, iberia]): readonly Customer[] {
  return Array.from({ length: count }, (_, i) => ({ ...(from[i % from.length] ?? harbour), id: `c-${i}` }))
}

export function draftOf(typed: Typed, more: Partial<Draft> = {}): Draft {
  return { id: 'd-1', tenant: 't', begunBy: wang, block: 'account', typed, subscriptions: [], revision: 3, changed: '2026-11-22T09:00:00.000Z', ...more }
}

export const changes: readonly Change[] = [
  { at: '2026-11-20T08:42:00.000Z', by: carmen, version: 4, deed: 'updated', edits: [{ what: 'phone', from: '+862161230000', to: '+862161234567' }, { what: 'addressLine2', from: '', to: '环球金融中心 28 层' }, { what: 'alias', from: '蓝港科技', to: '蓝港' }] },
  { at: '2026-11-02T01:10:00.000Z', by: wang, version: 3, deed: 'subscribed', edits: [{ what: 'subscription:CFQ7TTC0LH16:0001', from: '1200 active', to: '1200 suspended' }, { what: 'subscription:DZH318Z0BPS6:0001', from: '', to: '1 active' }] },
  { at: '2026-10-15T06:30:00.000Z', by: wang, version: 2, deed: 'restored', edits: [{ what: 'status', from: 'archived', to: 'active' }] },
  { at: '2026-09-03T02:15:00.000Z', by: wang, version: 1, deed: 'added', edits: [{ what: 'companyName', from: '', to: '上海蓝港信息技术有限公司' }, { what: 'email', from: '', to: 'siyuan.chen@langang.example' }] },
]
