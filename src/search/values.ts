import type { Rules } from '../customer/rules.ts'
import { packOf } from './pack.ts'
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
  const none: readonly number[] = []
  shelf.add({ pack: packOf([], ''), values: none })

  function entry(field: number, key: string): number {
    const found = known[field]!.get(key)
    if (found !== undefined) return found
    keys.push({ field, key })
    const made = shelf.add({ pack: packOf(sharedTexts(sharedFields[field]!, key, rules, spell), ''), values: none })
    known[field]!.set(key, made)
    return made
  }

  return { shelf, entry, keyOf: (entry) => keys[entry]! }
}
