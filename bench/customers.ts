import { newCustomer, type Changed } from '../src/customer/change.ts'
import { checkCharacter, organisationCheck } from '../src/customer/credit-code.ts'
import type { Subscription, Values } from '../src/customer/customer.ts'
import { staffValue } from '../src/customer/staff.ts'
import { cast } from '../src/local/cast.ts'
import names from './names.json' with { type: 'json' }

type Pick = <T>(from: readonly T[]) => T

const stamp = { at: '2026-01-05T08:00:00.000Z', by: { id: cast[0]!.aadObjectId, name: cast[0]!.name } }
const offers: readonly Subscription[] = [
  { offer: 'CFQ7TTC0LH18:0001', name: 'Microsoft 365 Business Basic', licences: 25, status: 'active' },
  { offer: 'CFQ7TTC0LF8R:0001', name: 'Office 365 E3', licences: 120, status: 'active' },
]
const sounds = ['xing', 'yun', 'rui', 'he', 'jia', 'hai', 'shu', 'jin', 'ling', 'jiang', 'wu', 'shan', 'bo', 'ju', 'dian', 'bing', 'tian', 'lu', 'chang', 'xin', 'cotan', 'fabri', 'heron', 'costa']

/** The id of a customer: a UUID, as the bot gives them. */
export const idOf = (number: number) => `${Math.floor(random(number) * 2 ** 32).toString(16).padStart(8, '0')}-0000-4000-8000-${number.toString(16).padStart(12, '0')}`

/** The `number`th invented customer (from 0), about 1 KB, and the entry of its history; always the same one. */
export function customer(number: number): Changed {
  const pick = pickFrom(number)
  const make = pick([chinese, chinese, chinese, chinese, chinese, chinese, english, english, english, spanish])
  // As wide for every number, since a sound may go on into another one.
  const domainPrefix = `${pick(sounds)}${pick(sounds)}${number.toString(36).padStart(5, '0')}`
  const values: Values = { ...make(pick, number), domainPrefix, email: `${pick(sounds)}.${number}@${domainPrefix}.example`, owner: staff(pick), relationship: 'reseller' }
  const at = new Date(Date.parse(stamp.at) + number * 1_000).toISOString()
  return newCustomer({ id: idOf(number), values, subscriptions: offers.slice(0, Math.floor(random(number + 0.5) * 3)), stamp: { ...stamp, at } })
}

function chinese(pick: Pick, number: number): Values {
  const { cities, marks, trades, forms, last, first, streets, notes } = names.zh
  const [place = '', city = '', province = '', division = '', postalCode = ''] = pick(cities)
  const alias = `${pick(marks)}${pick(marks)}${pick(trades)}`
  return {
    companyName: `${place}${alias}${pick(forms)}`, alias, registrationNumber: creditCode(division, number), lastName: pick(last), firstName: pick(first), phone: `+86138${String(number).padStart(8, '0')}`,
    country: 'CN', province, city, addressLine1: `${pick(streets)} ${1 + (number % 999)} 号`, postalCode, culture: 'zh-CN', tags: pick(['制造业', '软件', '物流, 重点客户', '新客户', '教育']), notes: `${pick(notes)}${pick(notes)}${pick(notes)}`,
  }
}

const english = (pick: Pick, number: number): Values => latin(pick, number, names.en, 'software, key account')
const spanish = (pick: Pick, number: number): Values => latin(pick, number, names.es, 'alimentación')

function latin(pick: Pick, number: number, { cities, marks, trades, forms, last, first, streets, notes }: typeof names.en | typeof names.es, tags: string): Values {
  const [city = '', province = '', country = '', postalCode = ''] = pick<readonly string[]>(cities)
  const alias = `${pick(marks)} ${pick(trades)}`
  return {
    companyName: `${alias} ${pick(marks)} ${pick(forms)}`, alias, lastName: pick(last), firstName: pick(first), phone: `+1206${String(number).padStart(7, '0')}`,
    country, province, city, addressLine1: `${pick(streets)} ${1 + (number % 999)}`, postalCode, culture: 'en-US', tags, notes: `${pick(notes)}${pick(notes)}${pick(notes)}${pick(notes)}`,
  }
}

function creditCode(division: string, number: number): string {
  const body = `91${division}MA${number.toString(18).toUpperCase().padStart(6, '0')}`
  const inner = body + organisationCheck(body)
  return inner + checkCharacter(inner)
}

function staff(pick: Pick): string {
  const { aadObjectId: id, name } = pick(cast)
  return staffValue({ id, name })
}

function pickFrom(seed: number): Pick {
  let step = 0
  return (from) => from[Math.floor(random(seed * 64 + step++) * from.length)]!
}

/** In [0, 1), by mixing the bits of `seed`. */
export function random(seed: number): number {
  let bits = Math.imul(Math.floor(seed * 2) ^ 0x9e3779b9, 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  bits = Math.imul(bits ^ (bits >>> 16), 0x27d4eb2d)
  return ((bits ^ (bits >>> 15)) >>> 0) / 2 ** 32
}
