import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readConfig } from './config/config.ts'
import { accidentLine } from './seeing/accident.ts'
import { placeOf, start, type Running } from './start.ts'

const now = (): Date => new Date()
const newId = (): string => randomUUID()
const root = fileURLToPath(new URL('..', import.meta.url))
const report = (reference: string, accident: unknown): void => console.error(accidentLine(now().toISOString(), reference, accident))

/** The environment, with what `.env` adds to it: OpenTelemetry's packages look there too. */
function environment(): NodeJS.Dict<string> {
  const file = resolve(root, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
  return process.env
}

/** Who starts it at home wants the page; elsewhere the log has said it. */
function greet({ page, faults }: Running): void {
  if (!page) return
  for (const fault of faults) console.log(`Attention: ${fault}`)
  console.log(`Customer Accounts: ${page}`)
}

function stopOnSignal({ close }: Running): void {
  const stop = (): void => void close().then(() => process.exit(0), fail)
  process.once('SIGTERM', stop).once('SIGINT', stop)
}

function fail(error: unknown): void {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}

process.on('uncaughtException', (error) => {
  report(newId().slice(0, 8), error)
  process.exit(1)
})

async function run(): Promise<void> {
  const running = await start({ env: environment(), args: process.argv.slice(2), root, now, newId, random: Math.random, report, print: (line) => console.log(line) })
  greet(running)
  stopOnSignal(running)
}

/** A bar that grows on a terminal; elsewhere a line for each tenth. */
function bar(): (share: number) => void {
  let shown = -1
  return (share) => {
    const tenths = Math.floor(share * (process.stdout.isTTY ? 40 : 10))
    if (tenths === shown) return
    shown = tenths
    process.stdout.write(process.stdout.isTTY ? `\r${'█'.repeat(tenths).padEnd(40, '░')} ${Math.floor(share * 100)} %` : `${tenths * 10} %\n`)
  }
}

/** Copies, verifies, restores or moves the book, in place of the bot. */
async function tendBook(given: readonly string[]): Promise<void> {
  const { bookTask } = await import('./storage/tool/book-tool.ts')
  const place = () => placeOf(readConfig(environment(), given.filter((arg) => arg === '--local')), { root })
  const said = await bookTask(given.filter((arg) => arg !== '--local'), { place, now: () => now().getTime(), progress: bar() })
  console.log(`${process.stdout.isTTY ? '\n' : ''}${said}`)
}

const [first, ...others] = process.argv.slice(2)
const work = first === 'book' ? tendBook(others) : run()
work.catch(fail)
