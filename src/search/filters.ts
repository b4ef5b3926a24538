import type { FieldName } from '../customer/fields.ts'
import { fieldOf } from '../customer/fields.ts'
import { kinds, type Reading } from '../customer/kinds.ts'
import { normalize } from '../customer/normalize.ts'
import type { Rules } from '../customer/rules.ts'
import type { Query } from '../customer/search.ts'
import { askedIn, joinedNumbers } from './asked.ts'
import type { Wanted } from './fit.ts'
import { hitsFor } from './hits.ts'
import type { Shelf } from './shelf.ts'
import type { Spell } from './spell.ts'
import type { Table } from './table.ts'
import { sharedFields } from './texts.ts'

/** Whether a slot holds. */
export type Test = (slot: number) => boolean

/** The fields that are asked for, and by what; the status is not among them. */
export function askedFor(filters: NonNullable<Query['filters']>): readonly (readonly [FieldName, string])[] {
  return Object.entries(filters).flatMap(([name, text]) => (name === 'status' || !text.trim() ? [] : [[name as FieldName, text.trim()] as const]))
}

/** The words of which all must fit, or all of the others: a phone number may be written in pieces that stand nowhere by themselves. */
export function wordsFor(name: FieldName, text: string, spell: Spell): readonly (readonly Wanted[])[] {
  const joined = fieldOf(name).kind === 'phone' ? joinedNumbers(text, 0) : undefined
  return [text, ...(joined === undefined ? [] : [joined])].map((each) => askedIn(each, spell)?.words ?? [])
}

/** One test per field that is asked for. */
export function filtersOf({ filters = {} }: Query, table: Table, rules: Rules, spell: Spell): readonly Test[] {
  return askedFor(filters).map(([name, text]) => {
    const words = wordsFor(name, text, spell)
    const field = sharedFields.findIndex((each) => each.name === name)
    return field < 0 ? ownTest(table, name, words) : sharedTest(table, field, valueTest(table, name, text, words, rules))
  })
}

/** Each value is looked at once, whoever has it. */
function sharedTest(table: Table, field: number, test: (value: number, stored: string, country?: string) => boolean): Test {
  const holds = new Uint8Array(table.shared.settled())
  for (let value = 1; value < holds.length; value++) {
    const it = table.keyOf(value)
    if (it.field !== field) continue
    const [stored = '', country] = it.key.split('\n')
    if (test(value, stored, country)) holds[value] = 1
  }
  const column = table.columns().values[field]!
  return (slot) => holds[column[slot]!] === 1
}

function valueTest(table: Table, name: FieldName, text: string, words: readonly (readonly Wanted[])[], rules: Rules) {
  const [known, found] = [chosenOrIs(name, text, rules), words.map((each) => foundIn(table.shared, name, each))]
  return (value: number, stored: string, country?: string) => known(stored, country) ?? found.some((each) => holdsAll(each, value))
}

/**
 * Where a text is one of a field's choices, just that one counts ("China" is not "Hong Kong SAR China"); else a value
 * holds that it is (a member of staff's id), or, undefined here, that shows all words of it.
 */
export function chosenOrIs(name: FieldName, text: string, rules: Rules): (stored: string, country?: string) => boolean | undefined {
  const field = fieldOf(name)
  const { choices, read } = kinds[field.kind]
  // The letters of a province mean another one in another country.
  const readings = new Map<string | undefined, Reading | undefined>()
  const readIn = (country: string | undefined) => {
    const asked = { field, rules, values: country ? { country } : {} }
    if (!readings.has(country)) readings.set(country, choices?.(asked) ? read(normalize(text), asked) : undefined)
    return readings.get(country)
  }
  const lower = text.toLowerCase()
  return (stored, country) => {
    const reading = readIn(country)
    if (reading && 'value' in reading) return stored === reading.value
    return stored.toLowerCase() === lower || stored.toLowerCase().endsWith(`<${lower}>`) || undefined
  }
}

function ownTest(table: Table, name: FieldName, words: readonly (readonly Wanted[])[]): Test {
  const found = words.map((each) => foundIn(table.own, name, each))
  return (slot) => found.some((each) => holdsAll(each, slot))
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
