import { mostNamed } from '../cards/notice.ts'
import type { Logged } from '../customer/book.ts'
import type { Change, Customer } from '../customer/customer.ts'
import { customerAt } from '../customer/earlier.ts'
import type { Thread, Watch, Watching } from '../customer/watches.ts'
import { atOnce, hoursOf, isDue } from './due.ts'
import { letGo, note, say, take, type Round } from './held.ts'
import { lettersTo } from './letters.ts'
import type { Office } from './office.ts'

/** Entries of the log read at once. */
const atATime = 50

/** Tells one conversation all that is due; gives the place in the log up to which nothing is left to be told at once. */
export async function deliver(office: Office, tenant: string, watching: Watching, from: number): Promise<number> {
  const letters = await lettersTo(office, tenant, watching)
  if (!letters) return from
  const round = { office, tenant, watching, letters, held: { until: 0 } }
  const position = await changes(round, Math.max(from, watching.told[atOnce]?.position ?? 0))
  await digests(round)
  return position
}

/** Looks first, so that only a conversation that has something to be told is taken. */
async function changes(round: Round, from: number): Promise<number> {
  if (!round.watching.watches.some(({ hour }) => hour === undefined)) return from
  let position = from
  for await (const entry of entriesAfter(round, from)) {
    if ((await asking(round, entry.customer)).length > 0) return leased(round, position)
    position = entry.position
  }
  return position
}

/** Takes the conversation, tells it everything from its own place on, and lets it go. */
async function leased(round: Round, from: number): Promise<number> {
  const mine = await take(round)
  let position = Math.max(from, mine.watching.told[atOnce]?.position ?? 0)
  try {
    for await (const entry of entriesAfter(mine, position)) {
      if ((await asking(mine, entry.customer)).length > 0) await tellOf(mine, entry.customer)
      position = entry.position
    }
  } finally {
    await letGo(mine, atOnce, position)
  }
  return position
}

async function* entriesAfter({ office: { world }, tenant }: Round, position: number): AsyncGenerator<Logged> {
  for (let page = await world.book.log(tenant, position, atATime); page.length > 0; page = await world.book.log(tenant, page.at(-1)!.position, atATime)) yield* page
}

/** The watches of one hour, or of no hour, that a customer is wanted by. */
async function asking({ office: { world }, watching: { watches } }: Round, customer: Customer, hour?: number): Promise<readonly Watch[]> {
  const isFiltered = ({ customer, filters }: Watch) => customer === undefined && Object.keys(filters).length > 0
  const fits = watches.some(isFiltered) ? await world.index.fitting(customer) : () => true
  return watches.filter((watch) => watch.hour === hour && (watch.customer === undefined ? fits(watch.filters) : watch.customer === customer.id))
}

/** Each change that the conversation has not been told of, oldest first; in its own chat nobody is told what they did themselves. */
async function tellOf(round: Round, customer: Customer): Promise<void> {
  const { office: { world }, tenant, watching: { conversation, kind, person } } = round
  let thread: Thread = (await world.watches.thread(tenant, conversation, customer.id)) ?? { version: 0 }
  const history = await world.book.history(tenant, customer.id)
  const watched = async ({ version, at }: Change) => (await asking(round, customerAt(customer, history, version))).some(({ since }) => at >= since)
  const changes = history.filter((change) => change.version > thread.version && !(kind === 'personal' && change.by.id === person)).reverse()
  let first = true
  for (const change of changes) {
    if (!(await watched(change))) continue
    if (kind === 'channel' && first) thread = await headed(round, customer, thread)
    await say(round, () => round.office.courier.post(round.letters.address, round.letters.notice(customer, change), thread.head))
    first = false
    thread = { ...thread, version: change.version }
    await note(round, { ...thread, customer: customer.id })
  }
}

/** The customer's thread in a channel, its head as the customer is now; where there is none any more, a new one. */
async function headed(round: Round, customer: Customer, { version, head }: Thread): Promise<Thread> {
  const { office: { courier }, letters } = round
  if (head !== undefined && (await say(round, () => courier.renew(letters.address, head, letters.head(customer)))) !== undefined) return { version, head }
  const posted = await say(round, () => courier.post(letters.address, letters.head(customer)))
  const thread = { version, ...(posted?.it ? { head: posted.it } : {}) }
  await note(round, { ...thread, customer: customer.id })
  return thread
}

async function digests(round: Round): Promise<void> {
  const now = new Date(round.office.clock.now()).toISOString()
  for (const hour of hoursOf(round.watching)) {
    const last = round.watching.told[hour]
    if (last && isDue(hour, last.at, now, round.watching.timeZone ?? round.office.world.timeZone)) await tellDay(await take(round), hour)
  }
}

/** One message on all that changed since the last one; none where nothing did. */
async function tellDay(round: Round, hour: number): Promise<void> {
  const { office: { courier, clock }, watching: { told, kind }, letters } = round
  const read = clock.now()
  const last = told[hour]
  if (!last) return
  const customers: Customer[] = []
  let position = last.position
  for await (const entry of entriesAfter(round, position)) {
    position = entry.position
    if ((await asking(round, entry.customer, hour)).length > 0 && (kind !== 'personal' || (await othersChanged(round, entry.customer, last.at)))) customers.push(entry.customer)
  }
  const named = customers.slice(-mostNamed).reverse()
  if (named.length > 0) await say(round, () => courier.post(letters.address, letters.digest({ customers: named, total: customers.length, since: last.at })))
  await letGo(round, String(hour), position, read)
}

/** Whether anybody else than the person who watches has changed a customer since. */
async function othersChanged({ office: { world }, tenant, watching: { person } }: Round, { id, changed }: Customer, since: string): Promise<boolean> {
  return changed.by.id !== person || (await world.book.history(tenant, id)).some(({ at, by }) => at >= since && by.id !== person)
}
