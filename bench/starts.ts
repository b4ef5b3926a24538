import { createKeyv } from '@keyv/redis'
import { openIndex } from '../src/search/index.ts'
import { answering } from './answering.ts'
import { loaded, openBook } from './ground.ts'
import { profiled } from './profile.ts'
import { rules, tenant } from './settings.ts'

const [way = '', url = '', size = ''] = process.argv.slice(2)

export interface Started {
  readonly ms: number
  readonly mb: number
}

/** From nothing open to all customers known: ms, and the memory that it takes then, in MB. */
answering((question: 'start' | 'profile') => (question === 'start' ? start() : profiled(start)))

async function start(): Promise<Started> {
  const began = performance.now()
  const count = way === 'book' ? await book() : await iterator()
  const ms = performance.now() - began
  if (count < Number(size)) throw new Error(`${way}: only ${count} of ${size} were found`)
  return { ms, mb: process.memoryUsage.rss() / 1e6 }
}

async function book(): Promise<number> {
  const store = await openBook(url)
  const index = await loaded(openIndex({ book: store.book, rules }))
  const { total } = await index.find(tenant, { filters: { status: 'all' }, from: 0, count: 10 })
  return total
}

async function iterator(): Promise<number> {
  const keyv = createKeyv(url, { namespace: 'plain', throwOnErrors: true })
  const found: unknown[] = []
  for await (const each of keyv.iterator!(undefined) as AsyncIterable<unknown>) found.push(each)
  return found.length
}
