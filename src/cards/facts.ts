import type { Subscription, Values } from '../customer/customer.ts'
import { groups, type Group } from '../customer/field.ts'
import { fields, type FieldName } from '../customer/fields.ts'
import { label, personName, showValue } from '../customer/show.ts'
import type { Localized } from '../text/locale.ts'
import type { Data } from './card.ts'
import { clip, count, linesOf } from './format.ts'
import type { Viewer } from './viewer.ts'

/** The blocks of the record. */
export const groupNames: Readonly<Record<Group, Localized>> = {
  company: { en: 'Company', 'zh-CN': '公司', es: 'Empresa' },
  contact: { en: 'Primary contact', 'zh-CN': '主要联系人', es: 'Contacto principal' },
  address: { en: 'Address', 'zh-CN': '地址', es: 'Dirección' },
  billing: { en: 'Billing', 'zh-CN': '账单', es: 'Facturación' },
  partner: { en: 'Account management', 'zh-CN': '客户管理', es: 'Gestión de la cuenta' },
}

export const nameLabel: Localized = { en: 'Name', 'zh-CN': '姓名', es: 'Nombre completo' }

/** A value as lines; notes are the only ones that have several. */
export function shownLines(name: FieldName, values: Values, { locale, rules }: Viewer): readonly string[] {
  return linesOf(showValue(name, values, locale, rules))
}

/** The record's values block by block, without empty ones, without `told` (said elsewhere on the card) and what the viewer may not see. */
export function blocksOf(values: Values, viewer: Viewer, told: readonly FieldName[] = []): readonly Data[] {
  return groups.flatMap((group) => {
    const own = fields.filter((field) => field.group === group && !told.includes(field.name) && (field.open || !viewer.shared))
    const facts = own.flatMap(({ name }) => fact(name, values, viewer))
    return facts.length ? [{ heading: groupNames[group][viewer.locale], facts }] : []
  })
}

// A person's two names are one fact, in the order that belongs to them.
function fact(name: FieldName, values: Values, viewer: Viewer): readonly Data[] {
  if (name === 'firstName') return []
  const full = name === 'lastName'
  const value = full ? linesOf(personName(values, viewer.locale)) : shownLines(name, values, viewer)
  return value.length ? [{ label: full ? nameLabel[viewer.locale] : label(name, viewer.locale), value }] : []
}

/** Subscriptions as facts: the offer, and what there is of it. */
export function subscriptionFacts(subscriptions: readonly Subscription[], viewer: Viewer): readonly Data[] {
  return subscriptions.map((each) => ({ label: offerName(each, viewer), value: [licencesOf(each, viewer)] }))
}

/** An offer's name in the viewer's language; where it has left the catalogue, as it was when chosen. */
export function offerName({ offer, name }: Pick<Subscription, 'offer' | 'name'>, { offers, locale }: Viewer): string {
  return clip(offers.find(({ id }) => id === offer)?.name[locale] ?? name, 120)
}

/** "25 licences · suspended" */
export function licencesOf({ licences, status }: Pick<Subscription, 'licences' | 'status'>, viewer: Viewer): string {
  const number = words.licences[viewer.locale](licences, count(licences, viewer))
  return status === 'suspended' ? `${number} · ${words.suspended[viewer.locale]}` : number
}

const words = {
  licences: {
    en: (licences: number, shown: string) => `${shown} ${licences === 1 ? 'licence' : 'licences'}`,
    'zh-CN': (_licences: number, shown: string) => `${shown} 个许可证`,
    es: (licences: number, shown: string) => `${shown} ${licences === 1 ? 'licencia' : 'licencias'}`,
  },
  suspended: { en: 'suspended', 'zh-CN': '已暂停', es: 'suspendida' },
} as const
