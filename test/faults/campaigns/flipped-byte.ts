import { fork } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ClassicLevel } from 'classic-level'
import { newCustomer } from '../../../src/customer/change.ts'
import { openStore } from '../../../src/storage/open-store.ts'
import { inFolder, type Campaign } from '../support/campaign.ts'
import { programs } from '../support/programs.ts'

const flips = { full: 200, short: 12 }
const customers = 300
const stamp = { at: '2026-11-01T08:00:00Z', by: { id: 'ann', name: 'Ann' } }

/** What a flipped byte came to. A store that opens must hold everything as it was; one that does not must say why. */
type Outcome = 'harmless' | 'named' | 'unnoticed' | 'ended'

/** One byte of one file of the embedded store is another, table files included; then it is opened. */
export const flippedByte: Campaign = {
  name: 'flipped-byte',
  run: (size) => inFolder(async (folder) => {
    const program = (await programs())('opener')
    const book = join(folder, 'book')
    for (const half of [0, 1]) await write(book, half)
    const { digest } = await opened(program, book)
    const counts: Record<Outcome, number> = { harmless: 0, named: 0, unnoticed: 0, ended: 0 }
    let passedOver = 0
    for (const { name, at } of places(book, flips[size])) {
      const copy = join(folder, 'copy')
      cpSync(book, copy, { recursive: true })
      flip(join(copy, name), at)
      const found = await opened(program, copy)
      const outcome = judge(found, digest!)
      counts[outcome]++
      if (outcome === 'ended' || outcome === 'unnoticed') console.error(`${name} byte ${at}: ${outcome} ${JSON.stringify(found)}`)
      rmSync(copy, { recursive: true })
      if (passedOver === 0 && outcome === 'named') passedOver += await openedAlone(book, copy, name, at)
    }
    return { operations: flips[size], faults: flips[size], ...counts, controls: 1, controlsCaught: passedOver > 0 ? 1 : 0 }
  }),
}

/** The first half ends in table files, the second in the log. */
async function write(folder: string, half: number): Promise<void> {
  const { book, close } = await openStore({ kind: 'embedded', folder }, Date.now)
  for (let n = 0; n < customers; n++) {
    const id = `c${half}.${n}`
    await book.save({ tenant: 't', operation: id, ...newCustomer({ id, values: { companyName: id, alias: id, domainPrefix: `${half}x${n}` }, subscriptions: [], stamp }) })
  }
  await close()
}

/** Places spread evenly over every file that holds data, large or small. */
function places(folder: string, count: number): readonly { name: string; at: number }[] {
  const files = readdirSync(folder).filter((name) => !/^LO(CK|G)/.test(name)).map((name) => ({ name, size: readFileSync(join(folder, name)).length })).filter(({ size }) => size > 0)
  const each = Math.ceil(count / files.length)
  return files.flatMap(({ name, size }) => Array.from({ length: each }, (_, n) => ({ name, at: Math.floor(((n + Math.random()) / each) * size) }))).slice(0, count)
}

function flip(file: string, at: number): void {
  const bytes = readFileSync(file)
  bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << Math.floor(Math.random() * 8)), at)
  writeFileSync(file, bytes)
}

interface Opening {
  readonly digest?: string
  readonly refusal?: string
}

async function opened(program: string, folder: string): Promise<Opening> {
  const child = fork(program, [JSON.stringify([folder])], { execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  const told: Opening[] = []
  child.on('message', (it) => told.push(it as Opening))
  await once(child, 'exit')
  return told[0] ?? {}
}

function judge({ digest, refusal }: Opening, whole: string): Outcome {
  if (digest !== undefined) return digest === whole ? 'harmless' : 'unnoticed'
  return refusal === undefined ? 'ended' : /^The store in .* is not whole \(.+\)/s.test(refusal) ? 'named' : 'ended'
}

/** 1 where LevelDB by itself opens the same damage and says nothing. */
async function openedAlone(book: string, copy: string, name: string, at: number): Promise<number> {
  cpSync(book, copy, { recursive: true })
  flip(join(copy, name), at)
  const db = new ClassicLevel(copy)
  const silent = await db.open().then(() => 1, () => 0)
  await db.close()
  rmSync(copy, { recursive: true })
  return silent
}
