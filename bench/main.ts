import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { host } from './hosted.ts'
import { say } from './progress.ts'
import { report } from './report.ts'
import type { Line } from './row.ts'

// `npm run bench`: the short form. `npm run bench -- --size=100000 [--row=find,ready]`: every row of the table, or those of some files.
const { values: { size, row } } = parseArgs({ options: { size: { type: 'string' }, row: { type: 'string', default: '' } } })
if (size === undefined) await import('../test/bench/main.ts')
else await whole(Number(size))

async function whole(customers: number): Promise<void> {
  if (!Number.isInteger(customers) || customers < 1) throw new Error('--size wants a number of customers, such as 100000')
  const here = fileURLToPath(new URL('.', import.meta.url))
  if (!existsSync(new URL('node_modules/', import.meta.url))) {
    say('Installing what the product is set beside, into bench/node_modules.')
    execFileSync('npm', ['ci', '--ignore-scripts'], { cwd: here, stdio: ['ignore', 'ignore', 'inherit'] })
  }
  // With maps, by which a profile of the bundle finds the packages that it is made of.
  execFileSync('npm', ['run', '--silent', 'build:bot', '--', '--sourcemap'], { cwd: join(here, '..'), stdio: 'inherit' })
  const began = performance.now()
  const campaign = await host('campaign.ts', [String(customers), row])
  try {
    const lines = await campaign.ask<readonly Line[]>('run')
    await report({ size: customers, lines, minutes: Math.round((performance.now() - began) / 60_000), whole: row === '' })
  } finally {
    await campaign.close()
  }
}
