import type { Customer, Status } from '../customer/customer.ts'
import type { Rules } from '../customer/rules.ts'
import { sortKey } from '../customer/sort-key.ts'
import { packOf, type Pack } from './pack.ts'
import type { Spell } from './spell.ts'
import { ownTexts, sharedFields, sharedKey } from './texts.ts'

/** All that the index keeps of a customer; plain data, so that it can be kept elsewhere too. */
export interface Row {
  readonly id: string
  readonly status: Status
  /** Milliseconds since 1970. */
  readonly created: number
  readonly changed: number
  /** Its texts, and the key of its name. */
  readonly pack: Pack
  /** By shared field; '' where there is none. */
  readonly shared: readonly string[]
}

export function rowOf({ id, status, values, created, changed }: Customer, rules: Rules, spell: Spell): Row {
  return {
    id,
    status,
    created: Date.parse(created.at),
    changed: Date.parse(changed.at),
    pack: packOf(ownTexts(values, rules, spell), sortKey(spell.named(values.companyName ?? ''))),
    shared: sharedFields.map((field) => sharedKey(field, values)),
  }
}
