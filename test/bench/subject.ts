import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import type { Profiler } from 'node:inspector'
import { createServer, type AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** A program under measurement, in a process of its own. */
export interface Subject {
  readonly name: string
  readonly port: number
  /** From the fork to the first connection that was taken, in ms. */
  readonly started: number
  /** Posts an activity, with a bearer token where one is given, and gives the answer's body; throws unless it was 2xx. */
  post(activity: object, token?: string): Promise<unknown>
  /** CPU used so far in ms, and resident memory in MB. */
  used(): Promise<{ readonly cpu: number; readonly rss: number }>
  /** What its time goes to during `work`, as the inspector gives it. */
  profile(work: () => Promise<unknown>): Promise<Profiler.Profile>
  close(): Promise<void>
}

export interface Program {
  readonly name: string
  readonly file: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
  /** Another Node.js than this process's. */
  readonly node?: string
}

const meter = new URL('meter.js', import.meta.url).href

export async function start({ name, file, args, env, node = process.execPath }: Program): Promise<Subject> {
  const port = await freePort()
  const began = performance.now()
  const child = fork(file, [...args], { execPath: node, execArgv: ['--import', meter], env: { PATH: process.env['PATH'], ...env, PORT: String(port) }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  await listening(port, child)
  const started = performance.now() - began
  const agent = new Agent({ keepAlive: true })
  return {
    name,
    port,
    started,
    post: (activity, token) => post({ port, agent, token }, activity),
    used: () => used(child),
    profile: async (work) => {
      await asked(child, 'profile')
      await work()
      return asked<Profiler.Profile>(child, 'profiled')
    },
    close: async () => {
      agent.destroy()
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
  }
}

async function asked<T>(child: ChildProcess, question: 'used' | 'profile' | 'profiled'): Promise<T> {
  const answer = once(child, 'message')
  child.send(question)
  return ((await answer) as [T])[0]
}

async function used(child: ChildProcess) {
  const { cpu, rss } = await asked<{ cpu: NodeJS.CpuUsage; rss: number }>(child, 'used')
  return { cpu: (cpu.user + cpu.system) / 1_000, rss: rss / 1e6 }
}

/** A port whose next one is free as well: the local page listens there. */
async function freePort(): Promise<number> {
  const port = await tried(0)
  return (await tried(port + 1).catch(() => undefined)) === undefined ? freePort() : port
}

async function tried(wanted: number): Promise<number> {
  const server = createServer().listen(wanted, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function listening(port: number, child: ChildProcess): Promise<void> {
  const agent = new Agent()
  while (child.exitCode === null) {
    // Whatever it answers, it listens.
    const answered = await send({ port, agent, method: 'GET', path: '/healthz' }).then(() => true, () => false)
    if (answered) return
    await wait(10)
  }
  throw new Error(`the program ended with ${child.exitCode}`)
}

async function post(where: Pick<Where, 'port' | 'agent' | 'token'>, activity: object): Promise<unknown> {
  const { status, text } = await send({ ...where, method: 'POST', path: '/api/messages' }, JSON.stringify(activity))
  if (status < 200 || status > 299) throw new Error(`${status} ${text}`)
  return text ? (JSON.parse(text) as unknown) : undefined
}

interface Where {
  readonly port: number
  readonly agent: Agent
  readonly method: string
  readonly path: string
  readonly token?: string | undefined
}

function send({ port, agent, method, path, token }: Where, body = ''): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const headers = body ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...(token && { authorization: `Bearer ${token}` }) } : {}
    const sent = request({ host: '127.0.0.1', port, agent, method, path, headers }, async (response) => {
      const chunks: Buffer[] = []
      for await (const chunk of response) chunks.push(chunk as Buffer)
      resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() })
    })
    sent.on('error', reject).end(body)
  })
}
