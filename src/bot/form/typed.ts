import type { Typed } from '../../customer/draft.ts'
import { fields } from '../../customer/fields.ts'
import { fieldByKey } from '../../customer/keys.ts'
import { normalize } from '../../customer/normalize.ts'
import type { Given } from '../command.ts'

/** The fields among what was given, as they were typed: by keys, by inputs, or carried by a button; of what was picked beside an input, where that still holds what `stood` there. */
export function typedBy({ data, keys }: Pick<Given, 'data' | 'keys'>, stood: Typed = {}): Typed {
  const sent = { ...data, ...keys }
  return Object.fromEntries(fields.flatMap(({ name }) => {
    const picked = sent[`${name}_pick`]?.trim()
    const text = picked && normalize(sent[name] ?? '') === normalize(stood[name] ?? '') ? picked : sent[name]
    return text === undefined ? [] : [[name, text]]
  }))
}

/** A key before a colon that means a field. */
export function fieldKey(typed: string): string | undefined {
  return fieldByKey(typed)?.name
}
