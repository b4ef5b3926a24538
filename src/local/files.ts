import type { IncomingMessage, ServerResponse } from 'node:http'
import { Refusal, sendJson, text } from './http.ts'

interface Laid {
  readonly name: string
  /** Absent while there is only room for it. */
  readonly bytes?: Buffer
}

export type Files = ReturnType<typeof createFiles>

const most = 20
const largest = 64 * 1024 * 1024

/** The files that people and the bot send, in memory, the newest 20; SharePoint's part on the page. */
export function createFiles(nextId: () => string) {
  const files = new Map<string, Laid>()

  const lay = (id: string, file: Laid): string => {
    files.set(id, file)
    for (const old of [...files.keys()].slice(0, -most)) files.delete(old)
    return id
  }
  const found = (id: string): Laid => {
    const file = files.get(id)
    if (!file) throw new Refusal(404, 'itemNotFound')
    return file
  }
  const give = (response: ServerResponse, { name, bytes }: Laid): void => {
    response.writeHead(bytes ? 200 : 404, { 'content-type': 'application/octet-stream', 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' })
    response.end(bytes)
  }

  return {
    nameOf: (id: string): string => found(id).name,
    /** Room for a file of the bot's; gives its id. */
    room: (name: string): string => lay(nextId(), { name }),
    /** POST /local/files?name=… takes a file, GET and PUT /local/files/id give and take one; false for anything else. */
    async serve(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://local')
      const [, id] = /^\/local\/files(?:\/(\d{1,20}))?$/.exec(pathname) ?? []
      if (!pathname.startsWith('/local/files')) return false
      if (request.method === 'GET' && id !== undefined) give(response, found(id))
      else if (request.method === 'PUT' && id !== undefined) sendJson(response, { status: 201, body: { id: lay(id, { ...found(id), bytes: await read(request) }) } })
      else if (request.method === 'POST' && id === undefined) sendJson(response, { status: 201, body: { id: lay(nextId(), { name: text(searchParams.get('name'), 'name', 200), bytes: await read(request) }) } })
      else throw new Refusal(405, 'MethodNotAllowed')
      return true
    },
  }
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    if ((size += chunk.length) > largest) throw new Refusal(413, 'FileTooBig')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
