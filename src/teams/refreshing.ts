import type { Message } from '../bot/reply.ts'

/** The ids of those who see a conversation, by its URL; asked of the channel with `ask`. */
export type Audience = (conversation: string, ask: (url: string) => Promise<unknown>) => Promise<readonly string[]>

/** How long a conversation's people are remembered, in ms. */
const lifetime = 600_000
/** How long one that did not answer is not asked again, in ms. */
const rest = 60_000
const mostKept = 1_000
/** As many as Teams refreshes a card for. */
const mostListed = 60

export function openAudience(now: () => Date): Audience {
  const known = new Map<string, { readonly at: number; readonly ids: Promise<readonly string[]> }>()
  return (conversation, ask) => {
    const at = now().getTime()
    const before = known.get(conversation)
    if (before && at - before.at < lifetime) return before.ids
    if (known.size >= mostKept) known.clear()
    // A roster that does not answer must not keep anybody from a card.
    const ids = ask(`${conversation}/pagedmembers?pageSize=${mostListed}`).then(idsIn, () => {
      known.set(conversation, { at: at - lifetime + rest, ids: Promise.resolve([]) })
      return []
    })
    known.set(conversation, { at, ids })
    return ids
  }
}

/** The message whose card each client of the listed people refreshes by itself; as it is where it asks for none. */
export async function refreshing({ refresh, ...message }: Message, people: () => Promise<readonly string[]>): Promise<Message> {
  if (!refresh || !message.card) return message
  const userIds = await people()
  return userIds.length > 0 ? { ...message, card: { ...message.card, refresh: { action: { type: 'Action.Execute', ...refresh }, userIds } } } : message
}

function idsIn(answer: unknown): readonly string[] {
  const members: unknown = Reflect.get(Object(answer), 'members')
  if (!Array.isArray(members)) return []
  return members.map((member: unknown): unknown => Reflect.get(Object(member), 'id')).filter((id) => typeof id === 'string').slice(0, mostListed)
}
