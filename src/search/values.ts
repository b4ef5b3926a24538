import type { Rules } from '../customer/rules.ts'
import { openNames, type NamesImage } from './names.ts'
import { packOf } from './pack.ts'
import { openShelf, type Shelf, type ShelfImage } from './shelf.ts'
import type { Spell } from './spell.ts'
import { sharedFields, sharedTexts } from './texts.ts'

/** The values that customers share, each kept once. */
export interface SharedValues {
  /** Their texts; entry 0 is none. */
  readonly shelf: Shelf
  /** The entry of a value; fields by their place in `sharedFields`. */
  entry(field: number, key: string): number
  keyOf(entry: number): { readonly field: number; readonly key: string }
  /** Of what is settled. */
  image(): ValuesImage
}

export interface ValuesImage {
  readonly shelf: ShelfImage
  readonly names: NamesImage
}

export function openValues(rules: Rules, spell: Spell, from?: ValuesImage): SharedValues {
  const shelf = openShelf(undefined, undefined, from?.shelf)
  const names = openNames(from?.names)
  const none: readonly number[] = []
  if (!from) add('', packOf([], ''))

  /** A name is the letter of its field, and its key. */
  function add(name: string, pack: Uint8Array): number {
    names.place(names.add(name))
    return shelf.add({ pack, values: none })
  }

  function entry(field: number, key: string): number {
    if (key === '') return 0
    const name = String.fromCharCode(firstField + field) + key
    return names.find(name) ?? add(name, packOf(sharedTexts(sharedFields[field]!, key, rules, spell), ''))
  }

  return {
    shelf,
    entry,
    keyOf: (entry) => ({
      field: names.initial(entry) - firstField,
      // Most are only asked for their field.
      get key() {
        return names.at(entry).slice(1)
      },
    }),
    image: () => ({ shelf: shelf.image(), names: names.image() }),
  }
}

const firstField = 'A'.charCodeAt(0)
