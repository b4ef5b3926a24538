import { revived, type Watching } from '../customer/watches.ts'
import type { Moved, Request } from './request.ts'
import { conversationOf } from './turn.ts'
import type { World } from './world.ts'

/** Where the bot came, what is watched there is told from now on, and where it left, no more; gives whether it should say hello: once, however often it is told of it. */
export async function moved({ stays, watches, book, now }: World, request: Request, { here, at, team, greets }: Moved): Promise<boolean> {
  const { tenant, conversation } = request
  const place = team ? (conversation.team ?? conversation.id) : conversation.id
  const noted = await stays.note(tenant, place, { here, at })
  if (noted === 'outdated') return false
  const told = { position: await book.head(tenant), at: now().toISOString() }
  for (const { conversation: name, ended } of (await watches.of(tenant)).filter((one) => isIn(one, request, team ? place : undefined)))
    if (here === (ended === true)) await watches.change(tenant, name, (one) => one && (here ? revived(one, told) : { ...one, ended: true }))
  return greets === true && noted === 'news'
}

function isIn(one: Watching, request: Request, team: string | undefined): boolean {
  return one.conversation === conversationOf(request) || (team !== undefined && [one.team, one.conversation].includes(team))
}
