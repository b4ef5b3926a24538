import type { Missed, Placed } from '../bot/file.ts'
import { mayCarry, type Door } from './door.ts'

const megabyte = 1024 * 1024
/** In bytes: what is fetched is held while it is read; what is put goes in one request, for which SharePoint takes no more. */
const most = { fetched: 10 * megabyte, put: 60 * megabyte }
/** In ms, from the first byte to the last. */
const patience = { fetching: 20_000, putting: 120_000 }
const mostMoves = 3

/** A file from where its sender left it. Whoever sent the address may have made it up, so each step is to a host of the cloud's, in time, and ends at the limit. */
export async function fetchFile(door: Door, address: string): Promise<Uint8Array | Missed> {
  const signal = AbortSignal.timeout(patience.fetching)
  try {
    for (let [at, moves] = [address, 0]; moves <= mostMoves; moves++) {
      if (!mayCarry(door, at)) return 'foreign'
      const response = await fetch(at, { redirect: 'manual', signal })
      const next = response.headers.get('location')
      if (response.ok && response.body) return await gathered(response.body, most.fetched)
      await response.body?.cancel()
      if (response.status < 300 || response.status >= 400 || next === null) return 'gone'
      at = URL.canParse(next, at) ? new URL(next, at).href : ''
    }
  } catch {
    // Nobody answered, or not in time.
  }
  return 'gone'
}

interface Destination {
  readonly url: string
  /** What it is then. */
  readonly placed: Placed
}

/** Puts a file where its person wants it. Its size stands before its first byte, so that it is whole before anything is sent. Source: "Send and receive files through a bot". */
export async function putFile(door: Door, { url, placed }: Destination, file: AsyncIterable<Uint8Array>): Promise<Placed | Missed> {
  if (!mayCarry(door, url)) return 'foreign'
  const bytes = await gathered(file, most.put)
  if (typeof bytes === 'string') return bytes
  const headers = { 'content-type': 'application/octet-stream', 'content-range': `bytes 0-${bytes.length - 1}/${bytes.length}` }
  const response = await fetch(url, { method: 'PUT', headers, body: bytes, redirect: 'error', signal: AbortSignal.timeout(patience.putting) }).catch(() => undefined)
  await response?.body?.cancel()
  return response?.ok ? placed : 'gone'
}

/** All of it, unless there is too much. */
async function gathered(source: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array<ArrayBuffer> | 'large'> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of source) {
    if ((length += piece.length) > limit) return 'large'
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}
