import { locales } from '../text/locale.ts'
import type { Customer } from './customer.ts'
import { fieldOf, type FieldName } from './fields.ts'
import { kinds } from './kinds.ts'
import { fold, normalize } from './normalize.ts'
import type { Rules } from './rules.ts'
import type { Query } from './search.ts'
import { showValue } from './show.ts'

/** Whether one customer fits all filters, as a list of the book would take them; pinyin is the index's alone. No status asked for is any. */
export function fits(customer: Pick<Customer, 'status' | 'values'>, filters: NonNullable<Query['filters']>, rules: Rules): boolean {
  return Object.entries(filters).every(([name, text]) => {
    if (!text) return true
    return name === 'status' ? text === 'all' || text === customer.status : holds(customer, name as FieldName, text, rules)
  })
}

/** A choice is that choice; anything else holds all words of the text, or is it (a member of staff's id). */
function holds({ values }: Pick<Customer, 'values'>, name: FieldName, text: string, rules: Rules): boolean {
  const stored = values[name] ?? ''
  const field = fieldOf(name)
  const asked = { field, rules, values }
  const { choices, read } = kinds[field.kind]
  const reading = choices?.(asked) ? read(normalize(text), asked) : undefined
  if (reading && 'value' in reading) return stored === reading.value
  const lower = text.toLowerCase()
  if (stored.toLowerCase() === lower || stored.toLowerCase().endsWith(`<${lower}>`)) return true
  const shown = locales.map((locale) => fold(showValue(name, values, locale, rules)))
  return text.split(/\s+/).every((word) => shown.some((each) => each.includes(fold(word))))
}
