import type { Entry, FileAnswer, Json, Seat } from '../wire.ts'
import { api } from './api.ts'
import type { Stagehands } from './card.ts'
import { openDialog } from './dialog.ts'
import { toast } from './toast.ts'
import { words } from './words.ts'

/** What the buttons and inputs of a message's cards do, for whoever sits there at that moment. */
export function handsOf(seat: () => Seat, entry: Entry): Stagehands {
  const { locale } = seat()
  return {
    locale,
    search: (asked) => api.search(seat(), { ...asked, entry: entry.id }),
    click: async (click) => {
      if (json(click.data.msteams).type === 'task/fetch') return openDialog(seat(), { name: 'task/fetch', entry: entry.id, data: click.data })
      const outcome = await api.click(seat(), { ...click, entry: entry.id, trigger: 'manual' }).catch(() => undefined)
      // An empty notice is how a button's answer says that all is told elsewhere.
      if (outcome?.kind === 'notice' && outcome.text !== '') toast(outcome.text)
      if (outcome?.kind === 'done' && click.type === 'Action.Submit' && !hidesFeedback(click.data)) toast(words.sentToApp[locale])
      return outcome ? (outcome.kind === 'error' ? outcome.text : undefined) : words.offline[locale]
    },
  }
}

/** “Add customer” on a message: the form, filled in from its text. */
export async function addFrom(seat: Seat, entry: Entry): Promise<void> {
  const trouble = await openDialog(seat, { name: 'composeExtension/fetchTask', entry: entry.id, data: {} })
  if (trouble !== undefined) toast(trouble)
}

/** Sends a file with a text. */
export function sendFile(seat: Seat, file: File, text: string): void {
  api.send(seat, file, text).catch(() => toast(words.offline[seat.locale]))
}

/** Takes an offered file, or does not; what comes of it the bot says. */
export async function answerFile(seat: Seat, answer: FileAnswer): Promise<void> {
  const outcome = await api.answer(seat, answer).catch(() => undefined)
  if (outcome?.kind !== 'done') toast(outcome?.kind === 'error' ? outcome.text : words.offline[seat.locale])
}

/** Asks for the card that only this person sees; the page shows the common one where that fails. */
export function refresh(seat: Seat, entry: Entry): void {
  const { verb, data } = json(json(entry.cards[0]?.refresh).action)
  void api.click(seat, { entry: entry.id, type: 'Action.Execute', trigger: 'automatic', verb: typeof verb === 'string' ? verb : '', data: json(data) }).catch(() => undefined)
}

/** Teams says that a submit was sent, unless the button asks it not to, or says something itself. */
function hidesFeedback(data: Json): boolean {
  const { feedback, type } = json(data.msteams)
  return type !== undefined || json(feedback).hide === true
}

function json(value: unknown): Json {
  return value !== null && typeof value === 'object' ? { ...value } : {}
}
