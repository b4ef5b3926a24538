import type { Customer } from '../../src/customer/customer.ts'

/** A book of customers kept in some way, with what the last row of the table compares. */
export interface PeerBook {
  /** Acknowledged once it is on the disk. */
  add(customer: Customer): Promise<unknown>
  /** A page of names in order, by the rank of its first. */
  page(from: number): Promise<number>
  /** What a text finds, the first page of it; gives how many are on it. */
  find(text: string): Promise<number>
}

/** Opens it with that many customers in it. */
export type OpenBook = (size: number) => Promise<PeerBook>

/** What a bot without an index looks through. */
export function searched({ values }: Customer): string {
  const { companyName, alias, domainPrefix, lastName, firstName, email, phone, city, tags, registrationNumber } = values
  return [companyName, alias, domainPrefix, lastName, firstName, email, phone, city, tags, registrationNumber].filter(Boolean).join(' ').toLowerCase()
}

/** Chinese names stand in pinyin order. */
export const collator = new Intl.Collator('zh-CN', { numeric: true })
