import { ChoiceSetInput } from 'adaptivecards'
import type { AdaptiveCard } from 'adaptivecards'
import type { Locale } from '../../text/locale.ts'
import type { Choice } from '../wire.ts'
import { words } from './words.ts'

const open = 'ac-choiceSetInput-filtered-dropdown-open'

export type Search = (asked: { dataset: string; text: string }) => Promise<readonly Choice[]>

/** Titles that the bot has offered for an input, with their values: the renderer itself forgets the values. */
const offered = new WeakMap<ChoiceSetInput, Map<string, string>>()

/** Fills choices with `choices.data` from the bot while a person types. Call after rendering. */
export function serveTypeahead(card: AdaptiveCard, frame: HTMLElement, { locale, search }: { locale: Locale; search: Search }): void {
  for (const input of card.getAllInputs()) {
    if (input instanceof ChoiceSetInput) showTitle(input)
  }
  card.onInputValueChanged = (input) => {
    if (input instanceof ChoiceSetInput && input.isDynamicTypeahead()) void offer(input, locale, search)
  }
  frame.addEventListener('focusout', () => setTimeout(() => closeDropdowns(frame), 150))
  frame.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') closeDropdowns(frame, true)
  })
}

/** What a choice sends: the value of the title that was picked, or else what was typed. */
export function pickedValue(input: ChoiceSetInput): string {
  const value = input.value ?? ''
  return offered.get(input)?.get(value) ?? value
}

async function offer(input: ChoiceSetInput, locale: Locale, search: Search): Promise<void> {
  const text = input.getFilterForDynamicSearch() ?? ''
  const choices = await search({ dataset: input.choicesData?.dataset ?? '', text }).catch(() => [])
  const known = offered.get(input) ?? new Map<string, string>()
  for (const { title, value } of choices) known.set(title, value)
  offered.set(input, known)
  if (choices.length > 0) input.renderChoices(text, [...choices])
  else input.showErrorIndicator(text, words.noResults[locale])
  // The renderer opens its list only around its own English "Loading…".
  if (input.renderedElement?.contains(document.activeElement)) input.getDropdownElement()?.classList.add(open)
}

/** The renderer shows the value of what is already chosen; a person wants its title. */
function showTitle(input: ChoiceSetInput): void {
  const box = input.renderedElement?.querySelector('input[type=text]')
  const chosen = input.choices.find(({ value }) => value === input.defaultValue)
  if (box instanceof HTMLInputElement && chosen?.title) box.value = chosen.title
}

/** The renderer leaves its dropdowns open until something is picked. */
function closeDropdowns(frame: HTMLElement, even = false): void {
  for (const dropdown of frame.querySelectorAll(`.${open}`)) {
    if (even || !dropdown.parentElement?.contains(document.activeElement)) dropdown.classList.remove(open)
  }
}
