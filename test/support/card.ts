/** Adaptive Card JSON as it went over the wire. */
export type CardJson = Readonly<Record<string, unknown>>

export interface Action {
  readonly type: string
  readonly title: string
  readonly verb?: string
  readonly data: Readonly<Record<string, unknown>>
  readonly associatedInputs?: string
}

/** Every object in a card, in order. */
export function elementsOf(card: unknown): readonly CardJson[] {
  if (Array.isArray(card)) return card.flatMap(elementsOf)
  if (typeof card !== 'object' || card === null) return []
  return [card as CardJson, ...Object.entries(card).flatMap(([key, value]) => (key === 'data' || key === 'fallback' ? [] : elementsOf(value)))]
}

/** Titles of all buttons. */
export function titlesOf(card: CardJson): readonly string[] {
  return elementsOf(card).filter(isAction).map(({ title }) => String(title))
}

/** Everything that can be read in a card, line by line. */
export function wordsOf(card: CardJson): string {
  return elementsOf(card)
    .flatMap((element) => ['text', 'title', 'label', 'value', 'placeholder'].map((key) => element[key]))
    .filter((text) => typeof text === 'string' && text !== '')
    .join('\n')
}

/** The button with this title; throws where there is none. */
export function actionOf(card: CardJson, title: string): Action {
  const found = elementsOf(card).find((element) => isAction(element) && element['title'] === title)
  if (!found) throw new Error(`no button "${title}"; there are: ${titlesOf(card).join(', ')}`)
  return { data: {}, ...found } as unknown as Action
}

/** What a client would send of the inputs: what the card fills in, and over it what was typed; by label, id, or id before its revision. */
export function inputsOf(card: CardJson, typed: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const inputs = elementsOf(card).filter(({ type }) => String(type).startsWith('Input.'))
  const unused = new Set(Object.keys(typed))
  const sent = inputs.map((input): [string, string] => {
    const id = String(input['id'])
    const name = [textIn(input, 'label').replace(/( \(\..*\))?( \*)?$/, ''), id, id.replace(/_\d+$/, '')].find((key) => key in typed)
    if (name !== undefined) unused.delete(name)
    return [id, name === undefined ? textIn(input, 'value') : choiceOf(input, typed[name] ?? '')]
  })
  if (unused.size > 0) throw new Error(`no input ${[...unused].join(', ')}; there are: ${inputs.map(({ label }) => label).join(', ')}`)
  return Object.fromEntries(sent)
}

function textIn(input: CardJson, name: string): string {
  const text = input[name]
  return typeof text === 'string' ? text : ''
}

/** A choice may be named by its title. */
function choiceOf(input: CardJson, text: string): string {
  const choices = (input['choices'] ?? []) as { title: string; value: string }[]
  return choices.find(({ title }) => title === text)?.value ?? text
}

function isAction({ type }: CardJson): boolean {
  return type === 'Action.Execute' || type === 'Action.Submit'
}
