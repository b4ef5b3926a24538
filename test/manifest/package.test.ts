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
function run(env: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const { status, stderr } = spawnSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'manifest/package.ts', ...args], { cwd: copy, env: { PATH: process.env['PATH'] ?? '', ...env }, encoding: 'utf8' })
  return { status, stderr: stderr.trim() }
}
const report = () => JSON.parse(readFileSync(join(output, 'report.json'), 'utf8')) as { file: string; rules: { kept: boolean }[] }[]

beforeAll(() => {
  for (const name of ['src', 'manifest', 'package.json']) cpSync(join(root, name), join(copy, name), { recursive: true, filter: (path) => !path.endsWith('/output') })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
})
afterAll(() => rmSync(copy, { recursive: true }))

describe('npm run package', () => {
  it('says what it needs', () => {
    const { status, stderr } = run({})
    expect(status).toBe(1)
    expect(stderr).toMatch(/^MicrosoftAppId is not set\..*npm run package -- --sample$/)
  })

  it('writes a package for each cloud, with the bot’s id, and the report of its checks', () => {
    expect(run({ MicrosoftAppId: id })).toEqual({ status: 0, stderr: '' })
    expect(readdirSync(output).sort()).toEqual(['customer-accounts-21vianet.zip', 'customer-accounts.zip', 'report.json'])
    const [one, other] = report().map(({ file }) => JSON.parse(strFromU8(unzipSync(readFileSync(join(output, file)))['manifest.json']!)) as object)
    expect(one).toMatchObject({ manifestVersion: '1.19', id, bots: [{ botId: id }] })
    expect(other).toMatchObject({ manifestVersion: '1.16', id, bots: [{ botId: id }] })
    expect(report().flatMap(({ rules }) => rules).filter(({ kept }) => !kept)).toEqual([])
  })

  it('writes no package that breaks a rule, but what is wrong with it', () => {
    writeFileSync(join(copy, 'manifest/es.json'), '{}')
    const { status, stderr } = run({}, '--sample')
    expect(status).toBe(1)
    expect(stderr).toContain('customer-accounts.zip: es.json does not say name.short')
    expect(readdirSync(output)).toEqual(['report.json'])
    expect(report()[0]?.rules.map(({ kept }) => kept)).toContain(false)
  })
})
