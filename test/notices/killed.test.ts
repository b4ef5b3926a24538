import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openStore } from '../../src/storage/open-store.ts'
import { openConnector, until, type Connector } from '../support/connector.ts'
import { fill } from '../support/watchers.ts'

const conversations = 10
const customers = 12
const all = conversations * customers

let folder: string
let connector: Connector
let children: ChildProcess[]
let begun: number
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'told-'))
  connector = await openConnector(() => performance.now() * 20)
  children = []
  begun = Date.now()
  const store = await openStore({ kind: 'embedded', folder }, Date.now)
  await fill(store, { conversations, customers, serviceUrl: connector.url })
  await store.close()
})
afterEach(async () => {
  for (const child of children) await killed(child)
  await connector.close()
  await rm(folder, { recursive: true })
})

/** A process that tells whoever watches. */
function teller(how: 'notices' | 'naive'): ChildProcess {
  const child = fork(fileURLToPath(new URL('../support/teller.ts', import.meta.url)), [folder, how, String(begun)], { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  children.push(child)
  return child
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

const told = () => new Set(connector.taken.map(({ conversation, text }) => `${conversation} ${text}`)).size

/** Kills a process each time so many more were told, and lets the last one go on for as long as something comes. */
async function tellWithKills(how: 'notices' | 'naive', ...parts: readonly number[]): Promise<void> {
  for (const part of parts) {
    const child = teller(how)
    await until(() => connector.taken.length >= all * part, 20_000)
    await killed(child)
  }
  teller(how)
  await until(() => told() === all, 15_000)
}

it('a process that is killed while it tells loses nothing, and tells again at most what was under way', async () => {
  await tellWithKills('notices', 0.3, 0.6)
  expect(told()).toBe(all)
  expect(connector.taken.length - all).toBeLessThanOrEqual(2 * conversations)
}, 90_000)

it('one that keeps in memory what it has to tell loses it', async () => {
  await tellWithKills('naive', 0.3)
  expect(told()).toBeLessThan(all)
}, 90_000)
