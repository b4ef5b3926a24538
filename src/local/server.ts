import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createActs } from './acts.ts'
import { createBot } from './bot.ts'
import { connectorRoutes } from './connector.ts'
import { createFiles } from './files.ts'
import { Refusal, route, sendJson } from './http.ts'
import { pageRoutes, seated } from './page-api.ts'
import { servePage } from './page-files.ts'
import { createRooms } from './rooms.ts'
import type { Happening } from './wire.ts'

export interface Local {
  /** Where the bot listens, without /api/messages. */
  readonly botUrl: string
  /** 0 for any free one. */
  readonly port: number
  /** The folder of the built page. */
  readonly pageFolder: string
  readonly now: () => Date
  /** Puts demo customers into the book and tells how many. */
  readonly loadDemo?: () => Promise<number>
  /** How long to wait for the bot before sending again, in ms; Teams' 15 s unless told. */
  readonly patience?: number
}

/** Starts the local chat page and the connector through which the bot answers, both on 127.0.0.1 only. */
export async function startLocal({ botUrl, port, pageFolder, now, loadDemo, patience = 15_000 }: Local): Promise<{ url: string; close: () => Promise<void> }> {
  const rooms = createRooms()
  const channel = { rooms, now, nextId: createIds(now) }
  const serviceUrl = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const files = createFiles(channel.nextId)
  const routes = [...connectorRoutes(channel), ...pageRoutes(channel, createActs(createBot(botUrl, patience), channel), { serviceUrl, files, ...(loadDemo ? { loadDemo } : {}) })]

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    guard(request, new URL(serviceUrl()).port)
    const watched = watch(request, response)
    if (watched || (await files.serve(request, response)) || (await route(routes, request, response)) || (await servePage(pageFolder, request, response))) return
    throw new Refusal(404, 'NotFound')
  }

  const watch = (request: IncomingMessage, response: ServerResponse): boolean => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://local')
    if (request.method !== 'GET' || pathname !== '/local/events') return false
    const { person, conversation } = seated(Object.fromEntries(searchParams), { serviceUrl: serviceUrl(), id: '', at: now() })
    const tell = (happening: Happening) => response.write(`data: ${JSON.stringify(happening)}\n\n`)
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    tell({ kind: 'transcript', entries: rooms.seen(conversation, person.key) })
    response.on('close', rooms.watch({ person: person.key, conversation: conversation.id, tell }))
    return true
  }

  const server = createServer({ headersTimeout: 5_000, requestTimeout: 10_000 }, (request, response) => {
    answer(request, response).catch((trouble: unknown) => refuse(response, trouble))
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve))
  const close = () => new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
  return { url: serviceUrl(), close }
}

/** Only this machine's own names (another one may have been bound to loopback), only this page's own requests. */
function guard({ headers }: IncomingMessage, port: string): void {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
  if (!hosts.includes(headers.host ?? '')) throw new Refusal(403, 'Forbidden', 'Host')
  if (headers.origin !== undefined && headers.origin !== `http://${headers.host}`) throw new Refusal(403, 'Forbidden', 'Origin')
  const isVisit = headers['sec-fetch-mode'] === 'navigate'
  if (!isVisit && !['same-origin', 'none', undefined].includes(headers['sec-fetch-site']?.toString())) throw new Refusal(403, 'Forbidden', 'Sec-Fetch-Site')
}

function refuse(response: ServerResponse, trouble: unknown): void {
  const { status, code, message } = trouble instanceof Refusal ? trouble : new Refusal(500, 'ServiceError')
  if (response.headersSent) response.destroy()
  else sendJson(response, { status, body: { error: { code, message } } })
}

/** Ids as Teams makes them, the milliseconds of the time, and never the same twice. */
function createIds(now: () => Date): () => string {
  let last = 0
  return () => String((last = Math.max(last + 1, now().getTime())))
}
