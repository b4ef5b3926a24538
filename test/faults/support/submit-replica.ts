import { StoreTrouble, type Book } from '../../../src/customer/book.ts'
import { newCustomer } from '../../../src/customer/change.ts'
import { openStore } from '../../../src/storage/open-store.ts'
import { chance } from './campaign.ts'
import { naiveBook, type Habit } from './naive-book.ts'

export interface SubmitOptions {
  readonly url: string
  /** The control's; absent: the real store. */
  readonly habit?: Habit
}

export interface Delivery {
  /** The same for each delivery of one submit. */
  readonly operation: string
  /** A new customer's id is made anew by each replica that is pressed. */
  readonly id: string
}

/** A replica that submits what is delivered to it, and dies before, in the middle or after of one in a hundred each; the control more often, since it has few. */
const { url, habit } = JSON.parse(process.argv[2] ?? '') as SubmitOptions
const stamp = { at: '2026-11-01T08:00:00Z', by: { id: 'ann', name: 'Ann' } }
const die = () => void process.kill(process.pid, 'SIGKILL')
const perhapsDie = (part = 0.01) => chance(part) && die()
let book: Promise<Pick<Book, 'save'>> | undefined

process.on('disconnect', () => process.exit())
process.on('message', (delivery: Delivery) => void submit(delivery).then((answer) => process.send?.({ id: delivery.id, answer })))

async function opened(): Promise<Pick<Book, 'save'>> {
  return habit ? naiveBook(url, habit, () => perhapsDie(0.05)) : (await openStore({ kind: 'redis', url, durability: 'strict' }, Date.now)).book
}

async function submit({ operation, id }: Delivery): Promise<string> {
  perhapsDie()
  try {
    const saving = (await (book ??= opened())).save({ tenant: 't', operation, ...newCustomer({ id, values: { companyName: operation }, subscriptions: [], stamp }) })
    if (chance(0.01)) setTimeout(die, Math.random() * 3)
    const { kind } = await saving
    perhapsDie()
    return kind
  } catch (error) {
    if (error instanceof StoreTrouble) return error.kind
    book = undefined
    return 'not open'
  }
}
