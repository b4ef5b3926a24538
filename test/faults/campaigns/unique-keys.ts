import { newCustomer } from '../../../src/customer/change.ts'
import { checkTyped } from '../../../src/customer/check.ts'
import { checkCharacter, organisationCheck } from '../../../src/customer/credit-code.ts'
import type { Values } from '../../../src/customer/customer.ts'
import { openStore, type Opened, type Place } from '../../../src/storage/open-store.ts'
import { rules, typed } from '../../customer/rules.ts'
import { redisServer } from '../../support/redis.ts'
import { inFolder, type Campaign } from '../support/campaign.ts'
import { naiveBook, type Ledger } from '../support/naive-book.ts'

const rounds = { full: 500, short: 50, control: 5 }
const crowd = 64
const stamp = { at: '2026-11-01T08:00:00Z', by: { id: 'ann', name: 'Ann' } }

/** Sixty-four at once create a customer of one domain and one registration number, each spelt in another way. */
export const uniqueKeys: Campaign = {
  name: 'unique-keys',
  async run(size) {
    const server = await redisServer()
    const redis = await onStores({ kind: 'redis', url: server.url, durability: 'strict' }, 4, rounds[size])
    const embedded = await inFolder((folder) => onStores({ kind: 'embedded', folder }, 1, rounds[size]))
    const naive = [1, 2].map(() => naiveBook(server.url, 'mark-after'))
    const control = await contested(naive, rounds.control)
    await Promise.all([server.stop(), ...naive.map((it) => it.close().catch(() => undefined))])
    const [duplicates, missing] = [redis.duplicates + embedded.duplicates, redis.missing + embedded.missing]
    return { operations: 2 * rounds[size] * crowd, faults: 0, duplicates, missing, controls: 1, controlsCaught: control.duplicates > 0 ? 1 : 0, controlDuplicates: control.duplicates }
  },
}

/** As many stores on one place as there would be replicas. */
async function onStores(place: Place, count: number, rounds: number) {
  const stores: Opened[] = []
  while (stores.length < count) stores.push(await openStore(place, Date.now))
  const figures = await contested(stores.map(({ book }) => book), rounds)
  await Promise.all(stores.map((it) => it.close()))
  return figures
}

async function contested(books: readonly Ledger[], rounds: number): Promise<{ duplicates: number; missing: number }> {
  let [duplicates, missing] = [0, 0]
  for (let round = 0; round < rounds; round++) {
    await Promise.all(Array.from({ length: crowd }, (_, n) => create(books[n % books.length]!, round, n)))
    const made = await Promise.all(Array.from({ length: crowd }, (_, n) => books[0]!.get('t', `${round}.${n}`)))
    const count = made.filter((customer) => customer !== undefined).length
    if (count === 0) missing++
    else duplicates += count - 1
  }
  return { duplicates, missing }
}

/** As the bot creates: what was typed is read, and its normal form is saved. */
async function create(book: Ledger, round: number, n: number): Promise<void> {
  const { values, problems } = checkTyped({ ...typed, ...spelling(round, n) }, { rules })
  if (problems.length > 0) throw new Error(`not a spelling: ${problems[0]!.text.en}`)
  await book.save({ tenant: 't', operation: `${round}.${n}`, ...newCustomer({ id: `${round}.${n}`, values, subscriptions: [], stamp }) })
}

const wide = (text: string) => text.replace(/[!-~]/g, (sign) => String.fromCodePoint(sign.codePointAt(0)! + 0xfee0))
const spellings: readonly ((text: string) => string)[] = [(text) => text, (text) => text.toLowerCase(), (text) => text.toUpperCase(), wide, (text) => `  ${wide(text.toLowerCase())} `]
const numberSpellings: typeof spellings = [...spellings, (text) => text.replace(/.{4}/g, '$& '), (text) => text.replace(/.{6}/g, '$&-'), (text) => text.replaceAll('0', 'O').replaceAll('1', 'i')]

function spelling(round: number, n: number): Values {
  const [domain, number] = [spellings[n % spellings.length]!, numberSpellings[n % numberSpellings.length]!]
  return { domainPrefix: domain(`unique${round}${n % 2 ? '.partner.onmschina.cn' : ''}`), registrationNumber: number(creditCode(round)) }
}

/** The nth valid unified social credit code of Beijing. */
function creditCode(n: number): string {
  const seventeen = `91110000${String(10_000_000 + n)}`
  const inner = seventeen + organisationCheck(seventeen)
  return inner + checkCharacter(inner)
}
