import { Agent as PlainAgent, request as plain, type IncomingMessage } from 'node:http'
import { Agent as SecureAgent, request as secure } from 'node:https'
import { setTimeout as pause } from 'node:timers/promises'

/** One request to the channel's connector. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly url: string
  /** JSON. */
  readonly body?: object
  readonly headers: Readonly<Record<string, string>>
  /** Whoever sends it tries again by itself. */
  readonly once?: true
}

/** Sends to the channel and gives the parsed answer; throws what is final, with `status`, the channel's `code`, and `retryAfter` in ms where it named one. */
export type Wire = (call: Call) => Promise<unknown>

/** States that pass: the message surely was not taken, and may be later. */
const passing: readonly number[] = [412, 429, 502, 503, 504]
/** Waits before the second, third and fourth attempt, in ms, where the channel names none. */
const waits = [300, 1_000, 3_000]
/** A turn must end before the channel sends again, so a longer wait is a refusal. */
const longestWait = 5_000

/** One message at a time per conversation, and again after a passing trouble. `random` is in [0, 1). */
export function openWire(random: () => number): Wire {
  const inOrder = queues()
  const send = sending()
  const attempt = async (call: Call, failures: number): Promise<unknown> => {
    const answer = await send(call)
    if (answer.status < 300) return answer.text === '' ? {} : JSON.parse(answer.text)
    const wait = call.once ? undefined : waitBefore(failures, answer, random)
    if (wait === undefined) throw refusal(answer)
    await pause(wait)
    return attempt(call, failures + 1)
  }
  return (call) => (call.method === 'GET' ? attempt(call, 0) : inOrder(conversationIn(call.url), () => attempt(call, 0)))
}

function conversationIn(url: string): string {
  return /\/v3\/conversations\/[^/]+/.exec(url)?.[0] ?? url
}

interface Answer {
  readonly status: number
  readonly retryAfter: string | undefined
  readonly text: string
}

function waitBefore(failures: number, { status, retryAfter }: Answer, random: () => number): number | undefined {
  const usual = waits[failures]
  if (!passing.includes(status) || usual === undefined) return undefined
  const named = milliseconds(retryAfter)
  if (named === undefined) return usual * (0.5 + random())
  return named > longestWait ? undefined : named
}

/** What `Retry-After` names; undefined where it names nothing that can be read. */
function milliseconds(retryAfter: string | undefined): number | undefined {
  const named = Number(retryAfter ?? Number.NaN) * 1_000
  return Number.isNaN(named) ? undefined : named
}

function refusal({ status, text, retryAfter }: Answer): Error {
  const code = /"code"\s*:\s*"(\w+)"/.exec(text)?.[1] ?? ''
  return Object.assign(new Error(`The channel answered ${status} ${code}`.trim()), { status, code, retryAfter: milliseconds(retryAfter) })
}

/** Over connections that are kept: node's own client costs a fifth of `fetch` and of the SDK's pipeline. */
function sending(): (call: Call) => Promise<Answer> {
  const agents = { plain: new PlainAgent({ keepAlive: true }), secure: new SecureAgent({ keepAlive: true }) }
  const send = ({ method, url, body, headers }: Call, again: boolean): Promise<Answer> => new Promise((resolve, reject) => {
    const text = body === undefined ? '' : JSON.stringify(body)
    const options = { method, timeout: method === 'GET' ? 2_000 : 10_000, headers: { ...headers, ...(text ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) } : {}) } }
    const out = url.startsWith('https:') ? secure(url, { ...options, agent: agents.secure }) : plain(url, { ...options, agent: agents.plain })
    out.on('response', (response) => void read(response).then(resolve, reject))
    out.on('timeout', () => out.destroy(new Error('The channel did not answer in time')))
    // A kept connection may have been closed by the other side just now: then nothing was taken.
    out.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNRESET' && out.reusedSocket && again ? send({ method, url, headers, ...(body ? { body } : {}) }, false).then(resolve, reject) : reject(error)))
    out.end(text)
  })
  return (call) => send(call, true)
}

function read(response: IncomingMessage): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let text = ''
    response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
    response.on('end', () => resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'], text })).on('error', reject)
  })
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
