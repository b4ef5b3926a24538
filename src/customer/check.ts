import { locales, type Localized } from '../text/locale.ts'
import type { Values } from './customer.ts'
import type { Typed } from './draft.ts'
import { fields, type FieldName, type KnownField } from './fields.ts'
import { kinds, type Asked, type Reading } from './kinds.ts'
import { problem } from './kinds/about.ts'
import { compatible, lengthOf, normalize, normalizeNote } from './normalize.ts'
import type { Rules } from './rules.ts'
import { showValue } from './show.ts'

export interface Problem {
  readonly field: FieldName
  readonly text: Localized
}

export interface Checked {
  /** Every readable value in normal form, empty ones left out. */
  readonly values: Values
  /** In the order of the form; empty when the values may be saved. */
  readonly problems: readonly Problem[]
}

/** `base`: the stored values that are updated; absent for a new customer. */
export interface Against {
  readonly rules: Rules
  readonly base?: Values
}

// The country comes first, since others are read by it.
const readingOrder = fields.toSorted((a, b) => Number(b.kind === 'country') - Number(a.kind === 'country'))

/** Reads everything that was typed and names everything that is wrong, all fields at once. */
export function checkTyped(typed: Typed, against: Against): Checked {
  const values: Partial<Record<FieldName, string>> = {}
  const problems = new Map<FieldName, Localized>()
  for (const field of readingOrder) {
    // Where the country cannot be read, nothing can be said about what follows it.
    if (problems.has('country') && kinds[field.kind].followsCountry) continue
    const reading = readField(field, typed[field.name], values, against)
    if ('problem' in reading) problems.set(field.name, reading.problem)
    else if (reading.value) values[field.name] = reading.value
  }
  return { values, problems: fields.flatMap(({ name }) => problemOf(name, problems.get(name))) }
}

/** In UTF-16 units, as much as one message may have. */
const endless = 10_000

const problemOf = (field: FieldName, text: Localized | undefined): readonly Problem[] => (text ? [{ field, text }] : [])

function readField(field: KnownField, typed: string | undefined, values: Values, against: Against): Reading {
  const { rules, base } = against
  const asked = { field, rules, values }
  const kind = kinds[field.kind]
  // Everybody waits while a text is read, and a cell of a file may hold any length.
  if (typed !== undefined && typed.length > endless) return tooLong(typed.length, field.max ?? endless)
  const text = wanted(field, typed, values, against)
  if (text === undefined) return { value: base?.[field.name] ?? '' }
  const reading = text ? readText(field, text, asked) : { value: '' }
  if (base && field.right === 'creation' && typed !== undefined) return 'value' in reading && reading.value === base[field.name] ? reading : fixed
  const missing = 'value' in reading && !reading.value && (field.required || kind.needed?.(asked))
  return missing ? problem({ en: 'Please fill this in.', 'zh-CN': '请填写此项。', es: 'Falta rellenar este campo.' }) : reading
}

function readText(field: KnownField, text: string, asked: Asked): Reading {
  const { max = Infinity } = field
  // What is far too long (even with a suffix or blanks that do not count) is not repeated in a problem.
  if (lengthOf(text) > 2 * max) return tooLong(lengthOf(text), max)
  if (text.includes('\ufffd')) return unreadable
  const reading = kinds[field.kind].read(text, asked)
  return 'value' in reading && lengthOf(reading.value) > max ? tooLong(lengthOf(reading.value), max) : reading
}

const unreadable = problem({
  en: 'A character of this could not be read (\ufffd): type it anew, or save the file as UTF-8.',
  'zh-CN': '其中有无法识别的字符（\ufffd）：请重新输入，或将文件另存为 UTF-8。',
  es: 'Un carácter no se ha podido leer (\ufffd): escríbelo de nuevo o guarda el archivo como UTF-8.',
})

const fixed = problem({
  en: 'This cannot be changed once the customer has been added.',
  'zh-CN': '添加客户后不可更改。',
  es: 'No se puede cambiar una vez agregado el cliente.',
})

const tooLong = (count: number, max: number): Reading => problem({
  en: `This has ${count} characters; at most ${max} are allowed.`,
  'zh-CN': `现有 ${count} 个字符，最多 ${max} 个。`,
  es: `Tiene ${count} caracteres; el máximo es ${max}.`,
})

/** The text to be read, normalised; undefined where the stored value stays. */
function wanted(field: KnownField, typed: string | undefined, values: Values, { rules, base }: Against): string | undefined {
  const kind = kinds[field.kind]
  const normal = typed === undefined ? undefined : kind.input === 'multiline' ? normalizeNote(typed) : normalize(typed)
  if (!base) return normal || (kind.initial?.({ field, rules, values }) ?? '')
  if (normal !== undefined && !isStored(field, normal, base, rules)) return normal
  // In another country a stored value is read anew by its name, so that "GD" becomes "Guangdong" and not somebody else's letters.
  return kind.followsCountry && values.country !== base.country ? showValue(field.name, base, 'en', rules) : undefined
}

/** A form filled with what is stored sends it back as it is, or as it was shown; that is no change. */
function isStored({ name }: KnownField, text: string, base: Values, rules: Rules): boolean {
  // What was typed by itself and not into a form has lost the width of its punctuation.
  return compatible(text) === compatible(base[name] ?? '') || locales.some((locale) => text === normalize(showValue(name, base, locale, rules)))
}
