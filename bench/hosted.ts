import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { node24 } from './node24.ts'

/** A program of the harness in a process of its own, which answers messages one at a time. */
export interface Hosted {
  /** Throws what the program threw, as a sentence. */
  ask<T>(question: string): Promise<T>
  /** Ends the program, the servers that it started, and what they kept. */
  close(): Promise<void>
}

/** For those that keep a million customers in JavaScript’s own memory. */
const roomy: How = { flags: ['--max-old-space-size=12288'], env: {} }

/** How Node.js runs a program. */
export interface How {
  readonly flags: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

/** `file`: a program beside this one that is `answering`. Node.js reads its types away: a loader would take its part of each import while it is measured. */
export async function host(file: string, args: readonly string[] = [], { flags, env } = roomy): Promise<Hosted> {
  const folder = await mkdtemp(join(tmpdir(), 'campaign-'))
  // A server may run as another user.
  await chmod(folder, 0o711)
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), [...args], {
    execPath: node24(),
    execArgv: ['--experimental-transform-types', '--no-warnings', ...flags],
    env: { ...process.env, ...env, TMPDIR: folder, BENCH_FOLDER: folder },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    detached: true,
  })
  return {
    ask: (question) => ask(child, question),
    close: async () => {
      await ended(child)
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** A Redis of this machine that is a round trip of 1 ms away. */
export async function delayed(port: number): Promise<{ readonly url: string; close(): Promise<void> }> {
  const proxy = await host('proxy.ts', [String(port)])
  return { url: `redis://127.0.0.1:${await proxy.ask<number>('port')}`, close: proxy.close }
}

async function ask<T>(child: ChildProcess, question: string): Promise<T> {
  const gone = once(child, 'exit').then(([code, signal]) => ({ fault: `the process ended with ${String(code ?? signal)}` }))
  const answer = once(child, 'message').then(([message]) => message as { answer: T } | { fault: string })
  child.send(question)
  const said = await Promise.race([answer, gone])
  if ('fault' in said) throw new Error(said.fault)
  return said.answer
}

/** The process leads a group: its servers end with it. */
async function ended(child: ChildProcess): Promise<void> {
  const gone = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined
  if (child.pid !== undefined && gone) process.kill(-child.pid, 'SIGKILL')
  await gone
}
