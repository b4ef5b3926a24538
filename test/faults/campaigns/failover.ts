import { StoreTrouble, type Save } from '../../../src/customer/book.ts'
import { openStore, type Opened } from '../../../src/storage/open-store.ts'
import { added } from '../../storage/sample.ts'
import { redisCluster, redisSentinel, until } from '../../support/redis-forms.ts'
import type { Campaign } from '../support/campaign.ts'

const rounds = { full: 5, short: 1 }
/** A call's deadline is 2 s; the rest is for a busy machine. */
const inTime = 3_000

interface Found {
  readonly operations: number
  readonly faults: number
  readonly lost: number
  readonly doubled: number
  readonly false: number
  readonly late: number
}

/** A master dies with writes that its replica has not: told as saved only where the replica was waited for. And a shard of a Cluster dies. */
export const failover: Campaign = {
  name: 'failover',
  async run(size) {
    const found: Found[] = []
    for (let round = rounds[size]; round > 0; round--) found.push(await masterLost('replica'), await shardLost())
    const sum = (name: keyof Found) => found.reduce((total, it) => total + it[name], 0)
    const { lost } = await masterLost('strict')
    return { operations: sum('operations'), faults: sum('faults'), lost: sum('lost'), doubled: sum('doubled'), false: sum('false'), late: sum('late'), controls: 1, controlsCaught: lost > 0 ? 1 : 0, controlLost: lost }
  },
}

/** What a save came to, and whether in time. */
async function tell({ book }: Opened, save: Save): Promise<{ kind: string; late: boolean }> {
  const before = performance.now()
  const kind = await book.save(save).then((it) => it.kind, (error: unknown) => {
    if (error instanceof StoreTrouble) return error.kind
    throw error
  })
  return { kind, late: performance.now() - before > inTime }
}

const insist = (store: Opened, save: Save) => until(async () => ['done', 'replayed'].includes((await tell(store, save)).kind))
const saves = (count: number, tenant: (n: number) => string) => Array.from({ length: count }, (_, n) => added(tenant(n), `c${n}`, { operation: `o${n}` }))

/** The replica is cut off, so that it surely lacks the last writes when it takes the master's place. */
async function masterLost(durability: 'strict' | 'replica'): Promise<Found> {
  const redis = await redisSentinel()
  const [master, replica] = redis.servers
  const store = await openStore({ kind: 'redis', url: redis.url, durability }, Date.now)
  const [early, last] = [saves(20, () => 't').slice(0, 15), saves(20, () => 't').slice(15)]
  for (const save of early) await insist(store, save)
  await replica!.signal('SIGSTOP')
  await master!.say('CLIENT KILL TYPE replica')
  const told = await Promise.all(last.map((save) => tell(store, save)))
  // On a busy machine a save may come to nothing known; where nobody waits for a replica, it must have come to "saved".
  if (durability === 'strict') for (const save of last) await insist(store, save)
  await master!.signal('SIGKILL')
  await replica!.signal('SIGCONT')
  await until(async () => (await replica!.say('INFO replication')).includes('role:master'))
  // A process that never saw the old master answers what the new one has.
  const fresh = await openStore({ kind: 'redis', url: replica!.url, durability: 'strict' }, Date.now)
  const acknowledged = [...early, ...last.filter((_, n) => durability === 'strict' || told[n]!.kind === 'done')]
  const kept = await fresh.book.getMany('t', acknowledged.map(({ customer }) => customer.id))
  await master!.start()
  if (durability === 'replica') for (const save of last) await insist(store, save)
  const doubled = durability === 'replica' ? (await fresh.book.log('t', 0, 99)).at(-1)!.position - 20 : 0
  await Promise.all([store.close(), fresh.close()])
  await redis.stop()
  return { operations: 20, faults: 1, lost: acknowledged.length - kept.length, doubled, false: 0, late: told.filter(({ late }) => late).length }
}

/** One without a replica dies and comes back: its tenants are away meanwhile, and never said to be unknown. */
async function shardLost(): Promise<Found> {
  const redis = await redisCluster()
  const store = await openStore({ kind: 'redis', url: redis.url, durability: 'strict' }, Date.now)
  const all = saves(30, (n) => `tenant ${n}`)
  const early = all.slice(0, 20)
  for (const save of early) await insist(store, save)
  await redis.servers[0]!.signal('SIGKILL')
  const seen = await Promise.all(early.map(({ tenant, customer }) => store.book.get(tenant, customer.id).then((it) => it !== undefined, (error: unknown) => error instanceof StoreTrouble)))
  const told = await Promise.all(all.slice(20).map((save) => tell(store, save)))
  await redis.servers[0]!.start()
  for (const save of all) await insist(store, save)
  const logs = await Promise.all(all.map(({ tenant }) => store.book.log(tenant, 0, 9)))
  await store.close()
  await redis.stop()
  const doubled = logs.filter((log) => log.length > 1 || (log[0]?.position ?? 0) > 1).length
  return { operations: 30, faults: 1, lost: logs.filter((log) => log.length === 0).length, doubled, false: seen.filter((it) => !it).length, late: told.filter(({ late }) => late).length }
}
