import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const id = '11111111-2222-4333-8444-555555555555'
const copy = mkdtempSync(join(tmpdir(), 'package-'))
const output = join(copy, 'manifest/output')

/** What `npm run package` does, in a copy of the tree. */
function run(env: Readonly<Record<string, string>>) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'manifest/package.ts'], { cwd: copy, env: { PATH: process.env['PATH'] ?? '', ...env }, encoding: 'utf8' })
  return { status, stdout: stdout.trim(), stderr: stderr.trim() }
}
const report = () => JSON.parse(readFileSync(join(output, 'report.json'), 'utf8')) as { file: string; app: string; rules: { kept: boolean }[] }[]

beforeAll(() => {
  for (const name of ['src', 'manifest', 'package.json']) cpSync(join(root, name), join(copy, name), { recursive: true, filter: (path) => !path.endsWith('/output') })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
})
afterAll(() => rmSync(copy, { recursive: true }))

describe('npm run package', () => {
  it('makes samples without the bot’s id, and says so', () => {
    const { status, stdout } = run({})
    expect(status).toBe(0)
    expect(stdout).toMatch(/MicrosoftAppId is not set, so these are samples, which Teams does not install\..*\.$/)
    expect(report().map(({ app }) => app)).toEqual(Array(2).fill('00000000-0000-0000-0000-000000000000'))
  })

  it('writes a package for each cloud, with the bot’s id, and the report of its checks', () => {
    const { status, stdout, stderr } = run({ MicrosoftAppId: id })
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).not.toContain('sample')
    expect(readdirSync(output).sort()).toEqual(['customer-accounts-21vianet.zip', 'customer-accounts.zip', 'report.json'])
    const [one, other] = report().map(({ file }) => JSON.parse(strFromU8(unzipSync(readFileSync(join(output, file)))['manifest.json']!)) as object)
    expect(one).toMatchObject({ manifestVersion: '1.19', id, bots: [{ botId: id }] })
    expect(other).toMatchObject({ manifestVersion: '1.16', id, bots: [{ botId: id }] })
    expect(report().flatMap(({ rules }) => rules).filter(({ kept }) => !kept)).toEqual([])
  })

  it('writes no package that breaks a rule, but what is wrong with it', () => {
    writeFileSync(join(copy, 'manifest/es.json'), '{}')
    const { status, stderr } = run({})
    expect(status).toBe(1)
    expect(stderr).toContain('customer-accounts.zip: es.json does not say name.short')
    expect(readdirSync(output)).toEqual(['report.json'])
    expect(report()[0]?.rules.map(({ kept }) => kept)).toContain(false)
  })
})
