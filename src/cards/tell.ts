import { localeOf, type Localized } from '../text/locale.ts'
import { quoted } from './say.ts'

/** Any part of a drawn card. */
type Node = Readonly<Record<string, unknown>>

/** What a walk through a card comes upon, in the order of reading. */
type Item =
  | { readonly kind: 'text' | 'heading'; readonly text: string; /** The input that it speaks of. */ readonly of?: string }
  | { readonly kind: 'input'; readonly name: string; readonly line: string; readonly options: string; /** There are more options than these. */ readonly open: boolean; readonly required: boolean }
  | { readonly kind: 'button'; readonly data: Node }

/**
 * Any drawn Adaptive Card as plain text, so that the text form cannot drift from the card: its texts, its facts as
 * `label: value`, its inputs as lines to copy, complete and send back, and what to type instead of its buttons.
 */
export function tell(drawn: object): string {
  const card: Node = { ...drawn }
  const words = wordsOf[localeOf(string(card['lang'])) ?? 'en']
  const items = [...walk(card['body']), ...walk(card['actions'])]
  // Inputs that no words take are for the hand.
  const lines = items.some(isInput) && heads(items).length > 0 ? form(items, words) : items.flatMap(said)
  return [...lines, ...answers(items, words)].join('\n').trim()
}

// Problems and advice stand before the lines to copy: what is sent back must hold nothing but `label: value`.
function form(items: readonly Item[], words: Words): readonly string[] {
  const first = items.findIndex(isInput)
  const last = items.findLastIndex(isInput)
  const among = items.slice(first, last + 1)
  const inputs = items.filter(isInput)
  const required = inputs.filter((input) => input.required).map(({ name }) => name)
  const options = [...(required.length ? [`${words.required} = ${required.join(' / ')}`] : []), ...inputs.flatMap((input) => (input.options && !input.open ? [input.options] : []))]
  return [
    ...items.slice(0, first).filter((item, i) => item.kind !== 'heading' || i !== first - 1).flatMap(said),
    ...among.flatMap((item) => (item.kind === 'text' ? [item.of === undefined ? item.text : words.about(item.of, item.text)] : [])),
    ...items.slice(last + 1).flatMap(said),
    ...(options.length ? ['', words.options, ...options] : []),
    '',
    words.copy,
    '',
    ...heads(items),
    ...inputs.map((input) => input.line),
  ]
}

const isInput = (item: Item): item is Extract<Item, { kind: 'input' }> => item.kind === 'input'

function heads(items: readonly Item[]): readonly string[] {
  const head = items.flatMap((item) => (item.kind === 'button' && typeof item.data['lines'] === 'string' ? [item.data['lines']] : []))
  return head.slice(0, 1)
}

function said(item: Item): readonly string[] {
  if (item.kind === 'heading') return ['', item.text]
  if (item.kind === 'input') return item.options ? [item.options] : []
  return item.kind === 'text' ? [item.text] : []
}

function answers(items: readonly Item[], words: Words): readonly string[] {
  const says = items.flatMap((item) => (item.kind === 'button' && typeof item.data['say'] === 'string' ? [item.data['say']] : []))
  const own = new Set(says.filter((each) => each && !heads(items).includes(each)))
  return own.size ? ['', words.answer, ...[...own].map((each) => `› ${each}`)] : []
}

function walk(node: unknown): readonly Item[] {
  if (Array.isArray(node)) return node.flatMap(walk)
  if (!isNode(node)) return []
  const tellers: Readonly<Record<string, (node: Node) => readonly Item[]>> = {
    TextBlock: text,
    RichTextBlock: text,
    FactSet: (set) => nodes(set['facts']).map(({ title, value }) => ({ kind: 'text', text: `${string(title)}: ${string(value)}` })),
    ColumnSet: columnSet,
    Container: container,
    ActionSet: (set) => walk(set['actions']),
  }
  const type = string(node['type'])
  if (type.startsWith('Input.')) return isSuggestion(node) ? [] : [input(node)]
  return type.startsWith('Action.') ? button(node) : (tellers[type]?.(node) ?? [])
}

// What a line sets apart on the card, an empty line sets apart here.
function container({ items, separator, selectAction }: Node): readonly Item[] {
  const [first, ...rest] = walk(items)
  const head = separator && first?.kind === 'text' ? { ...first, kind: 'heading' as const } : first
  return [...(head ? [head] : []), ...rest, ...button(selectAction)]
}

function text(node: Node): readonly Item[] {
  const all = Array.isArray(node['inlines']) ? node['inlines'].map((run: unknown) => (isNode(run) ? string(run['text']) : string(run))).join('') : string(node['text'])
  return all.trim() === '' ? [] : [{ kind: node['style'] === 'heading' ? 'heading' : 'text', text: all }]
}

// A column that is a button is told with the other buttons.
function columnSet(set: Node): readonly Item[] {
  const own = nodes(set['columns'])
  const items = columns(own.filter((column) => !column['selectAction']))
  const opens = data(set['selectAction'])['say']
  return [...items.map((item, i) => (i === 0 && item.kind === 'text' && opens ? { ...item, text: `${item.text} (${string(opens)})` } : item)), ...own.flatMap((column) => button(column['selectAction']))]
}

function columns(own: readonly Node[]): readonly Item[] {
  const told = own.map((column) => walk(column['items']))
  if (!told.flat().every((item) => item.kind === 'text')) return told.flatMap(named)
  const texts = told.map((items) => items.flatMap(said)).filter((lines) => lines.length)
  return rows(texts).map((line) => ({ kind: 'text', text: line }))
}

// What stands in a column with an input speaks of it.
function named([first, ...rest]: readonly Item[]): readonly Item[] {
  if (!first) return []
  return [first, ...(isInput(first) ? rest.map((item) => (item.kind === 'text' ? { ...item, of: first.name } : item)) : rest)]
}

// Columns of a heading and a value each, unless that is said already; or a label and its value; or a row, whose first column is its number.
function rows(texts: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...rest] = texts
  if (texts.every((lines) => lines.length === 2 && !/[:：]/.test(lines[0] ?? ''))) return texts.map(([heading, value]) => `${heading}: ${value}`)
  if (!rest.length) return first
  return first[0]?.endsWith('.') ? [`${first[0]} ${rest.flat().join(' · ')}`] : [`${first.join(' ')}: ${rest.flat().join('\n')}`]
}

function input(node: Node): Item {
  const choices = nodes(node['choices'])
  const value = string(node['value'])
  const name = string(node['label']).replace(/( \(\..*\))?( \*)?$/, '')
  const shown = choices.find((choice) => choice['value'] === value)?.['title'] ?? value
  const few = choices.length > 1 && choices.length <= mostOptions
  return { kind: 'input', name, required: / \*/.test(string(node['label'])), line: `${name}: ${quoted(string(shown))}`.trimEnd(), options: few ? `${name} = ${choices.map(({ title }) => string(title)).join(' / ')}` : '', open: 'choices.data' in node }
}

/** It only helps with what is typed into the input beside it. */
function isSuggestion({ 'choices.data': query }: Node): boolean {
  return isNode(query) && 'associatedInputs' in query
}

const mostOptions = 40

function button(action: unknown): readonly Item[] {
  return isNode(action) ? [{ kind: 'button', data: data(action) }] : []
}

function data(action: unknown): Node {
  const own = isNode(action) ? action['data'] : undefined
  return isNode(own) ? own : {}
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)
const nodes = (value: unknown): readonly Node[] => (Array.isArray(value) ? value.filter(isNode) : [])
const string = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

interface Words {
  readonly about: (name: string, text: string) => string
  readonly copy: string
  readonly required: string
  readonly options: string
  readonly answer: string
}

const wordsOf: Localized<Words> = {
  en: { about: (name, text) => `${name}: ${text}`, copy: 'By text: copy these lines, complete them and send them back:', required: 'Required (*)', options: 'What is needed, and what can be chosen:', answer: 'You can answer:' },
  'zh-CN': { about: (name, text) => `${name}：${text}`, copy: '以文字填写：复制以下各行，补充完整后发回：', required: '必填（*）', options: '必填项和可选值：', answer: '可以回复：' },
  es: { about: (name, text) => `${name}: ${text}`, copy: 'Por texto: copia estas líneas, complétalas y envíalas:', required: 'Obligatorio (*)', options: 'Lo obligatorio y las opciones posibles:', answer: 'Se puede responder:' },
}
