import { z } from 'zod'
import type { Reply } from '../bot/reply.ts'
import type { Incoming } from './activity.ts'
import { textOfHtml } from './html.ts'
import type { Asked } from './request.ts'
import { cardType } from './sending.ts'

const schema = z.object({
  commandId: z.string().min(1).max(100),
  messagePayload: z.object({ body: z.object({ contentType: z.string().nullish(), content: z.string().nullish() }).nullish() }).nullish().catch(null),
})

/** A command that was chosen beside the compose box or a message, with that message's text. */
export function opened({ value }: Incoming): Asked | undefined {
  const { data } = schema.safeParse(value)
  const { contentType, content } = data?.messagePayload?.body ?? {}
  const text = contentType === 'text' ? content : textOfHtml(content ?? '')
  return data && { opens: { verb: data.commandId, text: text ?? '' }, dialog: true }
}

/** What a dialog shows next: a card, or a text that ends it. Source: "Use dialogs in Teams bots". */
export function dialogBody({ dialog, refusal }: Reply): object {
  const { text, card } = dialog ?? refusal ?? { text: '' }
  if (card) return { task: { type: 'continue', value: { title: text, width: 'medium', height: 'large', card: { contentType: cardType, content: asDialog(card) } } } }
  return text === '' ? {} : { task: { type: 'message', value: text } }
}

/** A card as dialogs take it: they know Action.Submit only, which stands ready as the fallback, and no dialog opens another. */
function asDialog(part: unknown): unknown {
  if (Array.isArray(part)) return part.filter((each) => !opensDialog(each)).map(asDialog)
  if (typeof part !== 'object' || part === null) return part
  const { type, fallback } = part as { readonly type?: unknown; readonly fallback?: unknown }
  if (type === 'Action.Execute') return fallback
  return Object.fromEntries(Object.entries(part).map(([name, each]) => [name, asDialog(each)]))
}

/** Whether a button opens a dialog. */
function opensDialog(part: unknown): boolean {
  const hints: unknown = Reflect.get(Object(Reflect.get(Object(part), 'data')), 'msteams')
  return Reflect.get(Object(hints), 'type') === 'task/fetch'
}
