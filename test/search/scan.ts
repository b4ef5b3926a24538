import type { Customer } from '../../src/customer/customer.ts'
import { fieldOf, type FieldName } from '../../src/customer/fields.ts'
import { askedIn, joinedNumbers } from '../../src/search/asked.ts'
import type { Wanted } from '../../src/search/fit.ts'
import type { Sound, Spell } from '../../src/search/spell.ts'
import { ownTexts, sharedFields, sharedKey, sharedTexts, type Text } from '../../src/search/texts.ts'
import { wordOf } from '../../src/search/word.ts'
import { rules } from './book.ts'

/** The plain way: every text of every customer is read. Gives, for a query, the score of each customer that fits, by id. */
export function scanOver(customers: readonly Customer[], spell: Spell): (query: string) => ReadonlyMap<string, number> {
  const rows = customers.map((customer) => ({ id: customer.id, texts: textsOf(customer, spell) }))
  const scan = (query: string): ReadonlyMap<string, number> => {
    const asked = askedIn(query, spell)
    if (!asked) return new Map(rows.map(({ id }) => [id, 1]))
    return new Map(rows.flatMap(({ id, texts }) => {
      const scores = asked.words.map((word) => best(word, texts))
      if (scores.length === 0 || scores.includes(0)) return []
      return [[id, [...scores, ...asked.whole.map((word) => best(word, texts))].reduce((sum, score) => sum + score)] as const]
    }))
  }
  return (query) => {
    const [found, joined] = [scan(query), joinedNumbers(query)]
    return found.size > 0 || joined === undefined ? found : scan(joined)
  }
}

/** A text in its letters, as one and in its words or sounds. */
interface Plain {
  readonly field: FieldName
  readonly tight: string
  readonly parts: readonly Sound[]
  readonly aloud: boolean
}

function textsOf({ values }: Customer, spell: Spell): readonly Plain[] {
  const shared = sharedFields.flatMap((field) => (values[field.name] ? sharedTexts(field, sharedKey(field, values), rules, spell) : []))
  return [...ownTexts(values, rules, spell), ...shared].map(plain).filter(({ tight }) => tight !== '')
}

function plain({ field, form, sounds }: Text): Plain {
  const dot = form.indexOf('.')
  const written = fieldOf(field).kind === 'domain' ? [form.slice(0, dot), form.slice(dot)].map((part) => wordOf(part).tight) : wordOf(form).spaced.split(' ')
  const parts = sounds ?? written.map((letters) => ({ letters, whole: true }))
  return { field, parts, tight: parts.map(({ letters }) => letters).join(''), aloud: sounds !== undefined }
}

function best(wanted: Wanted, texts: readonly Plain[]): number {
  return texts.reduce((most, text) => Math.max(most, (fieldOf(text.field).weight ?? 0) * fit(wanted, text)), 0)
}

function fit({ tight, sound }: Wanted, text: Plain): number {
  if (text.aloud) return sound === undefined ? 0.9 * spelled(tight, text.parts) : 0
  return Math.max(written(tight, text), sound === text.tight ? 0.9 * 8 : 0)
}

function written(word: string, { tight, parts, field }: Plain): number {
  const starts = parts.map((_, at) => parts.slice(0, at).reduce((sum, { letters }) => sum + letters.length, 0))
  const before = fieldOf(field).kind === 'domain' ? (starts[1] ?? tight.length) : tight.length
  if (word === tight || (tight.startsWith(word) && word.length === before)) return 8
  if (tight.startsWith(word)) return 4
  if (starts.some((start) => start < before && tight.startsWith(word, start))) return 2
  return [...Array(before).keys()].some((at) => tight.startsWith(word, at) && (!/^[a-z0-9]{1,2}$/.test(word) || beginsRun(tight, at))) ? 1 : 0
}

/** Whether a letter stands behind none, or a digit behind no digit. */
const beginsRun = (text: string, at: number) => !(/[a-z]/.test(text[at]!) ? /[a-z]/ : /\d/).test(text[at - 1] ?? '')

function spelled(letters: string, sounds: readonly Sound[]): number {
  const ends = sounds.map((_, start) => endOf(letters, sounds.slice(start)))
  if (ends[0] === undefined) return ends.some((end) => end !== undefined) ? 2 : 0
  return ends[0] === sounds.length ? 8 : 4
}

/** How many sounds the letters take: each sound whole or, where it is a character's, by its initial; the last one perhaps only begun. */
function endOf(letters: string, [sound, ...rest]: readonly Sound[]): number | undefined {
  if (!sound) return undefined
  if (sound.letters.startsWith(letters)) return 1
  const ways = [...(letters.startsWith(sound.letters) ? [sound.letters.length] : []), ...(!sound.whole && letters[0] === sound.letters[0] ? [1] : [])]
  const ends = ways.flatMap((length) => endOf(letters.slice(length), rest) ?? [])
  return ends.length > 0 ? 1 + Math.min(...ends) : undefined
}
