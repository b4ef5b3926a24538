import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One request of the bot to the channel. */
export interface Sent {
  readonly method: string
  /** What the channel answered it with, where it keeps it. */
  readonly id: string
  /** The decoded path below /v3/conversations/. */
  readonly path: string
  readonly body: Readonly<Record<string, unknown>>
}

export interface Channel {
  /** The service URL to put into activities. */
  readonly url: string
  /** Everything that the bot sent, in order. */
  readonly sent: Sent[]
  /** Answers a request of the bot in place of the usual 200 or 201. */
  answer: (sent: Sent) => ChannelAnswer | undefined
  close(): Promise<void>
}

export interface ChannelAnswer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** A channel's connector on loopback that takes whatever the bot sends and keeps it. */
export async function openChannel(): Promise<Channel> {
  const sent: Sent[] = []
  const server = createServer(async (request, response) => {
    const one = await read(request, `sent-${sent.length + 1}`)
    sent.push(one)
    const { status, headers, body } = channel.answer(one) ?? usual(one)
    // Not chained: restify's response, which it gives to every server of the process, returns nothing here.
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify(body ?? {}))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const channel: Channel = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    sent,
    answer: () => undefined,
    close: () => new Promise((resolve) => (server.close(() => resolve()), server.closeAllConnections())),
  }
  return channel
}

function usual({ method, path, body, id }: Sent): ChannelAnswer {
  if (method === 'GET') return { status: 404, body: { error: { code: 'MemberNotFoundInConversation' } } }
  if (path === '') return { status: 201, body: { id: `private:${String((body['members'] as { id: string }[])[0]?.id)}` } }
  return { status: method === 'POST' ? 201 : 200, body: { id } }
}

async function read(request: IncomingMessage, id: string): Promise<Sent> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString()
  const path = decodeURIComponent((request.url ?? '').replace(/^\/v3\/conversations\/?/, ''))
  return { id, method: request.method ?? '', path, body: text ? (JSON.parse(text) as Record<string, unknown>) : {} }
}
