import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseEnv } from 'node:util'
import { answering } from './bot/answer.ts'
import { loadCommands } from './bot/registry.ts'
import type { World } from './bot/world.ts'
import { loadTemplates } from './cards/draw.ts'
import { readConfig, type Config } from './config.ts'
import offers from './customer/offers.json' with { type: 'json' }
import { readOffers } from './customer/offers.ts'
import { defaultRights } from './people/rights.ts'
import { readRights } from './people/rights-table.ts'
import { reportLine } from './report.ts'
import { openIndex } from './search/index.ts'
import { openStore, type Opened } from './storage/open-store.ts'
import { openPorch } from './teams/porch.ts'

// The only clock, and the only sources of chance.
const now = (): Date => new Date()
const newId = (): string => randomUUID()
const root = fileURLToPath(new URL('..', import.meta.url))
const report = (reference: string, accident: unknown): void => console.error(reportLine(now().toISOString(), reference, accident))

/** Environment, and what `.env` adds to it. */
function environment(): NodeJS.Dict<string> {
  const file = resolve(root, '.env')
  return { ...(existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}), ...process.env }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(resolve(root, file), 'utf8'))
  } catch (error) {
    throw new Error(`${file}: ${error instanceof SyntaxError ? 'is not JSON' : 'cannot be read'}`, { cause: error })
  }
}

function worldOf(config: Config, store: Opened): World {
  const { book, drafts, people, desk } = store
  return {
    book,
    drafts,
    people,
    desk,
    index: openIndex({ book, rules: config.rules }),
    rules: config.rules,
    rights: config.rightsFile ? readRights(readJson(config.rightsFile)) : defaultRights,
    offers: readOffers(config.offersFile ? readJson(config.offersFile) : offers),
    administrators: config.administrators,
    suspended: config.suspended,
    ...(config.invitation ? { invitation: config.invitation } : {}),
    timeZone: config.timeZone,
    now,
    newId,
    report,
  }
}

async function start(args: readonly string[]): Promise<void> {
  const config = readConfig(environment(), args)
  const place = config.store.kind === 'embedded' ? { ...config.store, folder: resolve(root, config.store.folder) } : config.store
  const [store, commands] = await Promise.all([openStore(place, Date.now), loadCommands(new URL('./commands/', import.meta.url))])
  const world = worldOf(config, store)
  const answer = answering({ world, commands, draw: loadTemplates(resolve(root, 'cards')) })
  const { app, serviceHosts, language, port, bind } = config
  const porch = await openPorch({ door: { ...(app ? { app } : {}), serviceHosts }, sdk: app?.sdk ?? {}, language, port, bind, answer, ready: store.ready, report, now, newId, random: Math.random })
  const page = app ? undefined : await (await import('./demo.ts')).openPage({ world, botUrl: `http://127.0.0.1:${porch.port}`, port: config.port && porch.port + 1, folder: resolve(root, 'dist/page'), demo: args.includes('--demo') })
  for (const fault of (await store.ready()).faults) console.log(`Attention: ${fault}`)
  console.log(page ? `Customer Accounts: ${page.url}` : `Customer Accounts listens on ${bind}, port ${porch.port}`)
  stopOnSignal(async () => {
    await page?.close()
    await porch.close()
    await store.close()
  })
}

function stopOnSignal(stop: () => Promise<void>): void {
  const stopOnce = (): void => {
    stop().then(() => process.exit(0), fail)
  }
  process.once('SIGTERM', stopOnce).once('SIGINT', stopOnce)
}

function fail(error: unknown): void {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}

process.on('uncaughtException', (error) => {
  report(newId().slice(0, 8), error)
  process.exit(1)
})

start(process.argv.slice(2)).catch(fail)
