import type { Rules } from '../customer/rules.ts'
import { packsOf } from './row.ts'
import { openShelf, type Shelf } from './shelf.ts'
import type { Spell } from './spell.ts'
import { sharedFields, sharedTexts } from './texts.ts'

/** The values that customers share, each kept once. */
export interface SharedValues {
  /** Their texts; entry 0 is none. */
  readonly shelf: Shelf
  /** The entry of a value; fields by their place in `sharedFields`. */
  entry(field: number, key: string): number
  keyOf(entry: number): { readonly field: number; readonly key: string }
}

export function openValues(rules: Rules, spell: Spell): SharedValues {
  const shelf = openShelf()
  const keys = [{ field: -1, key: '' }]
  const known = sharedFields.map(() => new Map([['', 0]]))
  shelf.add({ latin: '', wide: '' })

  function entry(field: number, key: string): number {
    const found = known[field]!.get(key)
    if (found !== undefined) return found
    keys.push({ field, key })
    const made = shelf.add(packsOf(sharedTexts(sharedFields[field]!, key, rules, spell)))
    known[field]!.set(key, made)
    return made
  }

  return { shelf, entry, keyOf: (entry) => keys[entry]! }
}
