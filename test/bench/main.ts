import { buildSync } from 'esbuild'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { openChannel } from '../support/channel.ts'
import { cardKey } from '../support/sealed.ts'
import { start, type Program, type Subject } from './subject.ts'
import { checkSaved, filledIn, presses, says, sought } from './turns.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const rounds = 7
const turnsPerRound = 100
/** Turns of one kind between two looks at the meter: nobody has many forms open at a time. */
const atOnce = 10
/** Turns of each kind before the first round, after which just-in-time compilation has settled on both sides. */
const warmUp = 600

/** One kind of turn: `make` prepares an activity, which is not measured. */
interface Kind {
  readonly name: string
  readonly subject: Subject
  readonly make: () => object | Promise<object>
  readonly check?: (answer: unknown) => void
}

const output = join(root, 'test/output')
mkdirSync(output, { recursive: true })
const data = mkdtempSync(join(tmpdir(), 'bench-'))
buildSync({ entryPoints: ['echo', 'keeping'].map((peer) => join(root, `test/bench/peers/${peer}.ts`)), outdir: output, outExtension: { '.js': '.mjs' }, bundle: true, platform: 'node', format: 'esm', packages: 'external' })
const botProgram = (folder: string): Program => ({ name: 'customer accounts', file: join(root, 'dist/main.js'), args: ['--local'], env: { CARD_KEY: cardKey, DATA_FOLDER: join(data, folder) } })
const echoProgram: Program = { name: 'bare echo', file: join(output, 'echo.mjs'), args: [], env: {} }
const keepingProgram: Program = { name: 'keeping echo', file: join(output, 'keeping.mjs'), args: [], env: { DATA_FOLDER: join(data, 'keeping') } }

const starts = { bot: await started((n) => botProgram(`start${n}`)), echo: await started(() => echoProgram) }
const channel = await openChannel()
const bot = await start(botProgram('book'))
const echo = await start(echoProgram)
const keeping = await start(keepingProgram)
const turns = await measured()
await Promise.all([bot.close(), echo.close(), keeping.close(), channel.close()])
rmSync(data, { recursive: true })
report()

/** Start to listening and idle memory, medians of five starts. */
async function started(program: (n: number) => Program) {
  const ms: number[] = []
  const mb: number[] = []
  for (let n = 0; n < 5; n++) {
    const subject = await start(program(n))
    ms.push(subject.started)
    await wait(1_500)
    mb.push((await subject.used()).rss)
    await subject.close()
  }
  return { ms: median(ms), mb: median(mb) }
}

/** CPU per turn in ms, per kind and round; the kinds take turns all the time, so that noise meets all of them. */
async function measured(): Promise<ReadonlyMap<string, readonly number[]>> {
  let number = 0
  const kinds: readonly Kind[] = [
    { name: 'echo (message)', subject: echo, make: () => says(channel, 'hello there') },
    { name: 'list (message)', subject: bot, make: () => says(channel, 'list customers') },
    { name: 'find (message)', subject: bot, make: () => says(channel, `find ${sought(++number)}`) },
    { name: 'echo (invoke)', subject: echo, make: () => presses(channel, 'submit', { draft: 'none' }) },
    { name: 'echo that keeps (invoke)', subject: keeping, make: () => presses(channel, 'submit', { draft: 'none' }) },
    { name: 'save (invoke)', subject: bot, make: () => filledIn(bot, channel, ++number), check: checkSaved },
  ]
  await round(kinds, warmUp)
  const costs = new Map(kinds.map(({ name }) => [name, [] as number[]]))
  for (let n = 0; n < rounds; n++) for (const [name, ms] of await round(kinds, turnsPerRound)) costs.get(name)!.push(ms)
  return costs
}

async function round(kinds: readonly Kind[], turns: number): Promise<ReadonlyMap<string, number>> {
  const used = new Map(kinds.map(({ name }) => [name, 0]))
  for (let n = 0; n < turns; n += atOnce) for (const kind of kinds) used.set(kind.name, used.get(kind.name)! + (await helping(kind)))
  return new Map([...used].map(([name, ms]) => [name, ms / turns]))
}

async function helping({ subject, make, check }: Kind): Promise<number> {
  const activities: object[] = []
  for (let n = 0; n < atOnce; n++) activities.push(await make())
  const before = await subject.used()
  for (const activity of activities) {
    const answer = await subject.post(activity)
    check?.(answer)
  }
  return (await subject.used()).cpu - before.cpu
}

function report() {
  const echoOf = (name: string) => turns.get(`echo ${name.slice(name.indexOf('('))}`)!
  const cost = [...turns].map(([name, ms]) => ({ name, ms: median(ms), ratio: median(ms.map((each, n) => each / echoOf(name)[n]!)) }))
  console.log(`CPU of one turn over HTTP, ${warmUp}+ customers, median of ${rounds} interleaved rounds of ${turnsPerRound}\n`)
  for (const { name, ms, ratio } of cost) console.log(`${name.padEnd(26)}${ms.toFixed(2).padStart(8)} ms${ratio.toFixed(2).padStart(8)} × echo`)
  const kept = median(turns.get('save (invoke)')!.map((each, n) => each / turns.get('echo that keeps (invoke)')![n]!))
  console.log(`\n${'save (invoke)'.padEnd(26)}${kept.toFixed(2).padStart(19)} × the echo that keeps as many bytes`)
  console.log(`\n${'start to listening'.padEnd(26)}${starts.bot.ms.toFixed(0).padStart(8)} ms  (echo ${starts.echo.ms.toFixed(0)} ms)`)
  console.log(`${'idle memory'.padEnd(26)}${starts.bot.mb.toFixed(0).padStart(8)} MB  (echo ${starts.echo.mb.toFixed(0)} MB)`)
  writeFileSync(join(output, 'bench.json'), `${JSON.stringify({ node: process.version, customers: warmUp, rounds, turnsPerRound, turns: cost, saveBesideKeepingEcho: kept, start: starts }, null, 2)}\n`)
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? NaN
}
