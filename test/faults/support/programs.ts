import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

export type ProgramName = 'history-replica' | 'submit-replica' | 'opener'

const output = (name: string) => fileURLToPath(new URL(`../../output/faults/${name}.mjs`, import.meta.url))

/** Makes one program of each file that runs as a process of its own; answers where one is. */
export async function programs(): Promise<(name: ProgramName) => string> {
  const names: readonly ProgramName[] = ['history-replica', 'submit-replica', 'opener']
  const entryPoints = names.map((name) => fileURLToPath(new URL(`${name}.ts`, import.meta.url)))
  await build({ entryPoints, outdir: output('.').replace(/\/\.\.mjs$/, ''), outExtension: { '.js': '.mjs' }, bundle: true, platform: 'node', format: 'esm', packages: 'external' })
  return output
}

/** A process that is started again whenever it dies. */
export interface Replica {
  signal(name: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void
  /** False where it is dead just now. */
  send(message: object): boolean
  starts(): number
  /** Throws where it ever ended otherwise than by a signal. */
  stop(): Promise<void>
}

export interface Hears {
  readonly message?: (message: unknown) => void
  readonly died?: () => void
}

export function replica(program: string, options: object, { message, died }: Hears = {}): Replica {
  let child: ChildProcess
  let starts = 0
  let accidents = 0
  let over = false
  function start() {
    starts++
    child = fork(program, [JSON.stringify(options)], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    if (message) child.on('message', message)
    child.on('error', () => undefined).on('exit', (code) => {
      died?.()
      if (code !== null && !over) accidents++
      if (!over) setTimeout(() => over || start(), 20)
    })
  }
  start()
  return {
    signal: (name) => void child.kill(name),
    send: (it) => child.connected && child.send(it, () => undefined),
    starts: () => starts,
    async stop() {
      over = true
      const gone = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined
      child.kill('SIGKILL')
      await gone
      if (accidents > 0) throw new Error(`${program} ended by itself ${accidents} times`)
    },
  }
}
