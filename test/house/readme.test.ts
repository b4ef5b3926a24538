import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { loadCommands, type Registered } from '../../src/bot/registry.ts'
import { locales } from '../../src/text/locale.ts'

const root = new URL('../../', import.meta.url)

it('the README shows every command that people type, in the order of help', async () => {
  const commands = (await loadCommands(new URL('src/commands/', root))).all.filter(({ phrases }) => phrases.en.length > 0)
  const rows = commands.toSorted((a, b) => (a.menu ?? 99) - (b.menu ?? 99)).map(row)
  const table = ['| English | 中文 | Español | what it does |', '|---|---|---|---|', ...rows].join('\n')
  const file = fileURLToPath(new URL('README.md', root))
  const text = readFileSync(file, 'utf8').replace(/(<!-- commands -->\n)[^]*(<!-- \/commands -->)/, (_, open: string, close: string) => `${open}${table}\n${close}`)
  expect(text).toContain(table)
  await expect(text).toMatchFileSnapshot(file)
})

function row({ phrases, usage, about }: Registered): string {
  const [full, ...others] = locales.map((locale) => phrases[locale][0] ?? '')
  const typed = [[full, usage?.en].filter(Boolean).join(' ').replaceAll('|', '\\|'), ...others].map((text) => `\`${text}\``)
  return `| ${typed.join(' | ')} | ${about.en} |`
}
