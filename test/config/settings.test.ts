import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { settings } from '../../src/config/settings.ts'

const root = new URL('../../', import.meta.url)
const all = Object.entries(settings)

it('.env.example lists every setting with what it does', async () => {
  const lines = all.map(([name, { about, default: value }]) => `# ${about.replaceAll('`', '')}\n#${name}=${value}\n`)
  const text = `# Copy this file to .env, and remove the # before what you set.\n\n${lines.join('\n')}`
  await expect(text).toMatchFileSnapshot(fileURLToPath(new URL('.env.example', root)))
})

it('the README shows every setting in a table', async () => {
  const file = fileURLToPath(new URL('README.md', root))
  const rows = all.map(([name, { about, default: value }]) => `| \`${name}\` | ${value === '' ? '' : `\`${value}\``} | ${about} |`)
  const table = ['| setting | default | what it does |', '|---|---|---|', ...rows].join('\n')
  const text = readFileSync(file, 'utf8').replace(/(<!-- settings -->\n)[^]*(<!-- \/settings -->)/, (_, open: string, close: string) => `${open}${table}\n${close}`)
  expect(text).toContain(table)
  await expect(text).toMatchFileSnapshot(file)
})
