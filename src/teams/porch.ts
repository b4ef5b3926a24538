import type { Server } from 'restify'
import type { Courier } from '../bot/courier.ts'
import type { Reply } from '../bot/reply.ts'
import type { Request } from '../bot/request.ts'
import type { Seeing } from '../seeing/seeing.ts'
import { courierOf } from './courier.ts'
import type { Door } from './door.ts'
import { opening } from './links.ts'
import { receiving } from './receive.ts'
import { createServer, type Outcome } from './server.ts'
import { openWays } from './ways.ts'

export interface Porch extends Door {
  /** BCP 47, where the client tells none. */
  readonly language: string
  /** The host of links to customers; absent: there are none. */
  readonly linkHost?: string
  /** 0 picks a free port. */
  readonly port: number
  readonly bind: string
  readonly answer: (request: Request) => Promise<Reply>
  /** Whether the store works, and what it promises. */
  readonly ready: () => Promise<{ readonly ready: boolean }>
  readonly report: (reference: string, accident: unknown) => void
  readonly seeing: Pick<Seeing, 'turn' | 'send' | 'refused'>
  readonly now: () => Date
  readonly newId: () => string
  /** In [0, 1). */
  readonly random: () => number
}

export interface Opened {
  readonly port: number
  /** Writes where nobody has just spoken. */
  readonly courier: Courier
  /** Stops taking requests, and waits for those under way. */
  close(): Promise<void>
}

/** Opens the bot's HTTP porch: GET /healthz, GET /readyz, POST /api/messages. */
export async function openPorch(porch: Porch): Promise<Opened> {
  const failed = (error: unknown): string => {
    const reference = porch.newId().slice(0, 8)
    porch.report(reference, error)
    return reference
  }
  const ready = async (): Promise<Outcome> => {
    const body = await porch.ready()
    return { status: body.ready ? 200 : 503, body }
  }
  const ways = openWays(porch)
  const server = createServer({ messages: receiving(porch, ways, failed), ready, link: (id) => opening(porch, id), failed, refused: porch.seeing.refused }, porch.app === undefined)
  await listen(server, porch)
  return { port: server.address().port, courier: courierOf(porch, ways), close: () => close(server) }
}

function listen(server: Server, { port, bind }: Porch): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE' ? new Error(`PORT=${port} is taken: stop the program that listens there, or set another PORT`) : error))
    server.listen(port, bind, resolve)
  })
}

function close({ server }: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), patience).unref()
  })
}

/** How long requests under way may take at the end, in ms. */
const patience = 8_000
