import { execFileSync } from 'node:child_process'
import { rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ClassicLevel } from 'classic-level'
import { StoreTrouble } from '../../../src/customer/book.ts'
import { openStore, type Opened } from '../../../src/storage/open-store.ts'
import { added } from '../../storage/sample.ts'
import { inFolder, type Campaign } from '../support/campaign.ts'

const rounds = { full: 5, short: 1 }

/** A disk fills up under the embedded store, is given room again, and the store is opened anew; each round. */
export const diskFull: Campaign = {
  name: 'disk-full',
  run: (size) => inFolder(async (disk) => {
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=48m', 'tmpfs', disk], { stdio: 'pipe' })
    } catch (error) {
      return { operations: 0, faults: 0, controls: 0, controlsCaught: 0, notPossibleHere: `a small disk: ${String(error).split('\n')[0]}` }
    }
    try {
      return await played(disk, rounds[size])
    } finally {
      execFileSync('umount', ['-l', disk])
    }
  }),
}

interface Told {
  readonly done: Set<string>
  readonly nothing: Set<string>
  false: number
  stuck: number
}

async function played(disk: string, rounds: number) {
  const folder = join(disk, 'book')
  const told: Told = { done: new Set(), nothing: new Set(), false: 0, stuck: 0 }
  for (let round = 0; round < rounds; round++) {
    const store = await openStore({ kind: 'embedded', folder }, Date.now)
    const refused = await filled(store, disk, told, round)
    if (!(await readable(store, [...told.done][0]!))) told.false++
    rmSync(join(disk, 'ballast'))
    // Nobody is sent to a bot that is not ready, so it becomes so without a save.
    if (!(await store.ready()).ready) told.stuck++
    for (const id of refused) if (!['done', 'replayed'].includes(await save(store, id, told))) told.stuck++
    for (let n = 0; n < 100; n++) await save(store, `after ${round} ${n}`, told)
    if (!(await store.ready()).ready) told.stuck++
    await store.close()
  }
  const store = await openStore({ kind: 'embedded', folder }, Date.now)
  const kept = new Set((await store.book.getMany('t', [...told.done, ...told.nothing])).map(({ id }) => id))
  await store.close()
  const [lost, ghosts] = [[...told.done].filter((id) => !kept.has(id)), [...told.nothing].filter((id) => kept.has(id) && !told.done.has(id))]
  return { operations: told.done.size, faults: rounds, lost: lost.length, ghosts: ghosts.length, false: told.false, stuck: told.stuck, ...(await control(disk)) }
}

/** A full disk keeps nobody from reading. */
const readable = (store: Opened, id: string) => store.book.get('t', id).then((it) => it !== undefined, () => false)

/** Leaves room for some hundred saves; LevelDB's blocks have 32 KiB, and the last write is to break off within one. */
function fill(disk: string): void {
  const { bavail, bsize } = statfsSync(disk)
  writeFileSync(join(disk, 'ballast'), Buffer.alloc(bavail * bsize - (512 + 12) * 1024))
}

/** Saves until twenty saves found no room. */
async function filled(store: Opened, disk: string, told: Told, round: number): Promise<readonly string[]> {
  fill(disk)
  const refused: string[] = []
  for (let n = 0; refused.length < 20 && n < 20_000; n++) {
    const id = `full ${round} ${n}`
    if ((await save(store, id, told)) !== 'done') refused.push(id)
  }
  if ((await store.ready()).ready) told.false++
  return refused
}

async function save(store: Opened, id: string, told: Told): Promise<string> {
  try {
    const { kind } = await store.book.save(added('t', id, { operation: id, values: { domainPrefix: id } }))
    told.done.add(id)
    return kind
  } catch (error) {
    const kind = error instanceof StoreTrouble ? error.kind : 'an accident'
    if (kind === 'unavailable') told.nothing.add(id)
    return kind
  }
}

/** LevelDB by itself goes on after the full disk, and has lost what it then acknowledged. */
async function control(disk: string) {
  let db = new ClassicLevel(join(disk, 'control'))
  await db.open()
  fill(disk)
  for (let n = 0, full = false; !full; n++) await db.put(`before ${n}`, 'x'.repeat(1_000), { sync: true }).catch(() => (full = true))
  rmSync(join(disk, 'ballast'))
  for (let n = 0; n < 100; n++) await db.put(`after ${n}`, 'x', { sync: true })
  await db.close()
  db = new ClassicLevel(join(disk, 'control'))
  const kept = await db.keys({ gte: 'after' }).all()
  await db.close()
  return { controls: 1, controlsCaught: kept.filter((key) => key.startsWith('after')).length < 100 ? 1 : 0 }
}
