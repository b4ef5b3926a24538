import { keys, subscriptionDeeds } from '../../cards/say.ts'
import { fold } from '../../customer/normalize.ts'
import { locales, type Localized } from '../../text/locale.ts'

type OfferKey = 'offer' | 'licences' | 'to'
export type SubscriptionDeed = keyof typeof subscriptionDeeds

const further: Readonly<Record<OfferKey, readonly string[]>> = {
  offer: ['product', 'subscription', '订阅', 'producto', 'suscripción'],
  licences: ['licenses', 'licence', 'license', 'seats', 'quantity', '许可证', '许可证数量', '数量', 'licencia', 'cantidad'],
  to: ['status', '状态', 'estado'],
}

const furtherDeeds: Readonly<Record<SubscriptionDeed, readonly string[]>> = {
  add: ['new', '新增', 'añadir'],
  licences: ['licences', 'licenses', '更改许可证', 'licencias'],
  suspended: ['suspended', 'paused', '已暂停', '停用', 'suspendida', 'suspendido'],
  active: ['active', 'resume', '有效', '启用', '重新激活', 'activa', 'activo', 'activar'],
  remove: ['delete', '删除', 'eliminar'],
}

/** The key of a subscription before a colon, in any language. */
export function offerKey(typed: string): OfferKey | undefined {
  return keyNamed.get(fold(typed))
}

/** What is to happen to a subscription, by its name in any language; undefined for another word. */
export function deedNamed(typed: string): SubscriptionDeed | undefined {
  return deeds.get(fold(typed))
}

const keyNamed = byName(['offer', 'licences', 'to'], keys, further)
const deeds = byName(['add', 'licences', 'suspended', 'active', 'remove'], subscriptionDeeds, furtherDeeds)

function byName<T extends string>(names: readonly T[], words: Readonly<Record<T, Localized>>, more: Readonly<Record<T, readonly string[]>>): ReadonlyMap<string, T> {
  return new Map(names.flatMap((name) => [name, ...locales.map((locale) => words[name][locale]), ...more[name]].map((word) => [fold(word), name] as const)))
}
