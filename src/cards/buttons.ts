import type { Button, Data } from './card.ts'
import { clip } from './format.ts'

const mostVisible = 6
const longestTitle = 60

/** A bar of buttons for an ActionSet, as a list of none or one; what exceeds six waits behind "…". */
export function bar(buttons: readonly Button[]): readonly Data[] {
  return buttons.length ? [{ actions: buttons.map((button, at) => action(button, at < mostVisible ? 'primary' : 'secondary')) }] : []
}

/** The same for one button that a row or a column is. */
export function select(button: Button): Data {
  const { verb } = button
  const title = clip(button.title, longestTitle)
  const data = sent(button)
  return { type: 'Action.Execute', title, verb, data, fallback: { type: 'Action.Submit', title, data } }
}

function action(button: Button, mode: 'primary' | 'secondary'): Data {
  const { verb, style = 'default', bare, dialog } = button
  const look = { title: clip(button.title, longestTitle), data: sent(button), style, mode, ...(bare ? { associatedInputs: 'none' } : {}) }
  if (dialog) return { type: 'Action.Submit', ...look, data: { ...look.data, msteams: { type: 'task/fetch' } } }
  return { type: 'Action.Execute', verb, ...look, fallback: { type: 'Action.Submit', ...look } }
}

// The verb stands in the data too, since an Action.Submit has no other place for it.
function sent({ verb, data, say, lines }: Button): Data {
  return { ...data, verb, say, ...(lines ? { lines } : {}) }
}
