import { linkedIn, linkTo } from '../cards/link.ts'
import type { Porch } from './porch.ts'
import type { Outcome } from './server.ts'

/** Where a browser is sent that opens a link to a customer: to the bot's private chat in Teams, which knows who it is. Source: "Deep links", to start a chat. */
export function opening({ app, linkHost = '' }: Pick<Porch, 'app' | 'linkHost'>, id: string): Outcome {
  const link = linkTo(linkHost, id)
  if (!app?.chats || linkedIn(linkHost, link) === undefined) return { status: 404 }
  const query = { users: `28:${app.sdk['MicrosoftAppId']}`, message: `show ${link}` }
  return { status: 302, location: `${app.chats}?${Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}` }
}
