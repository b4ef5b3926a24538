import type { Customer, Stamp, Status } from '../customer/customer.ts'
import type { Rules } from '../customer/rules.ts'
import { sortKey } from '../customer/sort-key.ts'
import type { Pack } from './pack.ts'
import { packOf } from './packing.ts'
import type { Spell } from './spell.ts'
import { ownTexts, sharedFields, sharedKey } from './texts.ts'

/** All that the index keeps of a customer; plain data, so that it can be kept elsewhere too. */
export interface Row {
  readonly id: string
  readonly status: Status
  /** Milliseconds since 1970. */
  readonly created: number
  readonly changed: number
  /** The beginning of the key of its name, as two numbers; the rest of it is in the pack. */
  readonly name: number
  readonly nameOn: number
  readonly pack: Pack
  /** By shared field; '' where there is none. */
  readonly shared: readonly string[]
}

/** What a row is made of. */
export interface Listed extends Pick<Customer, 'id' | 'status' | 'values'> {
  readonly created: Pick<Stamp, 'at'>
  readonly changed: Pick<Stamp, 'at'>
}

export function rowOf({ id, status, values, created, changed }: Listed, rules: Rules, spell: Spell, pack = packOf): Row {
  // The name is read once: its sounds are wanted next.
  const order = sortKey(spell.named(values.companyName ?? ''))
  return {
    id,
    status,
    created: Date.parse(created.at),
    changed: Date.parse(changed.at),
    name: signsOf(order, 0),
    nameOn: signsOf(order, atOnce),
    pack: pack(ownTexts(values, rules, spell), order.slice(2 * atOnce)),
    shared: sharedFields.map((field) => sharedKey(field, values)),
  }
}

/** So many signs of the key of a name make a number. */
const atOnce = 9

/** Some of the key of a name as a number. Signs of `sortKey` are from "-" to "~"; blanks behind the end sort first. */
function signsOf(key: string, from: number): number {
  let sum = 0
  for (let at = from; at < from + atOnce; at++) sum = sum * 55 + (at < key.length ? placeOf(key.charCodeAt(at)) : 0)
  return sum
}

const placeOf = (sign: number) => Math.max(1, sign - (sign > 96 ? 72 : 44))
