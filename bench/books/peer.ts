import type { Customer } from '../../src/customer/customer.ts'
import { customer, random } from '../customers.ts'
import { timed, type Sample } from '../rounds.ts'
import { pageLength } from '../settings.ts'
import { searches } from '../typing.ts'

/** A book of customers kept in some way, with what the last row of the table compares. */
export interface PeerBook {
  /** Acknowledged once it is on the disk. */
  add(customer: Customer): Promise<unknown>
  /** A page of names in order, by the rank of its first. */
  page(from: number): Promise<number>
  /** What a text finds, the first page of it; gives how many are on it. */
  find(text: string): Promise<number>
}

export const deeds = ['add', 'page', 'find'] as const satisfies readonly (keyof PeerBook)[]
export type Deed = (typeof deeds)[number]

/** In each round; whoever is slow makes fewer calls, at least one. */
const effort = { times: 100, patience: 2_000 }

/** Opens it with that many customers in it. */
export type OpenBook = (size: number) => Promise<PeerBook>

/** What a bot without an index looks through. */
export function searched({ values }: Customer): string {
  const { companyName, alias, domainPrefix, lastName, firstName, email, phone, city, tags, registrationNumber } = values
  return [companyName, alias, domainPrefix, lastName, firstName, email, phone, city, tags, registrationNumber].filter(Boolean).join(' ').toLowerCase()
}

/** Chinese names stand in pinyin order. */
export const collator = new Intl.Collator('zh-CN', { numeric: true })

/** The deeds of the last row, each a sample; `next` gives the number of a customer that is not in the book yet. */
export function samplesOf(book: PeerBook, size: number, next: () => number): Readonly<Record<Deed, Sample>> {
  const rank = (number: number) => Math.floor(random(number) * Math.ceil(size / pageLength)) * pageLength
  const texts = searches(size, 5_000)
  return {
    add: timed(() => book.add(customer(next()).customer), effort),
    page: timed((number) => book.page(rank(number)), effort),
    find: timed((number) => book.find(texts[number % texts.length]!), effort),
  }
}
