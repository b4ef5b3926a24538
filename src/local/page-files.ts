import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join } from 'node:path'

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' }

/** Nothing from outside, nothing inline, in nobody's frame. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const headers = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
}

/** Serves one file of the built page, by a plain name; false where there is none. */
export async function servePage(folder: string, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const { pathname } = new URL(request.url ?? '/', 'http://local')
  const name = pathname === '/' ? 'index.html' : (/^\/([a-z-]+\.(?:html|js|css|svg))$/.exec(pathname)?.[1] ?? '')
  if (request.method !== 'GET' || !name) return false
  const content = await readFile(join(folder, name)).catch(() => undefined)
  if (!content) return false
  response.writeHead(200, { ...headers, 'content-type': `${types[extname(name)]}; charset=utf-8` })
  response.end(content)
  return true
}
