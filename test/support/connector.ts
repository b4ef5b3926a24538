import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** A connector that counts as Teams does. */
export interface Connector {
  readonly url: string
  /** What it took, in order: the conversation, and the message's words. */
  readonly taken: { readonly conversation: string; readonly text: string }[]
  /** How many it refused because there were too many. */
  readonly refused: () => number
  close(): Promise<void>
}

/** Source: "Optimize your bot with rate limiting in Teams". In ms. */
const perConversation = [[7, 1_000], [8, 2_000], [60, 30_000], [1_800, 3_600_000]] as const
const perTenant = [[50, 1_000]] as const

/** `now` in ms; the first request is refused once, whoever sends it. */
export async function openConnector(now: () => number): Promise<Connector> {
  const taken: Connector['taken'] = []
  const came = new Map<string, number[]>()
  let refused = 0
  let first = true

  /** How long to wait, in ms; 0 where one more is taken. */
  function tooMany(key: string, limits: readonly (readonly [number, number])[]): number {
    const times = came.get(key) ?? []
    came.set(key, times)
    const at = now()
    const waits = limits.map(([most, within]) => (times.length >= most && times.at(-most)! > at - within ? times.at(-most)! + within - at : 0))
    return Math.max(...waits)
  }

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const [, conversation = ''] = /^\/v3\/conversations\/([^/]+)\/activities/.exec(request.url ?? '') ?? []
    const late = Math.max(tooMany('', perTenant), tooMany(conversation, perConversation))
    if (late > 0) refused++
    const answer = (status: number, headers: object, body: object) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers })
      response.end(JSON.stringify(body))
    }
    if (first || late > 0) {
      first = false
      return answer(429, { 'retry-after': String(Math.max(1, Math.ceil(late / 1_000))) }, { error: { code: 'TooManyRequests' } })
    }
    for (const key of ['', conversation]) came.get(key)!.push(now())
    const { summary = '', text = '' } = JSON.parse(Buffer.concat(chunks).toString()) as { readonly summary?: string; readonly text?: string }
    taken.push({ conversation, text: summary || text })
    answer(201, {}, { id: String(taken.length) })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    taken,
    refused: () => refused,
    close: () => new Promise((resolve) => (server.close(() => resolve()), server.closeAllConnections())),
  }
}

/** Waits until something is so, in real time; false where it never is. */
export async function until(so: () => boolean, most = 60_000): Promise<boolean> {
  for (const begun = performance.now(); !so(); await wait(5)) if (performance.now() - begun > most) return false
  return true
}
