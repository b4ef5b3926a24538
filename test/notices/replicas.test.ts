import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openStore, type Opened } from '../../src/storage/open-store.ts'
import { openConnector, until, type Connector } from '../support/connector.ts'
import { redisServer, type RedisServer } from '../support/redis.ts'
import { add, fill, storeAt, tenant } from '../support/watchers.ts'

const customers = 40

let redis: RedisServer
let store: Opened
let connector: Connector
let replicas: ReadonlyMap<string, ChildProcess>
beforeEach(async () => {
  redis = await redisServer()
  store = await openStore(storeAt(redis.url), Date.now)
  connector = await openConnector(() => performance.now() * 20)
  replicas = new Map()
  await fill(store, { conversations: 1, customers: 0, serviceUrl: connector.url })
})
afterEach(async () => {
  for (const name of replicas.keys()) await killed(name)
  await store.close()
  await connector.close()
  await redis.stop()
})

/** Processes that tell one conversation from one store; each is known to the others by its name. */
async function tellers(...names: readonly string[]): Promise<void> {
  const begun = String(Date.now())
  const started = names.map((name) => fork(fileURLToPath(new URL('../support/teller.ts', import.meta.url)), [redis.url, 'notices', begun, name], { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }))
  replicas = new Map(started.map((child, n) => [`${n} ${names[n]}`, child]))
  await Promise.all(started.map((child) => once(child, 'message')))
}

async function killed(name: string): Promise<void> {
  const child = replicas.get(name)
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

const told = () => new Set(connector.taken.map(({ text }) => text)).size

it('two replicas tell a conversation of each change once', async () => {
  await tellers('one', 'other')
  await add(store.book, customers)
  await until(() => told() === customers, 20_000)
  // The conversation is let go and looked at again meanwhile.
  await wait(3_000)
  expect(connector.taken.map(({ text }) => text)).toHaveLength(customers)
  expect({ told: told(), refused: connector.refused() }).toEqual({ told: customers, refused: 0 })
}, 60_000)

it('where the one that tells is killed, the other goes on and loses nothing', async () => {
  await tellers('one', 'other')
  await add(store.book, customers)
  await until(() => told() >= customers / 4, 20_000)
  const teller = (await store.watches.get(tenant, 'group-0'))?.lease?.by
  const [name = ''] = [...replicas.keys()].filter((each) => each.endsWith(String(teller)))
  await killed(name)
  expect({ teller, told: told() < customers }).toEqual({ teller: expect.stringMatching(/^one$|^other$/), told: true })
  await until(() => told() === customers, 30_000)
  expect(told()).toBe(customers)
  expect(connector.taken.length - customers).toBeLessThanOrEqual(1)
}, 60_000)

it('two that hold themselves for the same one tell it twice', async () => {
  await tellers('same', 'same')
  await add(store.book, customers)
  await until(() => connector.taken.length > customers && told() === customers, 20_000)
  expect(connector.taken.length).toBeGreaterThan(customers)
}, 60_000)
