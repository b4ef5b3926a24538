import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Worker } from 'node:worker_threads'
import { pinyin } from 'pinyin-pro'
import type { Book } from '../../src/customer/book.ts'
import type { Customer } from '../../src/customer/customer.ts'
import type { Found } from '../../src/customer/search.ts'
import { openIndex } from '../../src/search/index.ts'
import { rules } from '../search/book.ts'
import { chance, customersOf, mistyped } from '../search/generated.ts'

const worker = new URL('../search/worker.js', import.meta.url)

async function measure(size: number) {
  const book = generated(size)
  const begin = (workerData: unknown) => new Worker(worker, { workerData })
  const died = (error: unknown) => {
    throw error
  }
  const index = openIndex({ book, rules, apart: { book, begin, died } })
  await openIndex({ book: generated(300), rules }).find('t', { from: 0, count: 1 })
  const before = memory()
  const stops = monitorEventLoopDelay({ resolution: 1 })
  stops.enable()
  const began = performance.now()
  const cpu = process.cpuUsage()
  let found = await index.find('t', { text: 'x', from: 0, count: 1 })
  const firstAnswer = performance.now() - began
  while (found.loading) {
    await new Promise((resolve) => setTimeout(resolve, 250))
    found = await index.find('t', { text: '？', from: 0, count: 1 })
  }
  const build = performance.now() - began
  const { user, system } = process.cpuUsage(cpu)
  stops.disable()
  const after = memory()
  const orders = performance.now()
  await index.find('t', { from: 0, count: 10 })
  const sorted = performance.now() - orders
  const typing = await keystrokes(size, (text) => index.find('t', { text, from: 0, count: 10, nearly: true }))
  const pages = await timed([0, 0.5, 0.999].flatMap((part) => Array.from({ length: 50 }, () => () => index.find('t', { from: Math.floor(part * size * 0.9), count: 10 }))))
  const recall = await recallOf(size, (text) => index.find('t', { text, from: 0, count: 50, nearly: true, filters: { status: 'all' } }))
  console.log(JSON.stringify({ size, firstAnswer: ms(firstAnswer), build: ms(build), buildCpu: ms((user + system) / 1000 - book.cpu()), nameOrder: ms(sorted), megabytes: Math.round(after - before), withOrder: Math.round(memory() - before), longestStop: ms(stops.max / 1e6), stop99: ms(stops.percentile(99) / 1e6), stopsWithin20: stops.max < 20e6, ...typing, page: pages, recall }))
}

/** A book that makes its customers as they are read, so that only the index is weighed; and the CPU that making them took, in ms. */
function generated(size: number): Pick<Book, 'log' | 'logAsJson' | 'page'> & { cpu(): number } {
  const next = customersOf(7)
  let spent = 0
  const made = <T>(position: number, most: number, as: (customer: Customer) => T): readonly T[] => {
    const before = process.cpuUsage()
    const customers = next(Math.max(0, Math.min(most, size - position))).map(as)
    const { user, system } = process.cpuUsage(before)
    spent += user + system
    return customers
  }
  return {
    cpu: () => spent / 1000,
    page: async () => ({ ids: [], total: size }),
    log: async (_tenant, position, most) => made(position, most, (customer) => customer).map((customer, at) => ({ position: position + at + 1, customer })),
    logAsJson: async (_tenant, position, most) => made(position, most, (customer) => Buffer.from(JSON.stringify(customer))).map((json, at) => ({ position: position + at + 1, json })),
  }
}

function memory(): number {
  for (let n = 0; n < 3; n++) globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 2 ** 20
}

const letters = (text: string) => pinyin(text, { toneType: 'none', type: 'array', v: true }).join('').toLowerCase().replace(/[^a-z0-9]/g, '')
const initials = (text: string) => pinyin(text, { pattern: 'first', toneType: 'none', type: 'array' }).join('').toLowerCase().replace(/[^a-z0-9]/g, '')

/** What people type on the way to a customer, letter by letter. */
function typedFor({ values }: Customer, random: () => number): string {
  const name = values.companyName ?? ''
  const kinds = [name, name, values.alias ?? '', letters(values.alias ?? ''), letters(name), initials(name), values.email ?? '', values.phone ?? '', values.domainPrefix ?? '', `${values.lastName}${values.firstName}`, letters(`${values.lastName}${values.firstName}`), mistyped(letters(values.alias ?? name), random), `${values.city} ${values.alias}`]
  return kinds[Math.floor(random() * kinds.length)]!
}

async function keystrokes(size: number, find: (text: string) => Promise<unknown>) {
  const random = chance(11)
  const customers = customersOf(7)(Math.min(size, 2_000))
  const texts = Array.from({ length: 400 }, () => typedFor(customers[Math.floor(random() * customers.length)]!, random)).flatMap((text) => Array.from(text.slice(0, 14), (_, at) => text.slice(0, at + 1)))
  // Each text once, since an answer is kept.
  const [warm, cold] = [texts.slice(0, 200), [...new Set(texts.slice(200))].filter((text) => !texts.slice(0, 200).includes(text))]
  for (const text of warm) await find(text)
  const cpu = process.cpuUsage()
  const times: [number, string][] = []
  for (const text of cold) {
    const began = performance.now()
    await find(text)
    times.push([performance.now() - began, text])
  }
  const { user, system } = process.cpuUsage(cpu)
  const again = await timed(Array.from({ length: 150 }, () => () => find(cold.at(-1)!)))
  times.sort(([a], [b]) => a - b)
  const at = (part: number) => ms(times[Math.min(times.length - 1, Math.floor(part * times.length))]![0])
  return { keystrokes: times.length, meanCpu: ms((user + system) / 1000 / times.length), p50: at(0.5), p90: at(0.9), p99: at(0.99), max: at(1), again: again.last, slowest: times.slice(-8).map(([time, text]) => `${text} ${ms(time)}`).join(', ') }
}

async function timed(runs: readonly (() => Promise<unknown>)[]) {
  const times: number[] = []
  for (const run of runs) {
    const began = performance.now()
    await run()
    times.push(performance.now() - began)
  }
  const median = (from: number, to: number) => ms(times.slice(from, to).sort((a, b) => a - b)[Math.floor((to - from) / 2)]!)
  return { first: median(0, 50), middle: median(50, 100), last: median(100, 150) }
}

/** The share of customers that one mistake in their name does not hide; what fits another one as it is typed is no mistake. */
async function recallOf(size: number, find: (text: string) => Promise<Found>) {
  const random = chance(13)
  const customers = customersOf(7)(Math.min(size, 1_500)).slice(-300)
  let [asked, found] = [0, 0]
  for (const { id, values } of customers) {
    const name = (values.companyName ?? '').split(' ')[0] ?? ''
    const text = mistyped(letters(name).slice(0, 14), random)
    if (text.length < 5) continue
    const { ids, total, nearly } = await find(text)
    if ((total > 0 && !nearly) || (total > ids.length && !ids.includes(id))) continue
    asked++
    if (ids.includes(id)) found++
  }
  return { asked, found: Number((found / asked).toFixed(3)) }
}

function ms(value: number): number {
  return Number(value.toPrecision(3))
}

// How the search index does at each size given (10,000 and 100,000 without): one line of JSON each.
const sizes = process.argv.slice(2).map(Number)
for (const size of sizes.length > 0 ? sizes : [10_000, 100_000]) await measure(size)
