import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { answering } from './bot/answer.ts'
import { loadCommands } from './bot/registry.ts'
import { sealing } from './bot/seal.ts'
import type { World } from './bot/world.ts'
import { loadTemplates } from './cards/draw.ts'
import { readConfig, type Config } from './config/config.ts'
import offers from './customer/offers.json' with { type: 'json' }
import { readOffers } from './customer/offers.ts'
import { openSheets } from './files/sheets.ts'
import { openNotices } from './notices/notices.ts'
import type { Clock } from './notices/pace.ts'
import { defaultRights } from './people/rights.ts'
import { readRights } from './people/rights-table.ts'
import { limits } from './search/apart/thread.ts'
import { openIndex } from './search/index.ts'
import { spelled } from './search/spelled.ts'
import { openLog, type Log } from './seeing/log.ts'
import { watchReadiness } from './seeing/readiness.ts'
import { openSeeing, type Seeing } from './seeing/seeing.ts'
import { openStore, type Opened } from './storage/open-store.ts'
import { openPorch } from './teams/porch.ts'

/** Everything that comes from outside the program. */
export interface Outside extends Pick<World, 'now' | 'newId' | 'report'> {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly args: readonly string[]
  /** The project's folder: `cards/`, the built page, and what relative settings start from. */
  readonly root: string
  /** In [0, 1). */
  readonly random: () => number
  /** Takes each line of the log. */
  readonly print: (line: string) => void
}

export interface Running {
  readonly port: number
  /** The local chat page; only in local mode. */
  readonly page?: string
  /** What the operator should know of the store. */
  readonly faults: readonly string[]
  close(): Promise<void>
}

/** Starts the bot: settings → store → index → commands → answer → porch → notices, and in local mode the chat page. */
export async function start(outside: Outside): Promise<Running> {
  const config = readConfig(outside.env, outside.args)
  const log: Log = config.logLevel === 'info' ? openLog(outside.now, outside.print) : () => undefined
  const ended = await telemetry(config, log)
  const seeing = openSeeing(log)
  const report: World['report'] = (...accident) => {
    seeing.accident()
    outside.report(...accident)
  }
  const [store, commands] = await Promise.all([openStore(placeOf(config, outside), () => outside.now().getTime(), spelled, seeing.store), loadCommands(new URL('./commands/', import.meta.url))])
  const readiness = watchReadiness(store.ready, log, seeing)
  const seal = sealing(config.cardKey ?? (await store.secret(() => `${outside.newId()}${outside.newId()}`)), outside.now)
  const world = { ...worldOf(config, store, { ...outside, report, seeing }), seal }
  const draw = loadTemplates(resolve(outside.root, 'cards'))
  const answer = answering({ world, commands, draw })
  const heard: typeof answer = (request) => (void notices.heard(request).catch(() => undefined), answer(request))
  const local = config.app ? undefined : await import('./demo.ts')
  await local?.introduceCast(world)
  const porch = await openPorch({ ...outside, ...config, ...signing(config, outside), ready: readiness.ready, answer: heard, report, seeing })
  const notices = openNotices({ ...outside, world, draw, courier: porch.courier, by: outside.newId(), clock: clockOf(outside) })
  const page = await local?.openPage(world, { ...outside, botPort: porch.port, port: config.port && porch.port + 1 })
  const { store: kind, faults } = await readiness.ready()
  log('info', 'start', { message: `Customer Accounts listens on port ${porch.port}`, port: porch.port, store: kind })
  return {
    port: porch.port,
    ...(page ? { page: page.url } : {}),
    faults,
    close: async () => {
      readiness.close()
      await Promise.all([porch.close(), notices.close()])
      await page?.close()
      await world.index.close()
      await store.close()
      seeing.close()
      log('info', 'stop', {})
      await ended()
    },
  }
}

/** OpenTelemetry is loaded only where something of it is asked for; gives what ends it. */
async function telemetry({ telemetry: { traces, metrics, prometheus } }: Config, log: Log): Promise<() => Promise<void>> {
  if (!traces && !metrics && !prometheus) return () => Promise.resolve()
  const { openTelemetry } = await import('./seeing/telemetry.ts')
  return openTelemetry({ traces, metrics, ...(prometheus ? { prometheus } : {}) }, log)
}

/** The settings' store, with paths from the project's folder. */
export function placeOf({ store }: Config, { root }: Pick<Outside, 'root'>): Config['store'] {
  const caFile = store.kind === 'redis' && store.caFile !== undefined ? { caFile: resolve(root, store.caFile) } : {}
  return store.kind === 'embedded' ? { ...store, folder: resolve(root, store.folder) } : { ...store, ...caFile, seenFile: resolve(root, store.seenFile) }
}

/** The app with the private key that its certificate needs. */
function signing({ app }: Config, { root }: Outside): Pick<Config, 'app'> {
  if (app?.keyFile === undefined) return {}
  return { app: { ...app, sdk: { ...app.sdk, CertificatePrivateKey: readText(root, app.keyFile) } } }
}

/** A file of 10,000 customers, with all columns filled, has a tenth of these bytes. */
const sheetLimits = { bytes: 10 * 2 ** 20, unpacked: 100 * 2 ** 20, rows: 10_001, columns: 200 }

function worldOf(config: Config, { book, drafts, people, desk, posts, stays, watches }: Opened, { root, now, newId, report, seeing }: Outside & { readonly seeing: Seeing }) {
  const { rules, rightsFile, offersFile, administrators, suspended, invitation, linkHost, timeZone } = config
  const keeping = { book, folder: resolve(root, config.indexFolder), program: new URL('.', import.meta.url), failed: seeing.unkept }
  const begin = (workerData: unknown) => new Worker(new URL('search/apart/worker.js', import.meta.url), { workerData, resourceLimits: limits })
  // Only the built program has files that a thread can begin with.
  const apart = import.meta.url.endsWith('.js') ? { apart: { book, begin, died: (error: unknown) => report(newId().slice(0, 8), error) } } : {}
  const index = openIndex({ book, rules, loaded: seeing.indexed, keeping, ...apart })
  seeing.gauge('bot.index.customers', 'Customers in the index, of all tenants', index.customers)
  return {
    sheets: openSheets(sheetLimits),
    book,
    drafts,
    people,
    desk,
    posts,
    stays,
    watches,
    index,
    rules,
    rights: rightsFile ? readRights(readJson(root, rightsFile)) : defaultRights,
    offers: readOffers(offersFile ? readJson(root, offersFile) : offers),
    administrators,
    suspended,
    ...(invitation ? { invitation } : {}),
    ...(linkHost ? { linkHost } : {}),
    timeZone,
    now,
    newId,
    report,
  } satisfies Omit<World, 'seal'>
}

function clockOf({ now }: Outside): Clock {
  return { now: () => now().getTime(), pause: (ms, signal) => pause(ms, undefined, { signal, ref: false }) }
}

function readJson(root: string, file: string): unknown {
  try {
    return JSON.parse(readText(root, file))
  } catch (error) {
    throw error instanceof SyntaxError ? new Error(`${file}: is not JSON`, { cause: error }) : error
  }
}

function readText(root: string, file: string): string {
  try {
    return readFileSync(resolve(root, file), 'utf8')
  } catch (error) {
    throw new Error(`${file}: cannot be read`, { cause: error })
  }
}
