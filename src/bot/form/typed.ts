import type { Typed } from '../../customer/draft.ts'
import { fields } from '../../customer/fields.ts'
import { fieldByKey } from '../../customer/keys.ts'
import type { Given } from '../command.ts'

/** The fields among what was given, as they were typed: by keys, by inputs, or carried by a button. */
export function typedBy({ data, keys }: Pick<Given, 'data' | 'keys'>): Typed {
  const sent = { ...data, ...keys }
  return Object.fromEntries(fields.flatMap(({ name }) => {
    const text = sent[name]
    return text === undefined ? [] : [[name, text]]
  }))
}

/** A key before a colon that means a field. */
export function fieldKey(typed: string): string | undefined {
  return fieldByKey(typed)?.name
}
