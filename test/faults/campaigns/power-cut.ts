import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openStore } from '../../../src/storage/open-store.ts'
import { check } from '../checker.ts'
import { inFolder, type Campaign } from '../support/campaign.ts'
import type { HistoryOptions } from '../support/history-replica.ts'
import { readJournals } from '../support/journal.ts'
import { keptBook } from '../support/kept-book.ts'
import { programs, replica } from '../support/programs.ts'
import { untilWritten } from './embedded-kills.ts'

const cuts = { full: 10, short: 1 }

/** The power fails under the embedded store: a file system of its own on a loop device is shut down, and nothing that was not yet on the disk gets there. */
export const powerCut: Campaign = {
  name: 'power-cut',
  run: (size) => inFolder(async (folder) => {
    const disk = smallDisk(folder)
    const refusal = disk.tryOut()
    if (refusal !== undefined) return { operations: 0, faults: 0, controls: 0, controlsCaught: 0, notPossibleHere: refusal }
    try {
      return { ...(await played(folder, disk, cuts[size])), faults: cuts[size], controls: 1, controlsCaught: losesWhatIsNotForced(disk) ? 1 : 0 }
    } finally {
      spawnSync('umount', ['-l', disk.at])
    }
  }),
}

interface Disk {
  readonly at: string
  mount(): void
  umount(): void
  /** What was not forced to the disk is gone. */
  cut(): void
  /** Why such a disk cannot be had here; undefined where it is mounted. */
  tryOut(): string | undefined
}

/** An ext4 in a file; its ioctl EXT4_IOC_SHUTDOWN (0x8004587d) with NOLOGFLUSH (2) is what a power cut leaves. */
function smallDisk(folder: string): Disk {
  const [image, at] = [join(folder, 'image'), join(folder, 'disk')]
  const run = (program: string, ...given: readonly string[]) => void execFileSync(program, given, { stdio: 'pipe' })
  const disk: Disk = {
    at,
    mount: () => run('mount', '-o', 'loop', image, at),
    umount: () => run('umount', '-l', at),
    cut: () => run('perl', '-e', 'open my $at, "<", shift or die $!; my $how = pack("L", 2); ioctl($at, 0x8004587d, $how) or die $!', at),
    tryOut() {
      try {
        mkdirSync(at)
        writeFileSync(image, '')
        truncateSync(image, 256 * 1024 * 1024)
        run('mkfs.ext4', '-q', image)
        disk.mount()
        disk.cut()
        disk.umount()
        disk.mount()
        return undefined
      } catch (error) {
        spawnSync('umount', ['-l', at])
        return `a disk that loses its power: ${String(error).trim().split('\n').at(-1)}`
      }
    },
  }
  return disk
}

async function played(folder: string, disk: Disk, cuts: number) {
  const program = (await programs())('history-replica')
  const [journal, place] = [join(folder, 'journal'), { kind: 'embedded', folder: join(disk.at, 'book') } as const]
  for (let cut = 1; cut <= cuts; cut++) {
    const writer = replica(program, { place, journal, writers: 6 } satisfies HistoryOptions)
    await untilWritten(journal, cut * 60_000)
    disk.cut()
    writer.signal('SIGKILL')
    await writer.stop()
    disk.umount()
    disk.mount()
  }
  const calls = await readJournals([journal])
  const saves = calls.filter(({ kind }) => kind === 'save')
  const store = await openStore(place, Date.now)
  const kept = await keptBook(store.book, 't', saves.map(({ customer }) => customer))
  await store.close()
  return { operations: calls.filter(({ until }) => until < Infinity).length, acknowledged: saves.filter(({ outcome }) => outcome === 'ok').length, ...check(calls, kept) }
}

/** A file that was written and not forced does not outlive the cut, so that the cut is one. */
function losesWhatIsNotForced(disk: Disk): boolean {
  const file = join(disk.at, 'unforced')
  writeFileSync(file, 'x'.repeat(1_000))
  disk.cut()
  disk.umount()
  disk.mount()
  try {
    return !execFileSync('cat', [file], { encoding: 'utf8', stdio: 'pipe' }).includes('x')
  } catch {
    return true
  }
}
