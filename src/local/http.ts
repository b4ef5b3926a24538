import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Json } from './wire.ts'

/** One request, read and checked. `parts` are the path's groups, decoded. */
interface Call {
  readonly parts: readonly string[]
  readonly query: URLSearchParams
  readonly body: Json
}

export interface Answer {
  readonly status: number
  readonly body?: unknown
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: RegExp
  readonly answer: (call: Call) => Answer | Promise<Answer>
}

/** Largest body taken, in bytes: above what Teams takes from a bot. */
const largest = 256 * 1024

/** A request that is to be answered with `status`, and why. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message = code,
  ) {
    super(message)
  }
}

/** Answers by the first route that fits; false where none does. */
export async function route(routes: readonly Route[], request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const url = new URL(request.url ?? '/', 'http://local')
  const found = routes.find(({ method, path }) => method === request.method && path.test(url.pathname))
  if (!found) return false
  const parts = (found.path.exec(url.pathname) ?? []).slice(1).map(decode)
  const body = request.method === 'POST' || request.method === 'PUT' ? await readJson(request) : {}
  const answer = await found.answer({ parts, query: url.searchParams, body })
  sendJson(response, answer)
  return true
}

export function sendJson(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
  response.end(body === undefined ? '' : JSON.stringify(body))
}

/** The members of a JSON object; an empty one for anything else. */
export function members(value: unknown): Json {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : {}
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** A string of at most `longest` characters, or a 400. */
export function text(value: unknown, name: string, longest = 20_000): string {
  if (typeof value === 'string' && value.length <= longest) return value
  throw new Refusal(400, 'BadArgument', `${name} must be a text of at most ${longest} characters`)
}

async function readJson(request: IncomingMessage): Promise<Json> {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) throw new Refusal(415, 'UnsupportedMediaType')
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > largest) throw new Refusal(413, 'MessageSizeTooBig')
    chunks.push(chunk)
  }
  try {
    return members(JSON.parse(Buffer.concat(chunks).toString('utf8')))
  } catch {
    throw new Refusal(400, 'BadSyntax')
  }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw new Refusal(400, 'BadArgument')
  }
}
