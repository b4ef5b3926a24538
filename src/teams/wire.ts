import { setTimeout as pause } from 'node:timers/promises'
import type { ConnectorClientOptions } from 'botframework-connector'

/** The SDK's own seam for requests to the channel. */
export type Wire = NonNullable<ConnectorClientOptions['httpClient']>
type Outgoing = Parameters<Wire['sendRequest']>[0]
type Incoming = Awaited<ReturnType<Wire['sendRequest']>>

/** States that pass: the message surely was not taken, and may be later. */
const passing: readonly number[] = [412, 429, 502, 503, 504]
/** Waits before the second, third and fourth attempt, in ms, where the channel names none. */
const waits = [300, 1_000, 3_000]
/** A turn must end before the channel sends again, so a longer wait is a refusal. */
const longestWait = 5_000

/** Sends to the channel: one at a time per conversation, again after a passing trouble; throws what is final. `random` is in [0, 1). */
export function openWire(random: () => number): Wire {
  const inOrder = queues()
  return {
    sendRequest: (request) => (request.method === 'GET' ? attempt(request, random) : inOrder(conversationIn(request.url), () => attempt(request, random))),
  }
}

function conversationIn(url: string): string {
  return /\/v3\/conversations\/[^/]+/.exec(url)?.[0] ?? url
}

async function attempt(request: Outgoing, random: () => number, failures = 0): Promise<Incoming> {
  const response = await fetch(request.url, {
    method: request.method,
    headers: request.headers.toJson(),
    ...(typeof request.body === 'string' ? { body: request.body } : {}),
    redirect: 'error',
    signal: AbortSignal.timeout(request.method === 'GET' ? 2_000 : 10_000),
  })
  const text = await response.text()
  if (response.ok) return answered(request, response.status, text)
  const wait = waitBefore(failures, response, random)
  if (wait === undefined) throw refusal(response.status, text)
  await pause(wait)
  return attempt(request, random, failures + 1)
}

function waitBefore(failures: number, { status, headers }: Response, random: () => number): number | undefined {
  const usual = waits[failures]
  if (!passing.includes(status) || usual === undefined) return undefined
  const named = Number(headers.get('retry-after') ?? Number.NaN) * 1_000
  if (Number.isNaN(named)) return usual * (0.5 + random())
  return named > longestWait ? undefined : named
}

/** A thrown error rather than an answer, because the SDK would send some of these again. */
function refusal(status: number, body: string): Error {
  const code = /"code"\s*:\s*"(\w+)"/.exec(body)?.[1] ?? ''
  return Object.assign(new Error(`The channel answered ${status} ${code}`.trim()), { status, code })
}

function answered(request: Outgoing, status: number, bodyAsText: string): Incoming {
  return { request, status, bodyAsText, headers: request.headers.clone() }
}

function queues(): <T>(key: string, job: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>()
  return (key, job) => {
    const mine = (last.get(key) ?? Promise.resolve()).then(job, job)
    last.set(key, mine)
    const settle = (): void => void (last.get(key) === mine && last.delete(key))
    mine.then(settle, settle)
    return mine
  }
}
