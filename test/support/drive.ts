import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openSheets } from '../../src/files/sheets.ts'

/** A place of files on loopback: it gives what lies there, and takes what is put. */
export interface Drive {
  /** Lays a file there; gives its address. */
  lay(name: string, bytes: string | Uint8Array): string
  /** Where Teams would have a file put. */
  room(name: string): { readonly uploadUrl: string; readonly contentUrl: string; readonly name: string; readonly uniqueId: string; readonly fileType: string }
  /** What was put, in order. */
  readonly put: { readonly path: string; readonly range: string | undefined; readonly bytes: Buffer }[]
  /** Answers any request in place of giving and taking. */
  answer: (method: string, path: string) => { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: Uint8Array } | undefined
  close(): Promise<void>
}

export async function openDrive(): Promise<Drive> {
  const files = new Map<string, string | Uint8Array>()
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(request.url ?? '')
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const own = drive.answer(request.method ?? '', path)
    const found = files.get(path)
    if (!own && request.method === 'PUT') drive.put.push({ path, range: request.headers['content-range'], bytes: Buffer.concat(chunks) })
    response.writeHead(own?.status ?? (request.method === 'PUT' ? 201 : found === undefined ? 404 : 200), own?.headers)
    response.end(own ? own.body : found)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const drive: Drive = {
    lay: (name, bytes) => (files.set(`/${name}`, bytes), `${url}/${encodeURIComponent(name)}`),
    room: (name) => ({ uploadUrl: `${url}/upload/${encodeURIComponent(name)}`, contentUrl: `${url}/${encodeURIComponent(name)}`, name, uniqueId: 'placed-1', fileType: name.split('.').at(-1) ?? '' }),
    put: [],
    answer: () => undefined,
    close: () => new Promise((resolve) => (server.close(() => resolve()), server.closeAllConnections())),
  }
  return drive
}

const sheets = openSheets({ bytes: 2 ** 26, unpacked: 2 ** 28, rows: 200_000, columns: 200 })

/** The rows of a file, each by the titles of its columns. */
export async function tableIn(bytes: Uint8Array): Promise<readonly Readonly<Record<string, string>>[]> {
  const rows: (readonly string[])[] = []
  for await (const batch of sheets.read(once(bytes))) rows.push(...batch.map(({ cells }) => cells))
  const [titles = [], ...others] = rows
  return others.map((cells) => Object.fromEntries(titles.map((title, at) => [title, cells[at] ?? ''])))
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
