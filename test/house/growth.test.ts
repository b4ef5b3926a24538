import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { grace, personal, zhiqiang } from '../support/activities.ts'
import type { Bot } from '../support/bot.ts'
import { elementsOf, titlesOf, wordsOf, type CardJson } from '../support/card.ts'

// One line, and one file.
const field = `  { name: 'industry', group: 'company', kind: 'text', right: 'editDetails', max: 100, weight: 3, label: { en: 'Industry', 'zh-CN': '行业', es: 'Sector' }, keys: ['branch'] },`
const command = `import type { Command } from '../bot/command.ts'
import { message } from '../cards/message.ts'

export default {
  phrases: { en: ['thank you'], 'zh-CN': ['谢谢'], es: ['gracias'] },
  about: { en: 'Takes your thanks', 'zh-CN': '接受你的感谢', es: 'Acepta las gracias' },
  menu: 1.5,
  run: async (turn) => ({ card: message(turn.viewer, { lines: ['You are welcome.'] }) }),
} satisfies Command
`

const root = fileURLToPath(new URL('../..', import.meta.url))
const copy = mkdtempSync(join(tmpdir(), 'growth-'))
const load = <T>(file: string): Promise<T> => import(pathToFileURL(join(copy, file)).href) as Promise<T>
const account = 'domain:tailspin last name:Ma first name:Jun email:jun@tailspin.example province:GD city:Shenzhen address:8 Keji Road'
let bot: Bot

beforeAll(async () => {
  for (const folder of ['src', 'cards', 'manifest', 'test/support', 'package.json']) cpSync(join(root, folder), join(copy, folder), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  const fields = join(copy, 'src/customer/fields.ts')
  writeFileSync(fields, readFileSync(fields, 'utf8').replace(/^\] as const/m, `${field}\n] as const`))
  writeFileSync(join(copy, 'src/commands/thank-you.ts'), command)
  const { startBot } = await load<typeof import('../support/bot.ts')>('test/support/bot.ts')
  bot = await startBot()
})
afterAll(async () => {
  await bot?.close()
  rmSync(copy, { recursive: true, force: true })
})

const say = async (text: string, person = grace) => {
  const { cards, texts } = await bot.say(person, personal(person), text)
  return { card: cards.at(-1) as CardJson, words: cards.length > 0 ? wordsOf(cards.at(-1)!) : texts.join('\n') }
}

describe('a field added by one line', () => {
  it('stands in the form, in the language of the person', async () => {
    const labels = (card: CardJson) => elementsOf(card).filter(({ type }) => type === 'Input.Text').map(({ label }) => label)
    expect(labels((await say('add customer')).card)).toContain('Industry')
    expect(labels((await say('添加客户', zhiqiang)).card)).toContain('行业')
  })

  it('is checked by its rules', async () => {
    expect((await say(`add customer Tailspin ${account} industry:${'x'.repeat(101)}`)).words).toMatch(/Industry[^]*101 characters; at most 100 are allowed/)
  })

  it('is a column of files, known by its name in any language', async () => {
    const { columns, columnOf } = await load<typeof import('../../src/customer/columns.ts')>('src/customer/columns.ts')
    expect(columns).toContain('industry')
    expect(['Industry', '行业', 'SECTOR *'].map(columnOf)).toEqual(['industry', 'industry', 'industry'])
  })

  it('is saved, and shown with the record and its history', async () => {
    await say(`add customer Tailspin Toys ${account} industry:Aviation`)
    expect((await say('submit')).words).toContain('Saved')
    expect((await say('show tailspin')).words).toMatch(/Industry\s+Aviation/)
    expect((await say('history tailspin')).words).toContain('Aviation')
  })

  it('finds, filters and sorts the list', async () => {
    expect((await say('find aviat')).words).toContain('Tailspin Toys')
    expect((await say('list customers industry:aviation sort:industry')).words).toContain('Tailspin Toys')
    expect((await say('list customers industry:shoes')).words).not.toContain('Tailspin Toys')
  })

  it('is changed in one line, under any of its names in any language', async () => {
    expect((await say('update tailspin 行业:玩具')).words).toMatch(/Industry.*Aviation.*玩具/s)
    expect((await say('update tailspin branch:Toys')).words).toMatch(/Industry.*Aviation.*Toys/s)
  })

  it('is named by the help of every command that takes fields', async () => {
    for (const text of ['help add customer', 'help update', 'help list customers']) expect((await say(text)).words).toMatch(/Fields[^]*Industry/)
  })

  it('stands in the form as text, to be filled in and sent back', async () => {
    await say('cards off')
    const { words } = await say('add customer')
    await say('cards on')
    expect(words).toMatch(/^Industry:/m)
  })

  it('heads a column of pasted spreadsheet rows, and of files', async () => {
    const { fieldByKey } = await load<typeof import('../../src/customer/keys.ts')>('src/customer/keys.ts')
    for (const heading of ['Industry', '行业', 'SECTOR']) expect(fieldByKey(heading)?.name).toBe('industry')
    expect((await say('add customer\nCompany name\tIndustry\nWingtip\tRetail')).card).toSatisfy((card: CardJson) => elementsOf(card).some(({ label, value }) => label === 'Industry' && value === 'Retail'))
  })
})

describe('a command added by one file', () => {
  it('answers to its phrases in every language', async () => {
    for (const phrase of ['thank you', '谢谢', 'gracias']) expect((await say(phrase)).words).toContain('You are welcome.')
  })

  it('stands in help, and has help of its own', async () => {
    expect((await say('help')).words).toContain('Takes your thanks')
    expect((await say('help thank you')).words).toContain('Takes your thanks')
  })

  it('is offered to who mistypes it', async () => expect(titlesOf((await say('thnak you')).card).join()).toMatch(/thank you/i))

  it('stands in the menu of the Teams package', async () => {
    const { manifest } = await load<typeof import('../../manifest/build.ts')>('manifest/build.ts')
    const { loadCommands } = await load<typeof import('../../src/bot/registry.ts')>('src/bot/registry.ts')
    const commands = await loadCommands(pathToFileURL(join(copy, 'src/commands/')))
    expect(manifest(commands.all, { id: '', version: '1.0.0' })['zh-cn.json']).toMatchObject({ 'bots[0].commandLists[0].commands[1].title': '谢谢' })
  })
})
