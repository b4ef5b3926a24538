import type { Courier } from '../bot/courier.ts'
import type { Message } from '../bot/reply.ts'
import { mayAnswer, type Door } from './door.ts'
import { readReach } from './reach.ts'
import { refreshing } from './refreshing.ts'
import { activityOf, conversationUrl, textIn } from './sending.ts'
import type { Ways } from './ways.ts'
import type { Call } from './wire.ts'

type Asked = Pick<Call, 'method' | 'url' | 'body'>

/** Writes without a turn. */
export function courierOf(door: Door, { call, audience }: Ways): Courier {
  /** `how` is told the address below which the conversation's messages are, and the activity. */
  async function send(address: string, { message, thread = '' }: { readonly message: Message; readonly thread?: string | undefined }, how: (activities: string, activity: object) => Asked): Promise<unknown> {
    const reach = readReach(address)
    if (!reach || !mayAnswer(door, reach.serviceUrl)) throw Object.assign(new Error('The address may not be written to'), { status: 403 })
    const { serviceUrl, conversation } = reach
    const once = (asked: Asked) => call(serviceUrl, { ...asked, once: true })
    const activity = activityOf(await refreshing(message, () => audience(conversationUrl(serviceUrl, conversation), (url) => once({ method: 'GET', url }))))
    return once(how(`${conversationUrl(serviceUrl, thread ? `${conversation};messageid=${thread}` : conversation)}/activities`, activity))
  }

  return {
    post: async (address, message, thread) => textIn(await send(address, { message, thread }, (url, body) => ({ method: 'POST', url, body })), 'id') ?? '',
    renew: async (address, earlier, message) => {
      await send(address, { message }, (url, activity) => ({ method: 'PUT', url: `${url}/${encodeURIComponent(earlier)}`, body: { ...activity, id: earlier } }))
    },
  }
}
