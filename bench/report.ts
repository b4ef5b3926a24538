import { mkdir, readFile, writeFile } from 'node:fs/promises'
import type { Figure } from './figures.ts'
import { machine, type Machine } from './machine.ts'
import type { Profile } from './profile.ts'
import { isGood, type Line } from './row.ts'

export interface Results {
  readonly size: number
  readonly lines: readonly Line[]
  /** How long it took. */
  readonly minutes: number
  /** False where only some rows were asked for: `BENCH.md` stays as it is then. */
  readonly whole: boolean
}

interface Kept extends Omit<Results, 'whole'> {
  readonly date: string
  readonly minutes: number
  readonly machine: Machine
}

const output = new URL('output/', import.meta.url)

const preface = `# Benchmarks

Written by \`npm run bench -- --size=…\`. Each figure is the median of at least five interleaved rounds, with the lowest and the highest round; rounds in which a PING took twice its best time are dropped where enough others are left. Ratios are taken round by round. A round trip to Redis is one over loopback unless a line says otherwise, and everything is written with the same durability: it is on the disk before it is acknowledged. Everything runs on the same Node, the whole bots and the other ways to keep the book in processes of their own. Where a target was missed, a profile of ours, taken after the rounds, tells what the time went to.
`

/** Prints the table, keeps it as JSON, and writes `BENCH.md` from the runs that are kept. */
export async function report({ size, lines, minutes, whole }: Results): Promise<void> {
  const kept: Kept = { size, date: new Date().toISOString().slice(0, 10), minutes, machine: await machine(), lines }
  console.log(`\n${chapter(kept)}`)
  await mkdir(output, { recursive: true })
  await writeFile(new URL(whole ? `${size}.json` : 'part.json', output), `${JSON.stringify(kept, null, 2)}\n`)
  if (whole) await writeFile(new URL('../BENCH.md', import.meta.url), document(await allKept()))
}

async function allKept(): Promise<readonly Kept[]> {
  const runs = [1_000, 10_000, 100_000, 1_000_000].map((size) => readFile(new URL(`${size}.json`, output), 'utf8').then((text) => [JSON.parse(text) as Kept], () => []))
  return (await Promise.all(runs)).flat()
}

function document(runs: readonly Kept[]): string {
  return `${preface}\n${runs.map(chapter).join('\n')}\n`
}

function chapter({ size, date, minutes, machine, lines }: Kept): string {
  const missed = lines.filter((line) => !isGood(line))
  return [
    `## ${size.toLocaleString('en')} customers`, '',
    `${date}, in ${minutes} minutes: ${machine.cpu}, ${machine.cores} cores, ${machine.memory} GB, ${machine.system}. ${machine.versions.join(', ')}.`, '',
    ...table(lines), '',
    ...(missed.length === 0 ? ['Every target was met.'] : ['### Missed', '', ...missed.map(reasons)]), '',
  ].join('\n')
}

/** By how much, and what the time went to instead. */
function reasons({ name, beside, over = 1, profile }: Line): string {
  const how = over === Infinity ? 'none was allowed' : `${number(over)} times what is allowed`
  const told = (parts: Profile['parts']) => parts.map(({ name, share }) => `${name} ${(share * 100).toFixed(0)} %`).join(', ')
  return `- **${name}**${beside && ` beside ${beside}`}: ${how}.${profile ? ` Profile: ${(profile.waiting * 100).toFixed(0)} % waiting, the rest ${told(profile.parts)}. Largest functions: ${told(profile.functions)}.` : ''}`
}

function table(lines: readonly Line[]): readonly string[] {
  const cells = lines.map(({ name, beside, unit, ours, theirs, ratio, target, met }) => [
    name, `${shown(ours)} ${unit}`, beside, theirs ? `${shown(theirs)} ${unit}` : '', ratio ? `${shown(ratio)} ×` : '', target, met === undefined ? '' : met ? 'met' : 'MISSED',
  ])
  const all = [['measure', 'customer accounts', 'beside', 'theirs', 'ratio', 'target', ''], ...cells]
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)))
  const [head = '', ...rest] = all.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`)
  return [head, `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...rest]
}

function shown({ median, low, high }: Figure): string {
  return low === high ? number(median) : `${number(median)} (${number(low)}–${number(high)})`
}

function number(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(2)
}
