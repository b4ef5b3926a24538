import { createRequire } from 'node:module'

/** Any part of a drawn card. */
export type Json = { readonly [key: string]: unknown }

/** A text as it is; '' for anything else. */
export const text = (value: unknown): string => (typeof value === 'string' ? value : '')

export const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Every object in a drawn card, with the way to it. */
export function parts(value: unknown, path = '$'): readonly { readonly path: string; readonly part: Json }[] {
  if (Array.isArray(value)) return value.flatMap((each, i) => parts(each, `${path}[${i}]`))
  if (!isJson(value)) return []
  return [{ path, part: value }, ...Object.entries(value).flatMap(([key, each]) => parts(each, `${path}.${key}`))]
}

/** What our cards may be made of: Adaptive Cards 1.5, and nothing that one of our hosts leaves out. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  AdaptiveCard: ['$schema', 'version', 'lang', 'fallbackText', 'msteams', 'body'],
  Container: ['style', 'items', 'selectAction', 'separator', 'spacing'],
  ColumnSet: ['columns', 'selectAction', 'separator', 'spacing'],
  Column: ['width', 'items', 'selectAction', 'verticalContentAlignment'],
  TextBlock: ['text', 'style', 'size', 'weight', 'color', 'wrap'],
  RichTextBlock: ['inlines', 'horizontalAlignment', 'spacing'],
  TextRun: ['text', 'size', 'weight', 'color', 'isSubtle'],
  ActionSet: ['actions', 'spacing'],
  'Input.Text': ['id', 'label', 'value', 'placeholder', 'maxLength', 'style', 'isMultiline'],
  'Input.ChoiceSet': ['id', 'label', 'value', 'placeholder', 'choices', 'style', 'choices.data'],
  'Data.Query': ['dataset', 'associatedInputs'],
  'task/fetch': [],
  'Action.Execute': ['title', 'verb', 'data', 'style', 'mode', 'associatedInputs', 'fallback'],
  'Action.Submit': ['title', 'data', 'style', 'mode', 'associatedInputs'],
}

export function shape(card: unknown): readonly string[] {
  return parts(card).flatMap(({ path, part }) => {
    const type = text(part['type'])
    if (!type) return []
    const own = allowed[type]
    if (!own) return [`${path}: ${type} is not in use here`]
    return Object.keys(part).filter((key) => key !== 'type' && !own.includes(key)).map((key) => `${path}: ${type} has no ${key}`)
  })
}

/** Parts of the template that stayed: every "${" must have come with the data. */
export function unfilled(card: unknown, data: unknown): readonly string[] {
  const given = strings(data).filter((text) => text.includes('${'))
  return strings(card).filter((text) => text.includes('${') && !given.some((each) => text.includes(each)))
}

export function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : []
}

const mostBytes = 28 * 1024
const mostActions = 6

export function budget(card: unknown): readonly string[] {
  const bytes = Buffer.byteLength(JSON.stringify(card))
  const visible = parts(card).filter(({ path, part }) => /actions\[\d+\]$/.test(path) && part['mode'] !== 'secondary').length
  return [...(bytes > mostBytes ? [`${bytes} bytes`] : []), ...(visible > mostActions ? [`${visible} visible actions`] : [])]
}

export function inputs(card: unknown): readonly string[] {
  const own = parts(card).filter(({ part }) => String(part['type']).startsWith('Input.'))
  const ids = own.map(({ part }) => part['id'])
  return own.flatMap(({ path, part }) => [
    ...(typeof part['label'] === 'string' && part['label'].trim() ? [] : [`${path}: no label`]),
    ...(ids.filter((id) => id === part['id']).length === 1 ? [] : [`${path}: ${String(part['id'])} occurs twice`]),
    ...(part['isRequired'] ? [`${path}: a client's rule blocks Back`] : []),
    ...choices(part).flatMap(({ value }) => (String(value).includes(',') ? [`${path}: a choice with a comma`] : [])),
    ...(part['value'] && choices(part).length && !choices(part).some(({ value }) => value === part['value']) ? [`${path}: ${text(part['value'])} is no choice`] : []),
  ])
}

function choices(part: Json): readonly Json[] {
  return Array.isArray(part['choices']) ? part['choices'].filter(isJson) : []
}

/** Buttons that a host could not use, or that a person without cards could not do. */
export function buttons(card: unknown, verbs: readonly string[]): readonly string[] {
  return parts(card).filter(({ part }) => part['type'] === 'Action.Execute').flatMap(({ path, part }) => {
    const data = isJson(part['data']) ? part['data'] : {}
    const fallback = isJson(part['fallback']) ? part['fallback'] : {}
    const bare = part['associatedInputs'] === 'none'
    return [
      ...(verbs.includes(String(part['verb'])) ? [] : [`${path}: ${String(part['verb'])} is no command`]),
      ...(data['verb'] === part['verb'] ? [] : [`${path}: the data name another verb`]),
      ...(data['say'] ? [] : [`${path}: nothing to say instead`]),
      ...(part['title'] ? [] : [`${path}: no title`]),
      ...(fallback['type'] === 'Action.Submit' && JSON.stringify(fallback['data']) === JSON.stringify(data) && fallback['associatedInputs'] === part['associatedInputs'] ? [] : [`${path}: the fallback does something else`]),
      ...(bare && !('page' in data) && data['verb'] !== 'cancel' ? [`${path}: loses what was typed`] : []),
    ]
  })
}

/** Only RichTextBlock shows a text as it was typed; a TextBlock would read it as Markdown. */
export function markdown(card: unknown): readonly string[] {
  return parts(card).flatMap(({ path, part }) => (part['type'] === 'TextBlock' && /[*_`[\]<>#$\\]/.test(String(part['text'])) ? [`${path}: ${String(part['text'])}`] : []))
}

interface Renderer {
  readonly AdaptiveCard: new () => { readonly hostConfig: { readonly actions: { maxActions: number } }; parse(card: object, context: object): void; validateProperties(): { readonly validationEvents: readonly { readonly message: string }[] } }
  readonly SerializationContext: new () => { readonly eventCount: number; getEventAt(i: number): { readonly message: string } }
}

// Its entry for modules does not load in Node.
const { AdaptiveCard, SerializationContext } = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js') as Renderer

/** What the official renderer has to say against a card. */
export function renderer(card: object): readonly string[] {
  const context = new SerializationContext()
  const read = new AdaptiveCard()
  // The renderer counts secondary actions, too (`budget` does not), and by a slip refuses every second good `lang`.
  read.hostConfig.actions.maxActions = 0
  read.parse({ ...card, lang: undefined }, context)
  const parsing = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message)
  return [...parsing, ...read.validateProperties().validationEvents.map(({ message }) => message)]
}
