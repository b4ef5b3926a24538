import { z } from 'zod'
import type { Incoming } from './activity.ts'

const schema = z.object({ serviceUrl: z.url(), conversation: z.string(), user: z.string(), bot: z.string() })

/** How to write to somebody's private chat. */
export type Reach = z.output<typeof schema>

/** The conversation of an activity, to be kept; of a private chat, with the person. */
export function reachOf({ serviceUrl, conversation, from, recipient }: Incoming): string {
  return JSON.stringify({ serviceUrl, conversation: conversation.id, user: from.id, bot: recipient.id } satisfies Reach)
}

/** What was kept, or undefined where it cannot be read. */
export function readReach(kept: string | undefined): Reach | undefined {
  if (kept === undefined) return undefined
  try {
    return schema.safeParse(JSON.parse(kept)).data
  } catch {
    return undefined
  }
}
