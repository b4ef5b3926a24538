import type { Customer } from '../customer/customer.ts'
import type { FieldName } from '../customer/fields.ts'
import type { Rules } from '../customer/rules.ts'
import type { Fitting } from '../customer/search.ts'
import { fieldFit } from './best.ts'
import { askedFor, chosenOrIs, wordsFor } from './filters.ts'
import { asItSounds, asSpelled, asWritten, type Wanted } from './fit.ts'
import type { Pack } from './pack.ts'
import { packOf } from './packing.ts'
import type { Spell } from './spell.ts'
import { ownTexts, sharedFields, sharedKey } from './texts.ts'
import { packOfValue } from './values.ts'

/** What filters mean of one customer, by its texts alone: the same as in a list. */
export function fittingOf({ status, values }: Customer, rules: Rules, spell: Spell): Fitting {
  let own: Pack | undefined

  function holds(name: FieldName, text: string): boolean {
    const words = wordsFor(name, text, spell)
    const at = sharedFields.findIndex((field) => field.name === name)
    if (at < 0) return holdsAll((own ??= packOf(ownTexts(values, rules, spell), '')), name, words)
    const key = sharedKey(sharedFields[at]!, values)
    const [stored = '', country] = key.split('\n')
    return key !== '' && (chosenOrIs(name, text, rules)(stored, country) ?? holdsAll(packOfValue(at, key, rules, spell), name, words))
  }

  return (filters) => (filters.status ?? 'all') === 'all' || filters.status === status ? askedFor(filters).every(([name, text]) => holds(name, text)) : false
}

function holdsAll(pack: Pack, name: FieldName, words: readonly (readonly Wanted[])[]): boolean {
  const alone = { packs: pack, offsets: Uint32Array.of(0, pack.length) }
  const fits = (word: Wanted) => [asWritten(word), word.sound === undefined ? asSpelled(word) : asItSounds(word)].some((way) => fieldFit(alone, 0, way, name) > 0)
  return words.some((each) => each.length > 0 && each.every(fits))
}
