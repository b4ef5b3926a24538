import { faultsIn, type Figures } from './support/campaign.ts'
import { campaigns } from './campaigns.ts'

/** `npm run faults -- [--short] [name …]`: each campaign prints its figures, the last line is all of them together. */
const given = process.argv.slice(2)
const names = given.filter((it) => !it.startsWith('--'))
const size = given.includes('--short') ? 'short' : 'full'
const total: Record<string, number> = {}
const wrong: string[] = []
for (const { name, run } of campaigns.filter(({ name }) => names.length === 0 || names.includes(name))) {
  const before = Date.now()
  const figures = await run(size)
  console.log(JSON.stringify({ campaign: name, seconds: Math.round((Date.now() - before) / 1_000), ...figures }))
  add(figures)
  wrong.push(...faultsIn(figures).map((it) => `${name}: ${it}`))
}
if (wrong.length > 0) console.error(wrong.join('\n'))
console.log(JSON.stringify(total))
process.exit(wrong.length === 0 ? 0 : 1)

function add(figures: Figures): void {
  for (const [name, count] of Object.entries(figures)) if (typeof count === 'number') total[name] = (total[name] ?? 0) + count
}
