import { z } from 'zod'
import { kindOf, type Incoming } from './activity.ts'

const schema = z.object({ serviceUrl: z.url(), conversation: z.string(), user: z.string(), bot: z.string() })

/** How to write to somebody's private chat. */
export type Reach = z.output<typeof schema>

/** The conversation of an activity, to be kept; of a private chat, with the person. */
export function reachOf(activity: Incoming): string {
  const { serviceUrl, conversation, from, recipient } = activity
  // A shared conversation is the same one whoever speaks in it.
  const user = kindOf(activity) === 'personal' ? from.id : ''
  return JSON.stringify({ serviceUrl, conversation: conversation.id, user, bot: recipient.id } satisfies Reach)
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
