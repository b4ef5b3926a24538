import { createClient } from '@keyv/redis'
import { setTimeout as wait } from 'node:timers/promises'
import type { Index } from '../src/customer/search.ts'
import { openIndex } from '../src/search/index.ts'
import { spelled } from '../src/search/spelled.ts'
import { openStore, type Opened } from '../src/storage/open-store.ts'
import { redisServer, durable, type RedisServer } from '../test/support/redis.ts'
import { fill } from './fill.ts'
import { say } from './progress.ts'
import type { Work } from './rounds.ts'
import { apart, rules, tenant } from './settings.ts'

/** What all rows stand on: a durable Redis with the book in it, opened as the bot opens it. */
export interface Ground {
  /** How many customers the book holds; rows that add take numbers from here on. */
  readonly size: number
  readonly redis: RedisServer
  readonly store: Opened
  readonly index: Index
  /** The store's own client package, bare. */
  readonly client: BareClient
  readonly ping: Work
  /** The number of a customer that is not in the book yet. */
  next(): number
}

export type BareClient = Awaited<ReturnType<typeof bareClient>>

export async function bareClient(url: string) {
  return createClient({ url }).connect()
}

/** Opens a book of `size` customers; what it takes to load it is no measure. */
export async function openGround(size: number): Promise<Ground> {
  const redis = await redisServer(durable)
  const client = await bareClient(redis.url)
  const store = await openBook(redis.url)
  await fill(store.book, redis, size)
  say(`reading ${size} customers into the index`)
  const index = await loaded(openIndex({ book: store.book, rules, apart: apart(store.book) }))
  let number = size
  return { size, redis, store, index, client, ping: () => client.ping(), next: () => number++ }
}

/** The namespace is that of the bot in local mode, which can so be started over the same book. */
export function openBook(url: string): Promise<Opened> {
  return openStore({ kind: 'redis', url, durability: 'strict', namespace: 'local' }, Date.now, spelled)
}

/** Waits until the index knows the whole book. */
export async function loaded(index: Index): Promise<Index> {
  // A text that nobody holds: the question itself is to cost nothing while others are read.
  while ((await index.find(tenant, { text: '？', from: 0, count: 1 })).loading) await wait(20)
  return index
}
