import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { breaches, roomsIn, rulesOf } from './rooms.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const rooms = roomsIn(readFileSync(join(root, 'src/README.md'), 'utf8'))
const rules = rulesOf(rooms)

describe('the rooms', () => {
  it('stand in the table of src/README.md, from the ground up', () => {
    expect(rooms.map(({ name }) => name).slice(0, 6)).toEqual(['text/', 'customer/', 'people/', 'cards/', 'bot/', 'commands/'])
    expect(rooms.length).toBeGreaterThanOrEqual(12)
  })

  it('use only what the table allows', async () => expect(await breaches(root, rules)).toEqual([]), 60_000)
})

const planted: readonly (readonly [fault: string, rule: string, file: string, line: string])[] = [
  ['the heart reads a card', 'customer/ uses only the rooms of its line', 'customer/a.ts', `import '../cards/card.ts'`],
  ['a card knows the bot, if only its types', 'cards/ uses only the rooms of its line', 'cards/b.ts', `import type { X } from '../bot/bot.ts'\nexport type Y = X`],
  ['search uses storage', 'search/ uses only the rooms of its line', 'search/c.ts', `import '../storage/store.ts'`],
  ['the local page’s server calls the bot', 'local/ uses only the rooms of its line', 'local/d.ts', `import '../bot/bot.ts'`],
  ['the settings use the porch', 'config/ uses only the rooms of its line', 'config/config.ts', `import '../teams/porch.ts'`],
  ['a command uses botbuilder', 'commands/ uses only the packages of its line', 'commands/e.ts', `import 'botbuilder'`],
  ['the bot keeps things in Keyv', 'bot/ uses only the packages of its line', 'bot/f.ts', `import 'keyv'`],
  ['a card uses Keyv where it is needed, late', 'cards/ uses only the packages of its line', 'cards/g.ts', `export const late = () => import('keyv')`],
  ['the words use a package at all', 'text/ uses only the packages of its line', 'text/h.ts', `import 'zod'`],
  ['the heart reads a file', 'a pure room does no input or output', 'customer/i.ts', `import 'node:fs'`],
  ['one command calls another', 'a command never uses another one', 'commands/j.ts', `import './other.ts'`],
  ['two files need each other', 'no cycles', 'storage/k.ts', `import './l.ts'`],
  ['the product uses a test', 'src never uses test or manifest', 'main.ts', `import '../test/helper.ts'`],
  ['the product uses a package of development', 'src uses no development package', 'main.ts', `import 'fast-check'`],
  ['a file lives outside the rooms', 'every file lives in a room', 'utils/m.ts', `import 'node:fs'`],
  ['an import leads nowhere', 'every import is found', 'bot/n.ts', `import './gone.ts'`],
]
const sound = { 'cards/card.ts': '', 'bot/bot.ts': 'export type X = string', 'storage/store.ts': '', 'teams/porch.ts': `import 'botbuilder'\nimport 'botframework-connector'`, 'commands/other.ts': '', 'storage/l.ts': `import './k.ts'` }

describe('a planted fault is found:', () => {
  let found: readonly string[]
  const folder = mkdtempSync(join(tmpdir(), 'rooms-'))

  beforeAll(async () => {
    const lines = planted.map(([, , file, line]) => [file, line] as const)
    const files = new Map(Object.entries(sound))
    for (const [file, line] of lines) files.set(file, `${files.get(file) ?? ''}${line}\n`)
    for (const [file, content] of files) write(`src/${file}`, content)
    write('test/helper.ts', '')
    write('package.json', readFileSync(join(root, 'package.json'), 'utf8'))
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    found = await breaches(folder, rules)
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it.each(planted)('%s', (_fault, rule, file) => expect(found).toContainEqual(expect.stringContaining(`${rule}: src/${file}`)))
  it('and what is sound is not', () => expect(found.filter((breach) => /src\/(teams|commands\/other|cards\/card)\S* →/.test(breach))).toEqual([]))

  function write(file: string, content: string) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), content)
  }
})
