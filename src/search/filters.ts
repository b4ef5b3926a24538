import type { FieldName } from '../customer/fields.ts'
import { fieldOf } from '../customer/fields.ts'
import { kinds } from '../customer/kinds.ts'
import { normalize } from '../customer/normalize.ts'
import type { Rules } from '../customer/rules.ts'
import type { Query } from '../customer/search.ts'
import { askedIn } from './asked.ts'
import type { Wanted } from './fit.ts'
import { hitsFor } from './hits.ts'
import type { Shelf } from './shelf.ts'
import type { Spell } from './spell.ts'
import type { Table } from './table.ts'
import { sharedFields } from './texts.ts'

/** Whether a slot holds. */
export type Test = (slot: number) => boolean

/** One test per field that is asked for; the status is not among them. */
export function filtersOf({ filters = {} }: Query, table: Table, rules: Rules, spell: Spell): readonly Test[] {
  const names = (Object.keys(filters) as (FieldName | 'status')[]).filter((name) => name !== 'status' && filters[name]?.trim()) as FieldName[]
  return names.map((name) => {
    const text = filters[name]?.trim() ?? ''
    const words = askedIn(text, spell)?.words ?? []
    const field = sharedFields.findIndex((each) => each.name === name)
    return field < 0 ? ownTest(table, name, words) : sharedTest(table, field, valueTest(table, name, text, words, rules))
  })
}

/** Each value is looked at once, whoever has it. */
function sharedTest(table: Table, field: number, test: (value: number, stored: string) => boolean): Test {
  const holds = new Uint8Array(table.shared.settled())
  for (let value = 1; value < holds.length; value++) {
    const it = table.keyOf(value)
    if (it.field === field && test(value, it.key.split('\n')[0] ?? '')) holds[value] = 1
  }
  const column = table.columns().values[field]!
  return (slot) => holds[column[slot]!] === 1
}

/**
 * Where a text is one of a field's choices, just that one counts ("China" is not "Hong Kong SAR China"); else a value
 * holds that shows all words of the text, or that is it (a member of staff's id).
 */
function valueTest(table: Table, name: FieldName, text: string, words: readonly Wanted[], rules: Rules) {
  const field = fieldOf(name)
  const asked = { field, rules, values: {} }
  const { choices, read } = kinds[field.kind]
  const reading = choices?.(asked) ? read(normalize(text), asked) : undefined
  const lower = text.toLowerCase()
  const found = foundIn(table.shared, name, words)
  return (value: number, stored: string) => {
    if (reading && 'value' in reading) return stored === reading.value
    if (stored.toLowerCase() === lower || stored.toLowerCase().endsWith(`<${lower}>`)) return true
    return holdsAll(found, value)
  }
}

function ownTest(table: Table, name: FieldName, words: readonly Wanted[]): Test {
  const found = foundIn(table.own, name, words)
  return (slot) => holdsAll(found, slot)
}

/** For each word, how well it fits the entries in a field. */
function foundIn(shelf: Shelf, name: FieldName, words: readonly Wanted[]): readonly Float32Array[] {
  return words.map((word) => {
    const hits = hitsFor(shelf.settled())
    shelf.find(word, hits, { only: name })
    return hits.best
  })
}

const holdsAll = (found: readonly Float32Array[], entry: number) => found.length > 0 && found.every((best) => best[entry]! > 0)
