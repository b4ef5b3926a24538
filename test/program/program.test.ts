import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { ana, message, personal } from '../support/activities.ts'
import { openAuthority } from '../support/authority.ts'

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

const registered = { MicrosoftAppId: '11111111-0000-4000-8000-000000000001', MicrosoftAppTenantId: '22222222-0000-4000-8000-000000000002', BIND_ADDRESS: '127.0.0.1' }
const secret = { ...registered, MicrosoftAppPassword: 'a secret' }

describe('it does not start', () => {
  const refused: readonly (readonly [what: string, args: readonly string[], env: Readonly<Record<string, string>>, reasons: readonly string[]])[] = [
    ['in local mode in a cloud, with credentials and over a foreign Redis', ['--local'], { ...secret, NODE_ENV: 'production', WEBSITE_INSTANCE_ID: '1', REDIS_URL: 'redis://10.0.0.5' }, ['NODE_ENV=production', 'WEBSITE_INSTANCE_ID', 'MicrosoftAppId', 'MicrosoftAppPassword', 'REDIS_URL', 'start with: node dist/main.js']],
    ['without credentials in production', [], { NODE_ENV: 'production' }, ['MicrosoftAppId is missing', 'MicrosoftAppPassword is missing', 'MicrosoftAppTenantId is missing']],
    ['with a secret for a managed identity', [], { ...secret, MicrosoftAppType: 'UserAssignedMSI' }, ['MicrosoftAppPassword: remove it']],
    ['with a certificate whose key cannot be read', [], { ...registered, CertificateThumbprint: 'ab'.repeat(20), CERTIFICATE_KEY_FILE: 'no-such.pem' }, ['no-such.pem: cannot be read']],
  ]
  it.each(refused)('%s, and says why and what to do', async (_, args, env, reasons) => {
    const { code, errors } = await run(args, env).end
    expect(code).toBe(1)
    for (const reason of reasons) expect(errors).toContain(reason)
    expect(errors).not.toMatch(/a secret|    at /)
  })
})

it.each([['a secret', secret], ['a managed identity', { ...registered, MicrosoftAppType: 'UserAssignedMSI' }]])('in production with %s it listens, refuses strangers without a word, and ends in peace', async (_, env) => {
  const authority = await openAuthority()
  const { child, greeting, end } = run([], { ...env, NODE_ENV: 'production', ToBotFromChannelTokenIssuer: authority.issuer, ToBotFromChannelOpenIdMetadataUrl: authority.metadata })
  const [, port] = /listens on port (\d+)/.exec(await greeting) ?? []
  const serviceUrl = 'https://smba.trafficmanager.net/emea/'
  const now = Math.floor(Date.now() / 1_000)
  const claims = { iss: authority.issuer, aud: registered.MicrosoftAppId, serviceurl: serviceUrl, exp: now + 600 }
  for (const token of [await authority.token(claims, 'stranger'), await authority.token({ ...claims, exp: now - 3_600 }), 'abc']) {
    const activity = message(ana, personal(ana), serviceUrl, 'hello')
    const tenant = registered.MicrosoftAppTenantId
    const body = JSON.stringify({ ...activity, conversation: { id: 'a:1', tenantId: tenant }, channelData: { tenant: { id: tenant } } })
    const response = await fetch(`http://127.0.0.1:${port}/api/messages`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body })
    expect([response.status, await response.text()]).toEqual([401, ''])
  }
  child.kill('SIGTERM')
  expect(await end).toEqual({ code: 0, errors: '' })
  await authority.close()
})
