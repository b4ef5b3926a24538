import { setTimeout as wait } from 'node:timers/promises'
import { StoreTrouble, type Save, type Saved } from '../../../src/customer/book.ts'
import { changeValues, newCustomer } from '../../../src/customer/change.ts'
import type { Customer } from '../../../src/customer/customer.ts'
import { openStore, type Place } from '../../../src/storage/open-store.ts'
import { chance, pick } from './campaign.ts'
import { openJournal } from './journal.ts'
import { mark } from './kept-book.ts'
import { naiveBook, type Ledger } from './naive-book.ts'

/** A replica whose writers read and save without end, until it is killed; `naive` is the control. */
export interface HistoryOptions {
  readonly place: Place
  readonly naive?: boolean
  /** The control of the embedded store: a save is told before it is on the disk. */
  readonly early?: boolean
  readonly journal: string
  readonly writers: number
}

const { place, naive, early, journal, writers } = JSON.parse(process.argv[2] ?? '') as HistoryOptions
const tenant = 't'
const call = openJournal(journal)
// The control's writers meet more often, since it has only seconds to be caught.
const ids = Array.from({ length: naive ? 30 : 300 }, (_, n) => `c${n}`)
const numbers = Array.from({ length: 400 }, (_, n) => `N${n}`)
const person = { id: 'ann', name: 'Ann' }
const seen = (found: Customer | undefined) => ({ version: found?.version ?? 0, operation: found?.values[mark] ?? '' })
const stamp = () => ({ at: new Date().toISOString(), by: person })
let last = 0

process.on('disconnect', () => process.exit())
const book = await opened()
await Promise.all(Array.from({ length: writers }, async () => {
  for (;;) await turn()
}))

async function opened(): Promise<Ledger> {
  if (naive && place.kind === 'redis') return naiveBook(place.url, 'mark-after')
  for (;;) {
    const store = await openStore(place, Date.now).catch((error: unknown) => error)
    if (!(store instanceof Error)) return (store as Awaited<ReturnType<typeof openStore>>).book
    // A server that is away comes back; a folder that is not whole does not.
    if (place.kind === 'embedded') throw store
    await wait(100)
  }
}

/** One person's: look at a customer, perhaps change it, and press again where the answer was none. */
async function turn(): Promise<void> {
  const operation = `${process.pid}.${++last}`
  const anew = early || chance(0.03)
  const id = anew ? `n${operation}` : pick(ids)
  const now = anew ? undefined : await read(id)
  if (now === 'trouble' || (now && chance(0.35))) return
  const save = now ? change(now, operation) : addition(id, operation, anew && !early ? `d${Math.floor(Date.now() / 20)}` : id.replace('.', 'x'))
  for (let tries = 3; save && tries > 0 && !(await carriedOut(save)); tries--) await wait(50)
}

async function read(customer: string): Promise<Customer | undefined | 'trouble'> {
  const end = call({ kind: 'read', customer, operation: '', version: 0 })
  try {
    const found = await book.get(tenant, customer)
    end({ outcome: 'ok', ...seen(found) })
    return found
  } catch {
    end({ outcome: 'unknown' })
    await wait(50)
    return 'trouble'
  }
}

/** Whether the save came to an answer. */
async function carriedOut(save: Save): Promise<boolean> {
  const { id: customer, version } = save.customer
  const end = call({ kind: 'save', customer, operation: save.operation, version })
  try {
    const saving = book.save(save)
    if (early) end({ outcome: 'ok' })
    const saved = await saving
    if (!early) end(ended(saved))
    return true
  } catch (error) {
    if (!early) end({ outcome: error instanceof StoreTrouble && error.kind === 'unavailable' ? 'nothing' : 'unknown' })
    return false
  }
}

function ended(saved: Saved) {
  // What was refused is only a reading of what was in its way.
  if (saved.kind === 'stale') return { outcome: 'ok', kind: 'read', ...seen(saved.now) } as const
  if (saved.kind === 'duplicate') return { outcome: 'nothing' } as const
  return { outcome: 'ok', customer: saved.customer.id, ...seen(saved.customer) } as const
}


function change(now: Customer, operation: string): Save | undefined {
  const taken = chance(0.3) ? { registrationNumber: chance(0.3) ? '' : pick(numbers) } : {}
  const changed = changeValues(now, { ...now.values, ...taken, [mark]: operation }, stamp())
  return changed && { tenant, operation, ...changed }
}

function addition(id: string, operation: string, domainPrefix: string): Save {
  const values = { companyName: `Company ${id}`, domainPrefix, [mark]: operation }
  return { tenant, operation, ...newCustomer({ id, values, subscriptions: [], stamp: stamp() }) }
}
