import { rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { readBook, writeBook } from './book-file.ts'
import type { Engine } from '../engine.ts'
import { openEngine, type Place } from '../open-store.ts'
import { partsOf, type Part } from '../parts.ts'
import { transfer } from './transfer.ts'

export interface BookTask {
  /** The book of the settings; asked for by the tasks that need it. */
  readonly place: () => Place
  readonly now: () => number
  /** Told again and again how much is done, from 0 to 1. */
  readonly progress: (share: number) => void
}

export const bookUsage = `npm run book -- backup <file>    copies the whole book into a file
npm run book -- verify <file>    reads a backup and says whether it is whole
npm run book -- restore <file>   puts a backup into the empty book of the settings
npm run book -- move <place>     copies the book of the settings to an empty place: another DATA_FOLDER or REDIS_URL
With --local first it is the book of npm start. The bot must not run meanwhile.
A backup holds all there is of customers, and the key that cards are signed with: keep it as safe as the book.`

/** Carries out one of the tasks of `bookUsage`; what was done, in a sentence. Throws, saying what is wrong. */
export async function bookTask([task, where, ...rest]: readonly string[], it: BookTask): Promise<string> {
  if (task === undefined || where === undefined || rest.length > 0 || !(task in tasks)) throw new Error(bookUsage)
  const tally = { rows: 0, entries: 0 }
  await tasks[task as keyof typeof tasks](where, it, (parts) => tallied(parts, tally))
  return `${task}: ${tally.rows} rows and ${tally.entries} customers in the log.`
}

type Count = (parts: AsyncIterable<Part>) => AsyncIterable<Part>

const tasks = {
  backup: (file: string, { place, now, progress }: BookTask, count: Count) =>
    withBook(place(), now, async (engine) => writeBook(file, watched(count(partsOf(engine)), await engine.size(), progress))),
  async verify(file: string, { progress }: BookTask, count: Count) {
    for await (const part of count(readBook(file, progress))) void part
  },
  async restore(file: string, { place, now, progress }: BookTask, count: Count) {
    // Nothing is written before the whole file is known to be good.
    for await (const part of readBook(file, (share) => progress(share / 2))) void part
    const to = place()
    await transfer(count(readBook(file, (share) => progress(0.5 + share / 2))), () => openEngine(unseen(to), now), now())
    await forget(to)
  },
  async move(where: string, { place, now, progress }: BookTask, count: Count) {
    const from = place()
    await withBook(from, now, async (engine) => transfer(watched(count(partsOf(engine)), await engine.size(), progress), () => openEngine(placeAt(where, from), now), now()))
    await forget(from)
  },
} as const

/** The same without what was seen of the Redis before: it may well show less than that. */
const unseen = (place: Place): Place => (place.kind === 'embedded' ? place : placeAt(place.url, place))

/** A book that was copied begins its logs anew: what was seen of a Redis before, also before the folder beside it was used, would have the bot refuse it. */
async function forget(place: Place): Promise<void> {
  const file = place.kind === 'embedded' ? `${place.folder}.seen.json` : place.seenFile
  if (file !== undefined) await rm(file, { force: true })
}

async function withBook(place: Place, now: () => number, work: (engine: Engine) => Promise<void>): Promise<void> {
  const engine = await openEngine(place, now)
  await work(engine).finally(() => engine.close())
}

/** A place as the settings would name it, for the same kind of book. */
function placeAt(to: string, from: Place): Place {
  const namespace = from.kind === 'embedded' ? basename(from.folder) : (from.namespace ?? 'customer-accounts')
  if (!/^rediss?(\+[a-z]+)?:/.test(to)) return { kind: 'embedded', folder: join(to, namespace) }
  const { durability, caFile } = from.kind === 'redis' ? from : { durability: 'strict' as const, caFile: undefined }
  return { kind: 'redis', url: to, durability, namespace, ...(caFile === undefined ? {} : { caFile }) }
}

async function* tallied(parts: AsyncIterable<Part>, tally: { rows: number; entries: number }): AsyncGenerator<Part> {
  for await (const part of parts) {
    if ('entries' in part) tally.entries += part.entries.length
    else tally.rows++
    yield part
  }
}

async function* watched(parts: AsyncIterable<Part>, size: number, progress: (share: number) => void): AsyncGenerator<Part> {
  let done = 0
  for await (const part of parts) {
    progress(Math.min(1, ++done / size))
    yield part
  }
}
