import { Worker } from 'node:worker_threads'
import type { Rules } from '../src/customer/rules.ts'
import type { Query } from '../src/customer/search.ts'
import { localTenant } from '../src/local/cast.ts'
import { limits } from '../src/search/apart/thread.ts'
import type { Apart } from '../src/search/apart/threads.ts'

/** As the bot's own defaults are. */
export const rules: Rules = { domainPattern: /^[a-z0-9]{1,27}$/u, domainSuffix: '.onmicrosoft.com', registrationRequired: false, defaultCountry: 'CN' }

export const tenant = localTenant
/** What the bot asks of the index for a text that somebody typed. */
export const asked = (text: string): Query => ({ text, nearly: true, from: 0, count: pageLength })
/** Customers on a page; the bot’s own have two fewer. */
export const pageLength = 10
/** Threads that read a large book, as the built program begins them. */
export const apart = (book: Apart['book']): Apart => ({
  book,
  begin: (workerData) => new Worker(new URL('../dist/search/apart/worker.js', import.meta.url), { workerData, resourceLimits: limits }),
  died(error) {
    throw error
  },
})
