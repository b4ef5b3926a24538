import { citiesIn, cityName } from '../customer/cities.ts'
import type { Values } from '../customer/customer.ts'
import type { KnownField } from '../customer/fields.ts'
import { kinds, type Asked } from '../customer/kinds.ts'
import { normalize } from '../customer/normalize.ts'
import { showValue } from '../customer/show.ts'
import type { Data } from './card.ts'
import { clip, linesOf } from './format.ts'
import type { Viewer } from './viewer.ts'

export interface Input {
  readonly field: KnownField
  /** What was typed, as it was; absent: what is stored stands there. */
  readonly typed: string | undefined
  /** Every readable value, typed ones included. */
  readonly values: Values
  readonly stored: Values
  readonly problems: readonly string[]
  /** False where the viewer may only read it. */
  readonly editable: boolean
  readonly revision: number
  /** True where the card has no room for a long list of choices: then they are typed. */
  readonly crowded: boolean
}

/** One field of the form, and what is wrong with it; an empty list where there is nothing to show. */
export function fieldOfForm(viewer: Viewer, input: Input): Data {
  return { input: input.editable ? inputOf(viewer, input) : fixed(viewer, input), problems: input.problems }
}

// An input follows from its field's definition, so it is made here and not in the template.
function inputOf(viewer: Viewer, input: Input): Data {
  const { field, values, revision, crowded } = input
  const { rules, locale } = viewer
  const kind = kinds[field.kind]
  const asked: Asked = { field, rules, values }
  const picks = kind.among?.besides ?? kind.choices?.(asked)
  const needed = field.required || kind.needed?.(asked)
  // The text form leaves out what stands behind the label.
  const suffix = field.kind === 'domain' ? ` (${kind.show('', locale, asked)})` : ''
  const shape = { id: `${field.name}_${revision}`, label: `${field.label[locale]}${suffix}${needed ? ' *' : ''}` }
  if (picks && !(crowded && picks.length > fewChoices)) return { type: 'Input.ChoiceSet', ...shape, ...choice(viewer, input, asked, picks), ...(kind.among ? lookedUp(kind.among.dataset) : {}) }
  const look: Data = kind.input === 'multiline' ? { isMultiline: true } : { style: styles[kind.input] }
  return { type: 'Input.Text', ...shape, value: textOf(viewer, input), placeholder: field.hint?.[locale] ?? '', maxLength: field.max ?? 200, ...look }
}

/** What may be picked in place of typing, beside the input of such a field: it takes the place of what stood there, never of what was typed. */
export function suggestions(viewer: Viewer, { field, values, revision, editable, crowded }: Input): readonly Data[] {
  const { suggested } = kinds[field.kind]
  const choices = suggested ? firstOnes(viewer, values, values[field.name]) : []
  // A list needs a first choice.
  if (!suggested || !editable || crowded || choices.length === 0) return []
  const { country = '', province = '' } = values
  const query = { type: 'Data.Query', dataset: `${suggested}?${new URLSearchParams({ country, province }).toString()}`, associatedInputs: 'auto' }
  return [{ input: { type: 'Input.ChoiceSet', id: `${field.name}_pick_${revision}`, label: words.suggested[viewer.locale](field.label[viewer.locale]), style: 'filtered', choices, 'choices.data': query }, problems: [] }]
}

/** What stands there, and the cities of the province. */
function firstOnes({ locale }: Viewer, { country, province = '' }: Values, now: string | undefined): readonly Data[] {
  const known = country === 'CN' ? citiesIn(province).slice(0, mostSuggested).map((city) => cityName(city, locale)) : []
  return [...new Set([...(now ? [now] : []), ...known])].map((title) => ({ title, value: title.replaceAll(',', '，') }))
}

const mostSuggested = 15
const fewChoices = 60
const styles = { text: 'Text', choice: 'Text', email: 'Email', tel: 'Tel' } as const

function fixed({ locale, rules }: Viewer, { field, values }: Input): Data | readonly Data[] {
  const value = linesOf(showValue(field.name, values, locale, rules)).join(' ')
  const run = { type: 'TextRun', text: words.label[locale](field.label[locale]), isSubtle: true }
  return value ? { type: 'RichTextBlock', inlines: [run, { type: 'TextRun', text: value }] } : []
}

const words = {
  suggested: { en: (name: string) => `${name}, from a list`, 'zh-CN': (name: string) => `从列表中选择${name}`, es: (name: string) => `${name}, de una lista` },
  label: { en: (name: string) => `${name}: `, 'zh-CN': (name: string) => `${name}：`, es: (name: string) => `${name}: ` },
}

// What cannot be read stays among the choices, so that nothing typed is lost by a redrawing.
function choice({ locale }: Viewer, { typed, values, field }: Input, asked: Asked, picks: readonly { value: string; label: Readonly<Record<Viewer['locale'], string>> }[]): Data {
  const choices = picks.map(({ value, label }) => ({ title: label[locale], value }))
  const raw = clip(normalize(typed ?? values[field.name] ?? ''), (field.max ?? 200) + 200)
  const reading = raw ? kinds[field.kind].read(raw, asked) : { value: '' }
  const value = 'value' in reading ? reading.value : raw
  if (value === '' || choices.some((each) => each.value === value)) return { value, choices }
  const title = 'value' in reading ? kinds[field.kind].show(value, locale, asked) : raw
  // A choice's value holds no comma; a wide one is read as a narrow one again.
  const own = { title, value: value.replaceAll(',', '，') }
  return { value: own.value, choices: [own, ...choices] }
}

/** More choices than these are looked up while a person types. */
function lookedUp(dataset: string): Data {
  return { style: 'filtered', 'choices.data': { type: 'Data.Query', dataset } }
}

// A stored value stands there as people write it: sent back so, it counts as unchanged. It is shown by what is stored,
// since a phone would be written otherwise in the country that has just been picked.
function textOf({ locale, rules }: Viewer, { field, typed, stored }: Input): string {
  return typed === undefined ? showValue(field.name, stored, locale, rules) : clip(typed, (field.max ?? 200) + 200)
}
