import { ClaimsIdentity, type ConnectorClient } from 'botframework-connector'
import type { Courier } from '../bot/courier.ts'
import type { Message } from '../bot/request.ts'
import { mayAnswer, type Door } from './door.ts'
import { readReach } from './reach.ts'
import { refreshing } from './refreshing.ts'
import { activityOf, conversationUrl, signed, textIn } from './sending.ts'
import type { Ways } from './ways.ts'
import type { Call } from './wire.ts'

type Asked = Pick<Call, 'method' | 'url' | 'body'>

/** Writes without a turn, with the credentials that the SDK would take for one. */
export function courierOf(door: Door, { authentication, wire, audience }: Ways): Courier {
  const appId = door.app?.sdk['MicrosoftAppId']
  const self = new ClaimsIdentity(appId ? [{ type: 'aud', value: appId }] : [], appId !== undefined)
  const clients = new Map<string, Promise<ConnectorClient>>()

  async function credentials(serviceUrl: string): Promise<ConnectorClient['credentials']> {
    const client = clients.get(serviceUrl) ?? authentication.createConnectorFactory(self).create(serviceUrl)
    clients.set(serviceUrl, client)
    client.catch(() => clients.delete(serviceUrl))
    return (await client).credentials
  }

  /** `how` is told the address below which the conversation's messages are, and the activity. */
  async function send(address: string, { message, thread = '' }: { readonly message: Message; readonly thread?: string | undefined }, how: (activities: string, activity: object) => Asked): Promise<unknown> {
    const reach = readReach(address)
    if (!reach || !mayAnswer(door, reach.serviceUrl)) throw Object.assign(new Error('The address may not be written to'), { status: 403 })
    const { serviceUrl, conversation } = reach
    const call = async (asked: Asked) => wire({ ...asked, headers: await signed(await credentials(serviceUrl)), once: true })
    const activity = activityOf(await refreshing(message, () => audience(conversationUrl(serviceUrl, conversation), (url) => call({ method: 'GET', url }))))
    return call(how(`${conversationUrl(serviceUrl, thread ? `${conversation};messageid=${thread}` : conversation)}/activities`, activity))
  }

  return {
    post: async (address, message, thread) => textIn(await send(address, { message, thread }, (url, body) => ({ method: 'POST', url, body })), 'id') ?? '',
    renew: async (address, earlier, message) => {
      await send(address, { message }, (url, activity) => ({ method: 'PUT', url: `${url}/${encodeURIComponent(earlier)}`, body: { ...activity, id: earlier } }))
    },
  }
}
