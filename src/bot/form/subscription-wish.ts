import { createHash } from 'node:crypto'
import { offerName } from '../../cards/facts.ts'
import { clip } from '../../cards/format.ts'
import { subscriptionDeeds } from '../../cards/say.ts'
import type { Customer, Subscription } from '../../customer/customer.ts'
import { checkSubscriptions } from '../../customer/offers.ts'
import type { Localized } from '../../text/locale.ts'
import { wantedBy } from '../ask-which.ts'
import type { Given, Turn } from '../command.ts'
import { deedNamed, type SubscriptionDeed } from './offer-keys.ts'
import { noSuchRow, offerTyped, rowNamed } from './offers-chosen.ts'

/** What is to be done to one subscription, as it was typed or pressed. */
export interface Wish {
  readonly offer: string
  readonly licences: string
  readonly to: string | undefined
}

/** Undefined where nothing is to be changed. */
export function readWish(given: Given): Wish | undefined {
  const { data } = given
  // Those too that were typed before it was asked which customer is meant.
  const { keys } = wantedBy('subscriptions', given)
  const to = keys['to'] ?? data['to']
  // What stands in the inputs below belongs to their own buttons, not to a row's.
  const pressed = data['subscription'] === undefined ? data : { offer: data['subscription'] }
  const asked = to !== undefined || keys['offer'] !== undefined || keys['licences'] !== undefined
  return asked ? { ...offerTyped({ ...pressed, ...keys }), to: to && clip(to, 40) } : undefined
}

/** The operation of just this wish: one card has many buttons, and each of them does its own once. */
export function operationOf({ operation }: Turn, { offer, licences, to = '' }: Wish): string {
  return `${operation}/${createHash('sha256').update(JSON.stringify([offer, licences, to])).digest('base64url').slice(0, 22)}`
}

type Wished = { readonly offer: string; readonly subscriptions: readonly Subscription[] } | { readonly problem: string }

/** The customer's subscriptions as they are to be, or what is wrong with the wish. */
export function wished(turn: Turn, { subscriptions }: Customer, wish: Wish): Wished {
  const problems = words[turn.locale]
  const deed = wish.to === undefined ? undefined : deedNamed(wish.to)
  const id = rowNamed(turn, { data: {}, keys: { offer: wish.offer } }, subscriptions)
  const there = subscriptions.find(({ offer }) => offer === id)
  if (wish.to !== undefined && !deed) return { problem: problems.unknown(wish.to) }
  if (deed === 'remove') return { problem: problems.remove }
  if (wish.offer === '') return { problem: problems.which }
  if (deed === 'add' && there) return { problem: problems.there(offerName(there, turn.viewer), there.licences) }
  if (deed && deed !== 'add' && !there) return { problem: noSuchRow[turn.locale](wish.offer) }
  const status = deed === 'suspended' || deed === 'active' ? deed : undefined
  if (status && wish.licences === '') return { offer: id, subscriptions: withStatus(subscriptions, id, status) }
  const result = counted(turn, subscriptions, wish, id)
  return status && 'subscriptions' in result ? { offer: id, subscriptions: withStatus(result.subscriptions, id, status) } : result
}

function withStatus(list: readonly Subscription[], id: string, status: Subscription['status']): readonly Subscription[] {
  return list.map((each) => (each.offer === id ? { ...each, status } : each))
}

function counted(turn: Turn, base: readonly Subscription[], { offer, licences }: Wish, id: string): Wished {
  const { subscriptions, problems } = checkSubscriptions([{ offer: base.some((each) => each.offer === id) ? id : offer, licences: licences || '–' }], turn.world.offers, base)
  const [problem] = problems
  return problem ? { problem: problem.text[turn.locale] } : { offer: id, subscriptions }
}

const deedsIn = (locale: keyof Localized) => (['add', 'licences', 'suspended', 'active'] as const satisfies readonly SubscriptionDeed[]).map((deed) => subscriptionDeeds[deed][locale])

interface Problems {
  readonly unknown: (to: string) => string
  readonly remove: string
  readonly there: (name: string, licences: number) => string
  readonly which: string
}

const words: Localized<Problems> = {
  en: {
    unknown: (to) => `“${to}” is not an action; possible are ${deedsIn('en').join(', ')}.`,
    remove: 'A subscription of a stored customer cannot be removed; it can be suspended.',
    there: (name, licences) => `${name} is subscribed to already, with ${licences} licences. To set another number, change the licences.`,
    which: 'Which offer? Choose one, or type offer:name.',
  },
  'zh-CN': {
    unknown: (to) => `“${to}”不是可用的操作，可用：${deedsIn('zh-CN').join('、')}。`,
    remove: '已保存客户的订阅不能移除，但可以暂停。',
    there: (name, licences) => `已订阅 ${name}，共 ${licences} 个许可证。如需调整数量，请更改许可证数。`,
    which: '哪个产品？请选择，或输入“产品:名称”。',
  },
  es: {
    unknown: (to) => `«${to}» no es una acción; se puede ${deedsIn('es').join(', ')}.`,
    remove: 'La suscripción de un cliente guardado no se puede quitar; se puede suspender.',
    there: (name, licences) => `Ya hay una suscripción a ${name}, con ${licences} licencias. Para otra cantidad, se cambian las licencias.`,
    which: '¿Qué oferta? Elige una o escribe oferta:nombre.',
  },
}
