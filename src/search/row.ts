import type { Customer, Status } from '../customer/customer.ts'
import type { Rules } from '../customer/rules.ts'
import { nameKey } from './name-key.ts'
import { packOf } from './pack.ts'
import type { Packs } from './entries.ts'
import type { Spell } from './spell.ts'
import { ownTexts, sharedFields, sharedKey, type Text } from './texts.ts'

/** All that the index keeps of a customer; plain data, so that it can be kept elsewhere too. */
export interface Row {
  readonly id: string
  readonly status: Status
  /** Milliseconds since 1970. */
  readonly created: number
  readonly changed: number
  /** The place of its name in pinyin order, the first part first. */
  readonly name: readonly [number, number]
  readonly packs: Packs
  /** By shared field; '' where there is none. */
  readonly shared: readonly string[]
}

export function rowOf(customer: Customer, rules: Rules, spell: Spell): Row {
  const { id, status, values, created, changed } = customer
  const texts = ownTexts(values, rules, spell)
  return {
    id,
    status,
    created: Date.parse(created.at),
    changed: Date.parse(changed.at),
    name: nameKey(texts),
    packs: packsOf(texts),
    shared: sharedFields.map((field) => sharedKey(field, values)),
  }
}

const fitsLatin = ({ tight }: Text) => /^[\0-\xff]*$/.test(tight)

export function packsOf(texts: readonly Text[]) {
  return { latin: packOf(texts.filter(fitsLatin)), wide: packOf(texts.filter((text) => !fitsLatin(text))) }
}
