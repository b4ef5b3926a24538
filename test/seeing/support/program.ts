import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cardKey } from '../../support/sealed.ts'

const program = fileURLToPath(new URL('../../../dist/main.js', import.meta.url))
const harm = new URL('harm.js', import.meta.url).href

export interface Watched {
  readonly url: string
  /** Every byte that it has printed on either stream. */
  output(): string
  /** The log's lines so far, of this event where one is named. */
  lines(event?: string): readonly Readonly<Record<string, any>>[]
  post(activity: object, headers?: Readonly<Record<string, string>>): Promise<{ readonly status: number; readonly text: string }>
  /** Its exit code, whether it ends by itself or by this. */
  end(signal?: 'SIGTERM' | 'none'): Promise<number | null>
}

/** The built program in local mode with a log, breakable by messages that begin with “harm”. */
export async function startWatched(env: Readonly<Record<string, string>> = {}): Promise<Watched> {
  const data = await mkdtemp(join(tmpdir(), 'seeing-'))
  const child = spawn(process.execPath, ['--import', harm, program, '--local'], { env: { PATH: process.env['PATH'] ?? '', PORT: '0', DATA_FOLDER: data, CARD_KEY: cardKey, LOG_LEVEL: 'info', ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  const printed: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => void printed.push(chunk))
  const closed = once(child, 'close')
  const output = () => Buffer.concat(printed).toString()
  const lines: Watched['lines'] = (event) => output().split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Record<string, any>).filter((line) => event === undefined || line['event'] === event)
  const end: Watched['end'] = async (signal = 'SIGTERM') => {
    if (signal !== 'none') child.kill(signal)
    await closed
    await rm(data, { recursive: true, force: true })
    return child.exitCode
  }
  const port = async (): Promise<number> => {
    for (;;) {
      if (output().includes('Customer Accounts: ')) return Number(lines('start')[0]?.['port'] ?? env['PORT'])
      if (child.exitCode !== null) throw new Error((await end('none'), output()))
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  const url = `http://127.0.0.1:${await port()}`
  const post: Watched['post'] = async (activity, headers = {}) => {
    const response = await fetch(`${url}/api/messages`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(activity) })
    return { status: response.status, text: await response.text() }
  }
  return { url, output, lines, post, end }
}
