import type { TypedOffer } from '../cards/subscriptions.ts'
import type { Subscription } from '../customer/customer.ts'
import type { Draft } from '../customer/draft.ts'
import { checkSubscriptions, offersNamed, type SubscriptionProblem } from '../customer/offers.ts'
import type { Given, Turn } from './command.ts'
import { deedNamed } from './offer-keys.ts'

export interface Chosen {
  readonly subscriptions: readonly Subscription[]
  readonly refused?: { readonly problems: readonly SubscriptionProblem[]; readonly typed: TypedOffer }
}

/** A form's subscriptions with what was just chosen or removed; whatever button was pressed, a filled-in offer counts. */
export function chosenOffers(turn: Turn, { subscriptions, target }: Draft, given: Given, step: string): Chosen {
  if (target) return { subscriptions }
  const { offer = '', licences = '' } = { ...given.data, ...given.keys }
  if (step === 'unsubscribe') return { subscriptions: subscriptions.filter((each) => each.offer !== rowNamed(turn, given)) }
  if (licences === '' && step !== 'subscribe') return { subscriptions }
  // An empty number is as wrong as any other once an offer is to be added.
  const read = checkSubscriptions([{ offer, licences: licences || '–' }], turn.world.offers, subscriptions)
  return read.problems.length > 0 ? { subscriptions, refused: { problems: read.problems, typed: { offer, licences } } } : { subscriptions: read.subscriptions }
}

/** What typed keys ask of a form's subscriptions; undefined where they name none. */
export function stepNamed({ keys }: Given): 'subscribe' | 'unsubscribe' | undefined {
  if (keys['to'] !== undefined && deedNamed(keys['to']) === 'remove') return 'unsubscribe'
  return keys['offer'] !== undefined || keys['licences'] !== undefined ? 'subscribe' : undefined
}

/** The offer's id of the row that a button or `offer:` names. */
export function rowNamed({ world }: Turn, { data, keys }: Given): string | undefined {
  const named = data['subscription'] ?? keys['offer'] ?? ''
  const [only, ...others] = offersNamed(world.offers, named)
  return only && others.length === 0 ? only.id : named
}
