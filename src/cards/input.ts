import type { Values } from '../customer/customer.ts'
import type { KnownField } from '../customer/fields.ts'
import { kinds, type Asked } from '../customer/kinds.ts'
import { normalize } from '../customer/normalize.ts'
import { showValue } from '../customer/show.ts'
import type { Data } from './card.ts'
import { linesOf } from './format.ts'
import type { Viewer } from './viewer.ts'

export interface Input {
  readonly field: KnownField
  /** What was typed, as it was; absent: what is stored stands there. */
  readonly typed: string | undefined
  /** Every readable value, typed ones included. */
  readonly values: Values
  readonly problems: readonly string[]
  /** False where the viewer may only read it. */
  readonly editable: boolean
  readonly revision: number
}

/** One field of the form: at most one of `texts`, `choices` and `fixed` holds an entry. */
export function fieldOfForm(viewer: Viewer, input: Input): Data {
  const { field, values, problems, editable, revision } = input
  const { rules, locale } = viewer
  const kind = kinds[field.kind]
  const asked: Asked = { field, rules, values }
  const picks = kind.choices?.(asked)
  const label = field.label[locale]
  const needed = field.required || kind.needed?.(asked)
  const shape = { id: `${field.name}_${revision}`, label: needed ? `${label} *` : label }
  const shown = linesOf(showValue(field.name, values, locale, rules)).join(' ')
  return {
    fixed: editable || !shown ? [] : [{ label: words.label[locale](label), value: shown }],
    choices: editable && picks ? [{ ...shape, ...choice(viewer, input, asked, picks) }] : [],
    texts: editable && !picks ? [{ ...shape, value: textOf(viewer, input, asked), placeholder: field.hint?.[locale] ?? '', max: field.max ?? 200, style: styles[kind.input], many: kind.input === 'multiline' }] : [],
    problems,
  }
}

const words = { label: { en: (name: string) => `${name}: `, 'zh-CN': (name: string) => `${name}：`, es: (name: string) => `${name}: ` } }

const styles = { text: 'text', multiline: 'text', choice: 'text', email: 'email', tel: 'tel' } as const

// What cannot be read stays among the choices, so that nothing typed is lost by a redrawing.
function choice({ locale }: Viewer, { typed, values, field }: Input, asked: Asked, picks: readonly { value: string; label: Readonly<Record<Viewer['locale'], string>> }[]): Data {
  const choices = picks.map(({ value, label }) => ({ title: label[locale], value }))
  const raw = normalize(typed ?? values[field.name] ?? '')
  const reading = raw ? kinds[field.kind].read(raw, asked) : { value: '' }
  const value = 'value' in reading ? reading.value : raw
  const known = value === '' || choices.some((each) => each.value === value)
  return { value, choices: known ? choices : [{ title: value, value }, ...choices] }
}

// A stored value is shown as people write it where that is read back as the same value, else as it is stored.
function textOf({ locale, rules }: Viewer, { field, typed, values }: Input, asked: Asked): string {
  const stored = values[field.name] ?? ''
  if (typed !== undefined || !stored) return typed ?? ''
  const shown = showValue(field.name, values, locale, rules)
  const reading = kinds[field.kind].read(shown, asked)
  return field.kind !== 'domain' && 'value' in reading && reading.value === stored ? shown : stored
}
