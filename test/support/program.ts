import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../../dist/main.js', import.meta.url))

/** The built program in local mode with the demo customers, in a book of its own unless `env` names another; `url` is the address that it prints. */
export async function startProgram(env: Readonly<Record<string, string>> = {}) {
  const data = await mkdtemp(join(tmpdir(), 'customer-accounts-'))
  const child = spawn(process.execPath, [program, '--local', '--demo'], { env: { PATH: process.env['PATH'] ?? '', PORT: '0', DATA_FOLDER: data, ...env }, stdio: ['ignore', 'pipe', 'inherit'] })
  const close = async (signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM') => {
    child.kill(signal)
    if (child.exitCode === null) await once(child, 'exit')
    await rm(data, { recursive: true })
  }
  for await (const line of createInterface(child.stdout)) {
    const [url] = /http:\/\/\S+/.exec(line) ?? []
    if (url) return { url, close }
  }
  await close()
  throw new Error('the program ended before it printed its address')
}
