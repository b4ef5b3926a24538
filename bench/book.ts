import { answering } from './answering.ts'
import type { OpenBook, PeerBook } from './books/peer.ts'
import { customer, random, searches } from './customers.ts'
import { timed, type Sample } from './rounds.ts'
import { pageLength } from './settings.ts'

/** One way to keep the book, in a process of its own: opened by the first question, measured by the others. */
const [way = '', size = ''] = process.argv.slice(2)
const count = Number(size)
let samples: Readonly<Record<string, Sample>> = {}

answering(async (question: 'open' | 'add' | 'page' | 'find') => {
  if (question !== 'open') return samples[question]!(0)
  const { open } = (await import(`./books/${way}.ts`)) as { open: OpenBook }
  samples = samplesOf(await open(count))
  return true
})

function samplesOf(book: PeerBook): Readonly<Record<string, Sample>> {
  const rank = (number: number) => Math.floor(random(number) * Math.ceil(count / pageLength)) * pageLength
  return {
    add: timed((number) => book.add(customer(count + number).customer), { times: 100 }),
    page: timed((number) => book.page(rank(number)), { times: 100 }),
    find: timed((number) => book.find(searches[number % searches.length]!), { times: 4 * searches.length }),
  }
}
