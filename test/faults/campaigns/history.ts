import { statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { openStore } from '../../../src/storage/open-store.ts'
import { redisServer, type RedisServer } from '../../support/redis.ts'
import { check, type Violations } from '../checker.ts'
import { inFolder, pick, type Campaign } from '../support/campaign.ts'
import type { HistoryOptions } from '../support/history-replica.ts'
import { readJournals } from '../support/journal.ts'
import { keptBook } from '../support/kept-book.ts'
import { naiveBook } from '../support/naive-book.ts'
import { programs, replica, type Replica } from '../support/programs.ts'

interface Plan {
  readonly seconds: number
  /** A slow machine goes on until its journals are so many bytes long (some 200 for each operation), for three times as long at most. */
  readonly journals?: number
  /** Milliseconds from one fault's end to the next; absent: no faults. */
  readonly gap?: number
  readonly naive?: boolean
}

const replicas = 3
const plans: Readonly<Record<'full' | 'short' | 'control', Plan>> = {
  full: { seconds: 120, gap: 600, journals: 46_000_000 },
  short: { seconds: 8, gap: 300 },
  control: { seconds: 4, journals: 600_000, naive: true },
}

/** Three replicas of six writers on one Redis; processes are killed and frozen, and every answer is compared with the book. */
export const history: Campaign = {
  name: 'history',
  async run(size) {
    const real = await played(plans[size])
    const control = await played(plans.control)
    return { ...real, controls: 1, controlsCaught: control.lost > 0 ? 1 : 0, controlLost: control.lost }
  },
}

async function played(plan: Plan): Promise<Violations & { operations: number; faults: number }> {
  const program = (await programs())('history-replica')
  return inFolder(async (folder) => {
    const server = await redisServer()
    const journals = Array.from({ length: replicas }, (_, n) => join(folder, `${n}`))
    const options = (journal: string): HistoryOptions => ({ place: place(server), naive: plan.naive ?? false, journal, writers: 6 })
    const all = journals.map((journal) => replica(program, options(journal)))
    try {
      const faults = await harm(plan, all, server, () => journals.reduce((sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0))
      await Promise.all(all.map((it) => it.stop()))
      return { ...(await judged(plan, server, journals)), faults }
    } finally {
      await Promise.all(all.map((it) => it.stop()))
      await server.stop()
    }
  })
}

const place = ({ url }: RedisServer) => ({ kind: 'redis', url, durability: 'strict' }) as const

/** Harms one after the other until the time is over; answers how many. */
async function harm({ seconds, gap, journals = 0 }: Plan, all: readonly Replica[], server: RedisServer, written: () => number): Promise<number> {
  const begun = Date.now()
  const passed = () => (Date.now() - begun) / 1_000
  const going = () => passed() < seconds || (written() < journals && passed() < 3 * seconds)
  const kinds = [killReplica, freezeReplica, killReplica, freezeRedis, killReplica, freezeReplica, killRedis]
  await wait(1_000)
  let faults = 0
  for (; gap !== undefined && going(); faults++) {
    await kinds[faults % kinds.length]!(all, server)
    await wait(gap)
  }
  while (going()) await wait(100)
  return faults
}

async function killReplica(all: readonly Replica[]): Promise<void> {
  pick(all).signal('SIGKILL')
}

/** Longer than a call may take, now and then; the others go on. */
async function freezeReplica(all: readonly Replica[]): Promise<void> {
  const frozen = pick(all)
  frozen.signal('SIGSTOP')
  setTimeout(() => frozen.signal('SIGCONT'), pick([100, 400, 2_500]))
}

async function freezeRedis(_: readonly Replica[], server: RedisServer): Promise<void> {
  await server.signal('SIGSTOP')
  await wait(pick([100, 100, 100, 200, 200, 400, 2_200]))
  await server.signal('SIGCONT')
}

async function killRedis(_: readonly Replica[], server: RedisServer): Promise<void> {
  await server.signal('SIGKILL')
  await wait(pick([0, 100, 300]))
  await server.start()
}

async function judged({ naive }: Plan, server: RedisServer, journals: readonly string[]) {
  const calls = await readJournals(journals)
  const saves = calls.filter(({ kind }) => kind === 'save')
  const opened = naive ? naiveBook(server.url, 'mark-after') : await openStore(place(server), Date.now)
  const kept = await keptBook('book' in opened ? opened.book : opened, 't', saves.map(({ customer }) => customer))
  await opened.close()
  const answered = calls.filter(({ until }) => until < Infinity).length
  return { operations: answered, acknowledged: saves.filter(({ outcome }) => outcome === 'ok').length, ...check(calls, kept) }
}
