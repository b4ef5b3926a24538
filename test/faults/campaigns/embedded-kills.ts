import { statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { openStore } from '../../../src/storage/open-store.ts'
import { check } from '../checker.ts'
import { inFolder, type Campaign } from '../support/campaign.ts'
import type { HistoryOptions } from '../support/history-replica.ts'
import { readJournals } from '../support/journal.ts'
import { keptBook } from '../support/kept-book.ts'
import { programs, replica } from '../support/programs.ts'

interface Plan {
  readonly kills: number
  /** Bytes of its journal that a process writes before it is killed; an acknowledged save comes to about 560, with what is read and refused. */
  readonly journal: number
  readonly early?: boolean
}

const plans: Readonly<Record<'full' | 'short' | 'control', Plan>> = {
  full: { kills: 50, journal: 640_000 },
  short: { kills: 5, journal: 60_000 },
  control: { kills: 3, journal: 20_000, early: true },
}

/** The process with the embedded store is killed in the middle of the saves of six writers, again and again. */
export const embeddedKills: Campaign = {
  name: 'embedded-kills',
  async run(size) {
    const real = await played(plans[size])
    const control = await played(plans.control)
    return { ...real, controls: 1, controlsCaught: control.lost > 0 ? 1 : 0, controlLost: control.lost }
  },
}

async function played({ kills, journal: enough, early }: Plan) {
  const program = (await programs())('history-replica')
  return inFolder(async (folder) => {
    const [journal, place] = [join(folder, 'journal'), { kind: 'embedded', folder: join(folder, 'book') } as const]
    const process = replica(program, { place, journal, writers: 6, early: early ?? false } satisfies HistoryOptions)
    for (let kill = 1; kill <= kills; kill++) {
      await untilWritten(journal, kill * enough + Math.random() * 1_000)
      process.signal('SIGKILL')
    }
    await process.stop()
    const calls = await readJournals([journal])
    const saves = calls.filter(({ kind }) => kind === 'save')
    const store = await openStore(place, Date.now)
    const kept = await keptBook(store.book, 't', saves.map(({ customer }) => customer))
    await store.close()
    const acknowledged = saves.filter(({ outcome }) => outcome === 'ok').length
    return { operations: calls.filter(({ until }) => until < Infinity).length, acknowledged, faults: kills, ...check(calls, kept) }
  })
}

export async function untilWritten(file: string, size: number): Promise<void> {
  for (let left = 6_000; left > 0; left--) {
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) >= size) return
    await wait(10)
  }
  throw new Error('the writers do not write')
}
