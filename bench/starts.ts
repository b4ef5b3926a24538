import { createKeyv } from '@keyv/redis'
import { readdir } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { openIndex } from '../src/search/index.ts'
import { answering } from './answering.ts'
import { loaded, openBook } from './ground.ts'
import { profiled } from './profile.ts'
import { apart, rules, tenant } from './settings.ts'

/** `folder`: where the index is kept from one start to the next. */
const [way = '', url = '', size = '', folder = ''] = process.argv.slice(2)

export interface Started {
  readonly ms: number
  readonly mb: number
}

/** From nothing open to all customers known: ms, and the memory that it takes then, in MB. */
answering(async (question: 'start' | 'profile' | 'kept') => (question === 'start' ? start() : question === 'profile' ? profiled(start) : kept()))

async function start(): Promise<Started> {
  const began = performance.now()
  const count = way === 'iterator' ? await iterator() : await book()
  const ms = performance.now() - began
  if (count < Number(size)) throw new Error(`${way}: only ${count} of ${size} were found`)
  return { ms, mb: process.memoryUsage.rss() / 1e6 }
}

async function book(): Promise<number> {
  const store = await openBook(url)
  const keeping = { book: store.book, folder, program: new URL('../src/', import.meta.url) }
  const index = await loaded(openIndex({ book: store.book, rules, apart: apart(store.book), ...(way === 'kept' ? { keeping } : {}) }))
  const { total } = await index.find(tenant, { from: 0, count: 10 })
  return total
}

/** Waits until the index of a first start is kept: it has its name once it is whole. */
async function kept(): Promise<true> {
  await book()
  while (!(await readdir(folder).catch(() => [])).some((name) => name.endsWith('.index'))) await wait(50)
  return true
}

async function iterator(): Promise<number> {
  const keyv = createKeyv(url, { namespace: 'plain', throwOnErrors: true })
  const found: unknown[] = []
  for await (const each of keyv.iterator!(undefined) as AsyncIterable<unknown>) found.push(each)
  return found.length
}
