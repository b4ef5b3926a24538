import { AdaptiveCard, ChoiceSetInput, ExecuteAction, GlobalRegistry, GlobalSettings, OpenUrlAction, Strings, SubmitActionBase, Table, Versions } from 'adaptivecards'
import type { Action } from 'adaptivecards'
import type { Locale } from '../../text/locale.ts'
import type { Click, Json } from '../wire.ts'
import { element } from './dom.ts'
import { teamsHostConfig } from './host-config.ts'
import { markdown } from './markdown.ts'
import { pickedValue, serveTypeahead } from './typeahead.ts'
import type { Search } from './typeahead.ts'
import { words } from './words.ts'

/** What a card can ask of its surroundings. `click` returns what to show under the card, or nothing. */
export interface Stagehands {
  readonly locale: Locale
  readonly click: (click: Omit<Click, 'entry' | 'trigger'>) => Promise<string | undefined>
  readonly search: Search
}

/** Settles what the renderer knows only for all cards at once. */
export function prepareCards(locale: Locale): void {
  AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdown(text)
    result.didProcess = true
  }
  // Named here, since a bundle leaves out what only registers itself.
  GlobalRegistry.defaultElements.register('Table', Table, Versions.v1_5)
  GlobalSettings.allowMoreThanMaxActionsInOverflowMenu = true
  // It would put style attributes back as text, which the page's policy forbids; the style sheet's clamp does the same.
  GlobalSettings.useAdvancedTextBlockTruncation = false
  GlobalSettings.setTabIndexAtCardRoot = false
  Strings.defaults.overflowButtonText = () => '···'
  Strings.defaults.overflowButtonTooltip = () => words.more[locale]
}

/** Draws an Adaptive Card in its frame, as Teams does. */
export function drawCard(payload: Json, hands: Stagehands): HTMLElement {
  const trouble = element('p', { class: 'card-trouble', role: 'alert' })
  const frame = element('div', { class: `card${isFull(payload) ? ' card-full' : ''}` })
  const card = new AdaptiveCard()
  card.hostConfig = teamsHostConfig()
  // The renderer reads `choices.data` only in a card of 1.6, Teams already in one of 1.5.
  card.parse({ ...payload, version: '1.6' })
  for (const input of card.getAllInputs()) loosen(input)
  card.onExecuteAction = (action) => void press(frame, trouble, action, hands)
  const drawn = card.render()
  serveTypeahead(card, frame, hands)
  frame.append(drawn ?? element('p', {}, words.badCard[hands.locale]), trouble)
  return frame
}

async function press(frame: HTMLElement, trouble: HTMLElement, action: Action, { click }: Stagehands): Promise<void> {
  if (action instanceof OpenUrlAction) return openAddress(action.url ?? '')
  if (!(action instanceof SubmitActionBase) || frame.getAttribute('aria-busy') === 'true') return
  frame.setAttribute('aria-busy', 'true')
  trouble.textContent = ''
  const type = action instanceof ExecuteAction ? 'Action.Execute' : 'Action.Submit'
  const verb = action instanceof ExecuteAction ? { verb: action.verb } : {}
  trouble.textContent = (await click({ type, ...verb, ...(action.id ? { id: action.id } : {}), data: dataOf(action) })) ?? ''
  frame.removeAttribute('aria-busy')
  if (trouble.textContent) trouble.scrollIntoView({ block: 'nearest' })
}

/** The action's own data with everything typed: an emptied input is sent as '', as Teams does, not left out. */
function dataOf(action: SubmitActionBase): Json {
  const inputs = Object.entries(action.getReferencedInputs() ?? {})
  const typed = inputs.map(([id, input]): [string, string] => [id, input instanceof ChoiceSetInput ? pickedValue(input) : String(input.value ?? '')])
  return { ...action.data, ...Object.fromEntries(typed) }
}

/** The server judges what was typed into a choice: the renderer would silently refuse the button. */
function loosen(input: unknown): void {
  if (input instanceof ChoiceSetInput) input.isValid = () => !input.isRequired || Boolean(input.value)
}

function openAddress(address: string): void {
  if (/^(https?:\/\/|mailto:)/i.test(address)) window.open(address, '_blank', 'noopener,noreferrer')
}

function isFull({ msteams }: Json): boolean {
  return msteams !== null && typeof msteams === 'object' && 'width' in msteams && String(msteams.width).toLowerCase() === 'full'
}
