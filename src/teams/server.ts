import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import restify, { type Next, type Request, type RequestHandler, type Response, type Server } from 'restify'

/** What one route answers: a status, and a JSON body where there is one. */
export interface Outcome {
  readonly status: number
  readonly body?: unknown
  /** Where a browser is sent. */
  readonly location?: string
}

export interface Routes {
  /** POST /api/messages: the parsed body and the Authorization header ('' where there is none). */
  readonly messages: (body: unknown, authorization: string) => Promise<Outcome>
  /** GET /readyz. */
  readonly ready: () => Promise<Outcome>
  /** GET /customers/id: what a link to a customer leads to. */
  readonly link: (id: string) => Outcome
  /** For accidents of the server itself. */
  readonly failed: (error: unknown) => void
  /** Told of every request that ends with a status of 400 or more, save those that ask for readiness. */
  readonly refused: (status: number) => void
}

const mostBytes = 256 * 1024

/** The HTTP server; in local mode it answers only this machine. */
export function createServer(routes: Routes, local: boolean): Server {
  const server = restify.createServer({ name: 'customer-accounts', handleUncaughtExceptions: false, noWriteContinue: true })
  bound(server)
  server.pre((request, response, next) => refuse(request, response, next, local))
  server.on('restifyError', bare)
  // restify takes such a connection from node and forgets it, so that it would stay open without a limit.
  server.on('upgrade', (_request: Request, socket: Socket) => socket.destroy())
  server.server.on('request', ({ url }: IncomingMessage, response: ServerResponse) => response.once('finish', () => {
    if (response.statusCode >= 400 && url !== '/readyz') routes.refused(response.statusCode)
  }))
  server.get('/healthz', route(routes, () => Promise.resolve({ status: 200, body: { status: 'ok' } })))
  server.get('/readyz', route(routes, routes.ready))
  server.get('/customers/:id', route(routes, ({ params }) => Promise.resolve(routes.link(String((params as { readonly id?: unknown }).id)))))
  const read = restify.plugins.bodyReader({ maxBodySize: mostBytes })
  const parse = restify.plugins.jsonBodyParser({ mapParams: false, bodyReader: true })
  server.post('/api/messages', cuttingOff(read), parse, route(routes, ({ body, headers }) => routes.messages(body, headers.authorization ?? '')))
  return server
}

/** Slow or many connections must not use up the process. Times in ms. */
function bound({ server }: Server): void {
  Object.assign(server, { headersTimeout: 5_000, requestTimeout: 10_000, keepAliveTimeout: 65_000, maxConnections: 2_000, maxHeadersCount: 64, connectionsCheckingInterval: 1_000 })
}

/** After so many bytes more nobody is told politely. */
const mostIgnored = 1024 * 1024

/** Refuses a body as soon as it is too long, which restify would read to its end first; what is under way is let in unread, or the sender would lose the answer. */
function cuttingOff(read: RequestHandler): RequestHandler {
  return (request, response, next) => {
    read(request, response, next)
    let bytes = 0
    request.on('data', ({ length }: Buffer) => {
      bytes += length
      if (bytes > mostBytes) finish(response, 413)
      if (bytes > mostBytes + mostIgnored) request.destroy()
    })
  }
}

// Handlers are awaited here: restify would let a rejected one end the process.
function route(routes: Routes, answer: (request: Request) => Promise<Outcome>) {
  return async (request: Request, response: Response): Promise<void> => {
    const { status, body, location } = await answer(request).catch((error: unknown): Outcome => {
      routes.failed(error)
      return { status: 500 }
    })
    if (location !== undefined && !response.headersSent) response.setHeader('Location', location)
    finish(response, status, body)
  }
}

// restify sends a second time, and ends the process, unless its own response knows that it was sent.
function finish(response: Response, status: number, body?: unknown): void {
  if (response.headersSent || response.destroyed) return
  const text = body === undefined ? '' : JSON.stringify(body)
  response.removeHeader('Server')
  response.sendRaw(status, text, { 'Content-Length': String(Buffer.byteLength(text)), ...(text ? { 'Content-Type': 'application/json; charset=utf-8' } : {}) })
}

/** Every refusal is a bare status: nothing is told to whoever knocks. */
function bare(_request: Request, response: Response, error: { readonly statusCode?: number }, done: () => void): void {
  finish(response, error.statusCode ?? 500)
  done()
}

function refuse(request: Request, response: Response, next: Next, local: boolean): void {
  const status = refusalOf(request, local)
  if (status === undefined) {
    // Whoever asks first whether to send the body is told so only here.
    if (request.headers.expect) response.writeContinue()
    return next()
  }
  response.setHeader('Connection', 'close')
  finish(response, status)
  next(false)
}

function refusalOf({ headers, method }: Request, local: boolean): number | undefined {
  if (local && (forwarded.some((name) => headers[name] !== undefined) || !loopback.test(headers.host ?? ''))) return 403
  if (method !== 'POST') return undefined
  if (!/^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '')) return 415
  if (!/^(identity)?$/i.test(headers['content-encoding'] ?? '')) return 415
  return Number(headers['content-length'] ?? 0) > mostBytes ? 413 : undefined
}

const forwarded = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via']
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i
