import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, expect, it } from 'vitest'

const program = fileURLToPath(new URL('../../dist/main.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'program-'))
const running: ChildProcess[] = []

interface Run {
  readonly child: ChildProcess
  /** Standard output up to the first whole line; rejected with standard error where it ends before. */
  readonly greeting: Promise<string>
  readonly end: Promise<{ readonly code: number | null; readonly errors: string }>
}

/** Runs the built program with these settings only. */
function run(args: readonly string[], env: Readonly<Record<string, string>>): Run {
  const child = spawn(process.execPath, [program, ...args], { env: { PATH: process.env['PATH'] ?? '', PORT: '0', DATA_FOLDER: folder, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  running.push(child)
  let output = ''
  let errors = ''
  child.stderr?.on('data', (chunk) => (errors += String(chunk)))
  const end = new Promise<{ code: number | null; errors: string }>((resolve) => child.on('close', (code) => resolve({ code, errors })))
  const greeting = new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (chunk) => {
      output += String(chunk)
      if (output.includes('\n')) resolve(output)
    })
    void end.then(() => reject(new Error(errors || 'ended')))
  })
  greeting.catch(() => undefined)
  return { child, greeting, end }
}

afterEach(() => running.splice(0).forEach((child) => child.kill('SIGKILL')))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('in local mode it prints one link, which works, and ends in peace', async () => {
  const { child, greeting, end } = run(['--local'], {})
  const [line, ...more] = (await greeting).trim().split('\n')
  expect(more).toEqual([])
  const link = /^Customer Accounts: (http:\/\/127\.0\.0\.1:\d+\/)$/.exec(line ?? '')?.[1]
  expect((await fetch(link ?? '')).status).toBe(200)
  child.kill('SIGTERM')
  expect(await end).toEqual({ code: 0, errors: '' })
})

it('without credentials the plain program says what is missing, and exits with 1', async () => {
  const { code, errors } = await run([], {}).end
  expect(code).toBe(1)
  expect(errors).toContain('MicrosoftAppId is missing')
  expect(errors).not.toContain('    at ')
})

it('a port that is taken is told with its remedy', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const PORT = String((other.address() as AddressInfo).port)
  const { code, errors } = await run(['--local'], { PORT }).end
  expect({ code, errors: errors.trim() }).toEqual({ code: 1, errors: `PORT=${PORT} is taken: stop the program that listens there, or set another PORT` })
  other.close()
})

it('a file that is named by a setting and cannot be read is told by its name', async () => {
  const { code, errors } = await run(['--local'], { RIGHTS_FILE: 'no-such-file.json' }).end
  expect({ code, errors: errors.trim() }).toEqual({ code: 1, errors: 'no-such-file.json: cannot be read' })
})
