import type { Rules } from '../customer/rules.ts'
import type { Breath } from './breath.ts'
import type { Written } from './blocks.ts'
import { openNames, type NamesImage } from './names.ts'
import { packOf } from './packing.ts'
import { openShelf, type Shelf, type ShelfImage } from './shelf.ts'
import type { Segment } from './segment.ts'
import type { Spell } from './spell.ts'
import { sharedFields, sharedTexts } from './texts.ts'

/** The values that customers share, each kept once. */
export interface SharedValues {
  /** Their texts; entry 0 is none. */
  readonly shelf: Shelf
  /** The entry of a value; fields by their place in `sharedFields`. */
  entry(field: number, key: string): number
  keyOf(entry: number): { readonly field: number; readonly key: string }
  /** The entries of some values by their names, each once; where there are new ones, as `take` will make them. */
  numbered(names: Written, breath: Breath): Promise<Numbered>
  /** Takes the new ones among them, in segments. */
  take(names: Written, fresh: Uint32Array, segments: readonly Segment[], breath: Breath): Promise<void>
  /** Of what is settled. */
  image(): ValuesImage
}

export interface Numbered {
  /** By name: its entry. */
  readonly numbers: Uint32Array
  /** The names that are new. */
  readonly fresh: Uint32Array
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

  function add(name: string, pack: Uint8Array): number {
    names.place(names.add(name))
    return shelf.add({ pack, values: none })
  }

  function entry(field: number, key: string): number {
    if (key === '') return 0
    const name = nameOf(field, key)
    return names.find(name) ?? add(name, packOfValue(field, key, rules, spell))
  }

  async function numbered(many: Written, breath: Breath): Promise<Numbered> {
    const numbers = new Uint32Array(many.ends.length)
    const fresh: number[] = []
    for (let at = 0; at < numbers.length; at++) {
      numbers[at] = names.findOf(many, at) ?? names.count() + fresh.push(at) - 1
      if (at % namesAtOnce === 0) await breath()
    }
    return { numbers, fresh: Uint32Array.from(fresh) }
  }

  async function take(many: Written, fresh: Uint32Array, segments: readonly Segment[], breath: Breath) {
    for (const [at, name] of fresh.entries()) {
      names.place(names.addOf(many, name))
      if (at % namesAtOnce === 0) await breath()
    }
    for (const segment of segments) shelf.take(segment)
  }

  return {
    shelf,
    entry,
    numbered,
    take,
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

const namesAtOnce = 256
const firstField = 'A'.charCodeAt(0)

/** The letter of a field, and a key. */
export const nameOf = (field: number, key: string) => String.fromCharCode(firstField + field) + key
export const packOfValue = (field: number, key: string, rules: Rules, spell: Spell, pack = packOf) => pack(sharedTexts(sharedFields[field]!, key, rules, spell), '')
