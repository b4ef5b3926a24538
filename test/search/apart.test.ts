import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { expect, it } from 'vitest'
import type { Book } from '../../src/customer/book.ts'
import type { Customer } from '../../src/customer/customer.ts'
import type { Query } from '../../src/customer/search.ts'
import { limits } from '../../src/search/apart/thread.ts'
import type { Apart } from '../../src/search/apart/threads.ts'
import { openIndex } from '../../src/search/index.ts'
import { rules } from './book.ts'
import { customersOf } from './generated.ts'

const begin = (workerData: unknown) => new Worker(new URL('worker.js', import.meta.url), { workerData, resourceLimits: limits })

/** So many that two batches are read by another thread; some of them are written twice. */
const customers = customersOf(5)(22_000)
const written = [...customers.slice(0, 21_950), ...customers.slice(4_990, 5_010).map((customer) => ({ ...customer, values: { ...customer.values, alias: 'Rewritten' } })), ...customers.slice(21_950)]

type Source = Pick<Book, 'log' | 'logAsJson' | 'page'>

/** As an index reads it while it is being written: a customer may come twice. */
function logOf(all: readonly Customer[]): Source & { reads: number } {
  const book = {
    reads: 0,
    log: async (_: string, after: number, most: number) => {
      book.reads++
      return all.slice(after, after + most).map((customer, at) => ({ position: after + at + 1, customer }))
    },
    page: async () => ({ ids: [], total: all.length }),
    logAsJson: async (...asked: Parameters<Book['log']>) => (await book.log(...asked)).map(({ position, customer }) => ({ position, json: Buffer.from(JSON.stringify(customer)) })),
  }
  return book
}

const queries: readonly Partial<Query>[] = [{}, { text: 'c' }, { text: 'cq' }, { text: 'chongqing' }, { text: 'rewritten' }, { text: '汽车' }, { text: 'user5k' }, { text: 'fabrikam', nearly: true }, { filters: { status: 'archived', city: '六安' } }, { filters: { postalCode: '1' } }, { text: 'vip', sort: { by: 'city', descending: true } }]

const never = (error: unknown) => expect.fail(String(error))

async function loaded({ book = logOf(written), ...apart }: Partial<Apart> & { readonly book?: Source }) {
  const { begin, died = never } = apart
  const index = openIndex({ book, rules, ...(begin ? { apart: { book, begin, died } } : {}) })
  const find = (query: Partial<Query> = {}) => index.find('t', { from: 0, count: 60, ...query })
  while ((await find()).loading) await pause(20)
  return { index, find }
}

type Asked = Pick<Awaited<ReturnType<typeof loaded>>, 'find'>

async function expectTrue({ find }: Asked, other: Asked = plain) {
  for (const query of queries) expect(await find(query), JSON.stringify(query)).toEqual(await other.find(query))
}

const plain = await loaded({})

it('a large book that another thread reads is found as one that this thread reads, and the thread ends', async () => {
  const workers: Worker[] = []
  const apart = await loaded({ begin: (data) => (workers.push(begin(data)), workers.at(-1)!) })
  await expectTrue(apart)
  expect(apart.index.customers()).toBe(22_000)
  expect(workers.length).toBeGreaterThan(0)
  for (const worker of workers) if (worker.threadId !== -1) await once(worker, 'exit')
})

it('a small book is read without another thread', async () => {
  const book = logOf(customers.slice(0, 300))
  const index = openIndex({ book, rules, apart: { book, begin: () => expect.fail('begun'), died: never } })
  expect((await index.find('t', { from: 0, count: 9, filters: { status: 'all' } })).total).toBe(300)
})

const deaths: readonly (() => Worker)[] = [
  () => {
    throw new Error('no thread')
  },
  ...['throw new Error("one")', 'process.exit(3)', `require("node:worker_threads").parentPort.on("message", ({ kind }) => { if (kind === "read") throw new Error("two") })`].map((code) => () => new Worker(code, { eval: true })),
]

it.each(deaths)('a thread that dies, or cannot begin, is told of, and this one goes on', async (dying) => {
  const told: unknown[] = []
  const book = logOf(written.slice(0, 5_500))
  await expectTrue(await loaded({ book, begin: dying, died: (error) => told.push(error) }), await loaded({ book }))
  expect(told.map(String)).toEqual([expect.stringMatching(/^Error: (no thread|one|two|the thread of the index ended with 3)$/)])
})

it('few pages wait for a thread that is busy; where it dies then, this one goes on', async () => {
  const told: unknown[] = []
  const book = logOf(written)
  let [before, after] = [0, 0]
  const busy = () => {
    before = book.reads
    const code = 'require("node:worker_threads").parentPort.on("message", () => undefined); setTimeout(() => process.exit(3), 500)'
    return new Worker(code, { eval: true }).on('exit', () => (after ||= book.reads))
  }
  await expectTrue(await loaded({ book, begin: busy, died: (error) => told.push(error) }))
  expect(told.map(String)).toEqual(['Error: the thread of the index ended with 3'])
  expect(after - before).toBe(16)
})

it('what a thread has made before it dies stays, and nothing is there twice', async () => {
  const told: unknown[] = []
  const workers: Worker[] = []
  const begun = (data: unknown) => {
    workers.push(begin(data))
    // All die between the first batch and the second.
    return workers.at(-1)!.on('message', (answer: object) => void ('own' in answer && workers.map((worker) => worker.terminate())))
  }
  const apart = await loaded({ begin: begun, died: (error) => told.push(error) })
  expect(told).toHaveLength(1)
  expect(apart.index.customers()).toBe(22_000)
  await expectTrue(apart)
})

it('the end of the bot ends a thread that reads, and the reading', async () => {
  let worker: Worker | undefined
  const book = logOf(written)
  const index = openIndex({ book, rules, apart: { book, begin: (data) => (worker = begin(data)), died: never } })
  for (; !worker; await pause(5)) await index.find('t', { from: 0, count: 1, text: 'x' })
  const gone = once(worker, 'exit')
  await index.close()
  await gone
  const { reads } = book
  await pause(100)
  expect([book.reads, index.customers()]).toEqual([reads, 5_000])
})

it('where the store fails meanwhile, the next question goes on from there', async () => {
  const book = logOf(written)
  let fails = 1
  const logAsJson: Book['logAsJson'] = async (tenant, after, most) => {
    if (after > 10_000 && fails-- > 0) throw new Error('away')
    return book.logAsJson(tenant, after, most)
  }
  await expectTrue(await loaded({ book: { ...book, logAsJson }, begin }))
})
