import { clip } from '../../cards/format.ts'
import type { TypedOffer } from '../../cards/subscriptions.ts'
import type { Subscription } from '../../customer/customer.ts'
import type { Draft } from '../../customer/draft.ts'
import { checkSubscriptions, offersNamed, type SubscriptionProblem } from '../../customer/offers.ts'
import { localized, type Localized } from '../../text/locale.ts'
import type { Given, Turn } from '../command.ts'
import { deedNamed } from './offer-keys.ts'

export interface Chosen {
  readonly subscriptions: readonly Subscription[]
  readonly refused?: { readonly problems: readonly SubscriptionProblem[]; readonly typed: TypedOffer }
}

/** A form's subscriptions with what was just chosen or removed; whatever button was pressed, a filled-in offer counts. */
export function chosenOffers(turn: Turn, { subscriptions, target }: Draft, given: Given, step: string): Chosen {
  if (target) return { subscriptions }
  const { offer, licences } = offerTyped({ ...given.data, ...given.keys })
  if (step === 'unsubscribe') return without(subscriptions, rowNamed(turn, given, subscriptions))
  if (licences === '' && step !== 'subscribe') return { subscriptions }
  // An empty number is as wrong as any other once an offer is to be added.
  const read = checkSubscriptions([{ offer, licences: licences || '–' }], turn.world.offers, subscriptions)
  return read.problems.length > 0 ? { subscriptions, refused: { problems: read.problems, typed: { offer, licences } } } : { subscriptions: read.subscriptions }
}

function without(subscriptions: readonly Subscription[], offer: string): Chosen {
  const left = subscriptions.filter((each) => each.offer !== offer)
  if (left.length < subscriptions.length) return { subscriptions: left }
  return { subscriptions, refused: { problems: [{ offer, text: localized((locale) => noSuchRow[locale](offer)) }], typed: {} } }
}

const longest = 200

/** An offer and its number as they were typed; what is longer than any offer's name is not said back whole. */
export function offerTyped({ offer = '', licences = '' }: Readonly<Record<string, string>>): Required<TypedOffer> {
  return { offer: clip(offer, longest), licences: clip(licences, longest) }
}

/** What typed keys ask of a form's subscriptions; undefined where they name none. */
export function stepNamed({ keys }: Given): 'subscribe' | 'unsubscribe' | undefined {
  if (keys['to'] !== undefined && deedNamed(keys['to']) === 'remove') return 'unsubscribe'
  return keys['offer'] !== undefined || keys['licences'] !== undefined ? 'subscribe' : undefined
}

/** The offer's id of the row that a button or `offer:` names; one that is subscribed to is meant before others. */
export function rowNamed({ world }: Turn, { data, keys }: Pick<Given, 'data' | 'keys'>, subscriptions: readonly Subscription[]): string {
  const named = data['subscription'] ?? keys['offer'] ?? ''
  const found = offersNamed(world.offers, named)
  const there = found.filter(({ id }) => subscriptions.some(({ offer }) => offer === id))
  const [only, ...others] = there.length > 0 ? there : found
  return only && others.length === 0 ? only.id : named
}

/** Word of an offer that is not among the subscriptions. */
export const noSuchRow: Localized<(offer: string) => string> = {
  en: (offer) => `There is no subscription to “${offer}” here.`,
  'zh-CN': (offer) => `此处没有“${offer}”的订阅。`,
  es: (offer) => `Aquí no hay ninguna suscripción a «${offer}».`,
}
