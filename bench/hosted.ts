import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A program of the harness in a process of its own, which answers messages one at a time. */
export interface Hosted {
  /** Throws what the program threw, as a sentence. */
  ask<T>(question: unknown): Promise<T>
  close(): Promise<void>
}

/** `program`: a file beside this one. `node`: another Node.js than this process's. */
export function host(program: string, { args = [], node = process.execPath }: { readonly args?: readonly string[]; readonly node?: string } = {}): Hosted {
  const file = fileURLToPath(new URL(program, import.meta.url))
  const child = fork(file, [...args], { execPath: node, execArgv: ['--import', import.meta.resolve('tsx'), '--max-old-space-size=8192', '--no-warnings'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  return { ask: (question) => ask(child, question), close: () => ended(child) }
}

/** A port of this machine that is a round trip of 1 ms away from `port`. */
export async function delayed(port: number): Promise<{ readonly url: string; close(): Promise<void> }> {
  const proxy = host('proxy.ts', { args: [String(port)] })
  return { url: `redis://127.0.0.1:${await proxy.ask<number>('port')}`, close: proxy.close }
}

async function ask<T>(child: ChildProcess, question: unknown): Promise<T> {
  const gone = once(child, 'exit').then(([code]) => ({ fault: `the process ended with ${String(code)}` }))
  const answer = once(child, 'message').then(([message]) => message as { answer: T } | { fault: string })
  child.send(question as object)
  const said = await Promise.race([answer, gone])
  if ('fault' in said) throw new Error(said.fault)
  return said.answer
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}
