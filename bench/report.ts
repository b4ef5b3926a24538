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
  /** False where only some rows were asked for: those take the place of theirs in the whole run that is kept, if one is. */
  readonly whole: boolean
}

interface Kept extends Omit<Results, 'whole'> {
  readonly date: string
  readonly machine: Machine
  /** What was measured again since, in a run of only some rows. */
  readonly again?: { readonly date: string; readonly names: readonly string[] }
}

const output = new URL('output/', import.meta.url)

const preface = `# Benchmarks

Written by \`npm run bench -- --size=…\`. Each figure is the median of at least five interleaved rounds, with the lowest and the highest round; rounds in which a PING took twice its best time are dropped where enough others are left. Ratios are taken round by round. A round trip to Redis is one over loopback unless a line says otherwise, and everything is written with the same durability: it is on the disk before it is acknowledged. Everything runs on the same Node, the whole bots and the other ways to keep the book in processes of their own. Where a target was missed, a profile of ours, taken after the rounds, tells what the time went to.
`

/** Prints the table, keeps it as JSON, and writes `BENCH.md` from the runs that are kept. */
export async function report({ size, lines, minutes, whole }: Results): Promise<void> {
  const now: Kept = { size, date: new Date().toISOString().slice(0, 10), minutes, machine: await machine(), lines }
  console.log(`\n${chapter(now)}`)
  const kept = whole ? [now] : (await keptOf(size)).map((before) => joined(before, now))
  await mkdir(output, { recursive: true })
  for (const run of kept) await writeFile(new URL(`${size}.json`, output), `${JSON.stringify(run, null, 2)}\n`)
  if (kept.length > 0) await writeFile(new URL('../BENCH.md', import.meta.url), document((await Promise.all(sizes.map(keptOf))).flat()))
}

const sizes = [1_000, 10_000, 100_000, 1_000_000]

/** The run of a size that is kept, if one is. */
async function keptOf(size: number): Promise<readonly Kept[]> {
  return readFile(new URL(`${size}.json`, output), 'utf8').then((text) => [JSON.parse(text) as Kept], () => [])
}

function joined(before: Kept, { lines, date }: Kept): Kept {
  const isSame = (a: Line, b: Line) => a.name === b.name && a.beside === b.beside
  const names = [...(before.again?.date === date ? before.again.names : []), ...lines.map(({ name }) => name)]
  return { ...before, lines: before.lines.map((line) => lines.find((each) => isSame(each, line)) ?? line), again: { date, names: [...new Set(names)] } }
}

function document(runs: readonly Kept[]): string {
  return `${preface}\n${runs.map(chapter).join('\n')}\n`
}

function chapter({ size, date, minutes, machine, lines, again }: Kept): string {
  const missed = lines.filter((line) => !isGood(line))
  return [
    `## ${size.toLocaleString('en')} customers`, '',
    `${date}, in ${minutes} minutes: ${machine.cpu}, ${machine.cores} cores, ${machine.memory} GB, ${machine.system}. ${machine.versions.join(', ')}.${again ? ` Measured again on ${again.date}, in a run of these rows alone: ${again.names.join(', ')}.` : ''}`, '',
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
