import type { Courier } from '../../src/bot/courier.ts'
import type { Reply } from '../../src/bot/reply.ts'
import type { Request } from '../../src/bot/request.ts'
import { openSeeing } from '../../src/seeing/seeing.ts'
import { openPorch, type Porch } from '../../src/teams/porch.ts'
import { openChannel, type Channel } from '../support/channel.ts'

export interface LocalBot {
  readonly url: string
  readonly channel: Channel
  readonly asked: Request[]
  readonly reports: unknown[]
  readonly courier: Courier
  /** What is answered next, and from then on. */
  answer: (request: Request) => Reply | Promise<Reply>
  post(activity: object): Promise<{ status: number; body: unknown }>
  close(): Promise<void>
}

export const silence: Reply = { here: [], privately: [] }

/** The porch without authentication, with an answer that the test gives. */
export async function openLocal(extra: Partial<Porch> = {}): Promise<LocalBot> {
  const channel = await openChannel()
  const asked: Request[] = []
  const reports: unknown[] = []
  const porch = await openPorch({
    serviceHosts: [],
    fileHosts: [],
    language: 'en',
    port: 0,
    bind: '127.0.0.1',
    answer: async (request) => (asked.push(request), local.answer(request)),
    ready: () => Promise.resolve({ ready: true }),
    report: (_, accident) => void reports.push(accident),
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
    random: () => 0,
    seeing: openSeeing(() => undefined),
    ...extra,
  })
  const url = `http://127.0.0.1:${porch.port}`
  const local: LocalBot = {
    url,
    channel,
    asked,
    reports,
    courier: porch.courier,
    answer: ({ says }) => ({ here: [{ text: `echo ${says}` }], privately: [] }),
    post: (activity) => post(`${url}/api/messages`, activity),
    close: async () => {
      await porch.close()
      await channel.close()
    },
  }
  return local
}

/** Posts JSON, and gives the status with the body as JSON, or as text where it is none. */
export async function post(url: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<{ status: number; body: unknown }> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) })
  const text = await response.text()
  return { status: response.status, body: parse(text) }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
