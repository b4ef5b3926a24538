import { sealing } from '../../src/bot/seal.ts'
import { execute, submit, tenant, type Actor, type Place } from './activities.ts'

/** The key that the tests’ bots sign their cards with. */
export const cardKey = 'the key of the tests’ cards'

type Data = Readonly<Record<string, unknown>>

/** A button's data as the bot would have sealed it for this person, so that what it holds is looked at at all. */
export function sealed(person: Pick<Actor, 'id'>, verb: string, data: object, at = tenant): Data {
  const button = { type: 'Action.Execute', data: Object.fromEntries(Object.entries({ ...data, verb }).filter(([name]) => name !== 'seal')) }
  sealing(cardKey, () => new Date()).card(button, { tenant: at, person: person.id })
  return button.data
}

/** A pressed Action.Execute whose data the bot might have sent. */
export function pressSealed(actor: Actor, place: Place, serviceUrl: string, { verb, data }: { readonly verb: string; readonly data: object }, at = tenant): Data {
  return execute(actor, place, serviceUrl, { verb, data: sealed(actor, verb, data, at) })
}

/** The same of an Action.Submit. */
export function submitSealed(actor: Actor, place: Place, serviceUrl: string, { verb, data }: { readonly verb: string; readonly data: object }): Data {
  return submit(actor, place, serviceUrl, sealed(actor, verb, data))
}
