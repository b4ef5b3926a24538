import { locales } from '../text/locale.ts'
import { fields, type KnownField } from './fields.ts'
import { fold } from './normalize.ts'

/** What a field answers to: its name, its labels in all languages, its further keys. */
export function keysOf({ name, label, keys = [] }: KnownField): readonly string[] {
  return [...new Set([name, ...locales.map((locale) => label[locale]), ...keys])]
}

const byKey = new Map(fields.flatMap((field) => keysOf(field).map((key) => [fold(key), field] as const)))

/** Everything that may stand before a colon, the longest first, so that "company name" is not taken for "name". */
export const allKeys: readonly string[] = fields.flatMap(keysOf).sort((a, b) => b.length - a.length)

/** The field that a key in any language means; case, width, accents, blanks and punctuation do not count. */
export function fieldByKey(text: string): KnownField | undefined {
  return byKey.get(fold(text))
}
