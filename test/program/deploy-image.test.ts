import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../support/redis.ts'
import { composeFile } from './deploy.ts'
import { build, healthOf, type Image } from './image.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const id = '11111111-2222-4333-8444-555555555555'
const credentials = { MicrosoftAppId: id, MicrosoftAppPassword: 'secret', MicrosoftAppTenantId: id }
const password = 'a1b2c3'
const running: ChildProcess[] = []
let image: Image

/** Starts the image's command as its user; gives the first line that says a port, and all that it printed until then. */
async function started(env: Readonly<Record<string, string>>) {
  const [program = '', ...options] = image.command
  const child = spawn(program === 'node' ? process.execPath : program, options, { cwd: image.folder, env: { ...image.env, ...credentials, PORT: '0', ...env }, ...image.user, stdio: ['ignore', 'pipe', 'pipe'] })
  running.push(child)
  const [lines, errors]: [string[], string[]] = [[], []]
  child.stderr.on('data', (data) => errors.push(String(data)))
  for await (const line of createInterface(child.stdout)) {
    lines.push(line)
    const [, port] = /listens on port (\d+)/.exec(line) ?? []
    if (port) return { child, port, lines }
  }
  throw new Error(`the program ended: ${errors.join('')}`)
}

beforeAll(() => void (image = build(join(root, 'docs/deploy/Dockerfile'), root)), 300_000)
afterAll(() => {
  running.forEach((child) => child.kill('SIGKILL'))
  image.remove()
}, 300_000)

describe('the steps of the Dockerfile, taken in an empty folder', () => {
  it('leave the built program, its packages and its templates, and nothing to build or test with', () => {
    expect(readdirSync(image.folder).sort()).toEqual(['cards', 'data', 'dist', 'node_modules', 'package.json'])
    const packages = readdirSync(join(image.folder, 'node_modules'))
    expect(packages).toContain('classic-level')
    expect(packages.filter((name) => ['esbuild', 'typescript', 'vitest'].includes(name))).toEqual([])
  })

  it('start the bot without root’s rights, which may write nothing but its data', async () => {
    const { child } = await started({})
    expect(image.user.uid).not.toBe(0)
    const mayWrite = (path: string) => spawnSync(process.execPath, ['--eval', `fs.accessSync('${path}', fs.constants.W_OK)`], { cwd: image.folder, ...image.user }).status === 0
    // Whoever builds without being root owns it all.
    expect(['.', 'dist/main.js', 'data'].map(mayWrite)).toEqual(process.getuid?.() === 0 ? [false, false, true] : [true, true, true])
    expect(readdirSync(join(image.folder, 'data'))).toEqual(['book'])
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  it('give a health check that fails where nobody answers', async () => {
    const { child, port } = await started({})
    expect(healthOf(image, { PORT: port })).toBe(0)
    child.kill('SIGTERM')
    await once(child, 'exit')
    expect(healthOf(image, { PORT: port })).toBe(1)
  })
})

describe('the compose file, without Docker', () => {
  it('starts a Redis in which the bot finds no fault, and which only the password opens', async () => {
    const { bot, redis } = composeFile({ REDIS_PASSWORD: password }).services
    const [folder, port] = [mkdtempSync(join(tmpdir(), 'redis-')), await freePort()]
    const [program = '', ...options] = redis.command
    const server = spawn(program, [...options, '--port', String(port), '--dir', folder], { stdio: 'ignore' })
    running.push(server)
    const url = bot.environment['REDIS_URL']?.replace('@redis:6379', `@127.0.0.1:${port}`) ?? ''
    const { child, port: own, lines } = await started({ ...bot.environment, REDIS_URL: url, PORT: '0' })
    expect(lines.filter((line) => line.startsWith('Attention'))).toEqual([])
    expect(await (await fetch(`http://127.0.0.1:${own}/readyz`)).json()).toMatchObject({ ready: true, durable: true })
    child.kill('SIGTERM')
    await once(child, 'exit')
    await expect(started({ ...bot.environment, REDIS_URL: url.replace(password, 'wrong'), PORT: '0' })).rejects.toThrow('WRONGPASS')
    server.kill('SIGKILL')
    await once(server, 'exit')
    rmSync(folder, { recursive: true })
  })
})
