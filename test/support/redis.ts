import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createConnection, createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** A real redis-server of the test's own, on a free port and in a temporary folder. */
export interface RedisServer {
  readonly url: string
  readonly port: number
  /** As kill −9, or as a freeze. */
  signal(name: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): Promise<void>
  /** Brings a killed one back with what is on its disk, and with these settings over its own. */
  start(more?: readonly string[]): Promise<void>
  /** One command as a person would type it; the first line of its answer, or the text that it consists of. */
  say(command: string): Promise<string>
  stop(): Promise<void>
}

/** The settings with which a server loses nothing that it acknowledged. */
export const durable = ['--appendonly', 'yes', '--appendfsync', 'always', '--maxmemory-policy', 'noeviction']

export async function redisServer(settings: readonly string[] = durable): Promise<RedisServer> {
  const folder = await mkdtemp(join(tmpdir(), 'redis-'))
  let port = await freePort()
  let child: ChildProcess | undefined

  async function start(more: readonly string[] = []): Promise<void> {
    child = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--repl-diskless-sync-delay', '0', '--loglevel', 'warning', ...settings, ...more], { stdio: 'ignore' })
    for (let left = 800; left > 0 && child.exitCode === null; left--) {
      if (await answers(port)) return
      await wait(25)
    }
    throw new Error('redis-server does not answer')
  }

  /** Somebody may have taken the port meanwhile, or the one that a Cluster's server opens besides. */
  async function startSomewhere(tries = 5): Promise<void> {
    await start().catch(async (error: unknown) => {
      await signal('SIGKILL')
      if (tries === 0) throw error
      port = await freePort()
      return startSomewhere(tries - 1)
    })
  }

  async function signal(name: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): Promise<void> {
    const gone = name === 'SIGKILL' && child?.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined
    child?.kill(name)
    await gone
  }

  await startSomewhere()
  return { url: `redis://127.0.0.1:${port}`, port, start, signal, say: (command) => say(port, command), stop: async () => (await signal('SIGKILL'), rm(folder, { recursive: true, force: true })) }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** True once it takes commands: while it loads, it answers PING with an error. */
function answers(port: number): Promise<boolean> {
  return say(port, 'PING').then((answer) => answer === '+PONG', () => false)
}

function say(port: number, command: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(port, '127.0.0.1', () => socket.write(`${command}\r\n`))
    socket.setTimeout(2_000, () => socket.destroy(new Error('no answer')))
    socket.on('error', reject).on('data', (data) => (socket.destroy(), resolve(textOf(data.toString()))))
  })
}

function textOf(answer: string): string {
  const [first = '', ...rest] = answer.split('\r\n')
  return first.startsWith('$') ? rest.join('\n') : first
}
