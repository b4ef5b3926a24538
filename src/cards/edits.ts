import type { Customer, Edit, Subscription } from '../customer/customer.ts'
import { fields } from '../customer/fields.ts'
import { showValue } from '../customer/show.ts'
import type { Localized } from '../text/locale.ts'
import { licencesOf, offerName } from './facts.ts'
import { statusNames } from './say.ts'
import type { Viewer } from './viewer.ts'

/** One edit as a person reads it; '' for an empty value. */
export interface ShownEdit {
  readonly label: string
  readonly was: string
  readonly now: string
}

/** An edit of a customer's history in the viewer's language; `customer` tells the country of a phone and the names of offers. */
export function shownEdit(viewer: Viewer, customer: Pick<Customer, 'values' | 'subscriptions'>, { what, from, to }: Edit): ShownEdit {
  const { locale, rules } = viewer
  const field = fields.find(({ name }) => name === what)
  if (field) {
    const show = (value: string) => showValue(field.name, { ...customer.values, [field.name]: value }, locale, rules)
    return { label: field.label[locale], was: show(from), now: show(to) }
  }
  if (what === 'status') return { label: statusLabel[locale], was: statusOf(from, locale), now: statusOf(to, locale) }
  const offer = what.slice('subscription:'.length)
  const name = customer.subscriptions.find((each) => each.offer === offer)?.name ?? offer
  return { label: offerName({ offer, name }, viewer), was: licences(from, viewer), now: licences(to, viewer) }
}

function statusOf(status: string, locale: Viewer['locale']): string {
  return status === 'active' || status === 'archived' ? statusNames[status][locale] : ''
}

// Stored as "licences status".
function licences(text: string, viewer: Viewer): string {
  const [number, status] = text.split(' ')
  const read: Pick<Subscription, 'licences' | 'status'> = { licences: Number(number), status: status === 'suspended' ? 'suspended' : 'active' }
  return text ? licencesOf(read, viewer) : ''
}

const statusLabel: Localized = { en: 'Status', 'zh-CN': '状态', es: 'Estado' }
