import { setImmediate as breathe } from 'node:timers/promises'
import { licencesOf, offerName } from '../../cards/facts.ts'
import { statusNames } from '../../cards/say.ts'
import type { Viewer } from '../../cards/viewer.ts'
import { columns, type Column, type Kept } from '../../customer/columns.ts'
import type { Customer } from '../../customer/customer.ts'
import { showValue } from '../../customer/show.ts'
import type { Turn } from '../command.ts'

const atOnce = 100

/** Customers as rows of a file, read as they are asked for, and never many at a time. */
export async function* rowsOf({ world, tenant, viewer }: Turn, ids: readonly string[]): AsyncGenerator<readonly (readonly string[])[]> {
  const time = sortableTime(viewer)
  for (let from = 0; from < ids.length; from += atOnce) {
    const customers = await world.book.getMany(tenant, ids.slice(from, from + atOnce))
    yield customers.map((customer) => columns.map((column) => cell(customer, column, viewer, time)))
    await breathe()
  }
}

/** A column of a customer as its person reads it. */
function cell(customer: Customer, column: Column, viewer: Viewer, time: (at: string) => string): string {
  const tell = tellers[column as Kept] as Teller | undefined
  return tell ? tell(customer, viewer, time) : showValue(column as Exclude<Column, Kept>, customer.values, viewer.locale, viewer.rules)
}

type Teller = (customer: Customer, viewer: Viewer, time: (at: string) => string) => string

const tellers: Readonly<Record<Kept, Teller>> = {
  id: ({ id }) => id,
  version: ({ version }) => String(version),
  status: ({ status }, { locale }) => statusNames[status][locale],
  subscriptions: ({ subscriptions }, viewer) => subscriptions.map((each) => `${offerName(each, viewer)}: ${licencesOf(each, viewer)}`).join('; '),
  created: ({ created }, _viewer, time) => time(created.at),
  createdBy: ({ created }) => created.by.name,
  changed: ({ changed }, _viewer, time) => time(changed.at),
  changedBy: ({ changed }) => changed.by.name,
}

/** "2026-11-28 19:30" in the person's time zone, alike in all languages: it can be sorted by. */
export function sortableTime({ timeZone }: Viewer): (at: string) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone })
  return (at) => format.format(new Date(at))
}
