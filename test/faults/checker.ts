/** One call to a book as its caller saw it; times in nanoseconds of one clock. */
export interface Call {
  readonly kind: 'save' | 'read'
  readonly customer: string
  /** Of a save: its own; of a reading: the one that wrote what was seen. */
  readonly operation: string
  /** What was to be made, or was seen (0: not found). */
  readonly version: number
  readonly from: number
  /** Infinity: no answer ever came. */
  readonly until: number
  /** After `nothing` surely nothing was written; after `unknown` perhaps. */
  readonly outcome: 'ok' | 'nothing' | 'unknown'
}

export interface Entry {
  readonly version: number
  readonly operation: string
  readonly took: readonly string[]
  readonly freed: readonly string[]
}

/** A customer as the book holds it in the end, its history oldest first. */
export interface Kept {
  readonly id: string
  readonly version: number
  readonly operation: string
  readonly holds: readonly string[]
  readonly history: readonly Entry[]
}

export interface KeptBook {
  readonly customers: readonly Kept[]
  /** Who owns each unique value that anybody ever had, as the book's owner rows say. */
  readonly owners: ReadonlyMap<string, string | undefined>
  readonly log: readonly { readonly position: number; readonly id: string }[]
}

/** How many of each kind; `torn` are owner or log rows that do not fit the records. */
export interface Violations {
  readonly lost: number
  readonly doubled: number
  readonly ghosts: number
  readonly duplicates: number
  readonly torn: number
  readonly versions: number
  readonly realTime: number
}

/** What became of one operation over all its tries. */
interface Write {
  readonly from: number
  readonly until: number
  readonly possible: boolean
}

/** Compares what callers were told with what the book holds; one pass over the calls and one over the entries. */
export function check(calls: readonly Call[], book: KeptBook): Violations {
  const writes = writesOf(calls)
  const entries = book.customers.flatMap(({ history }) => history)
  const byId = new Map(book.customers.map((it) => [it.id, it]))
  const holds = (call: Call) => call.version === 0 || byId.get(call.customer)?.history[call.version - 1]?.operation === call.operation
  const broken = calls.filter((call) => call.outcome === 'ok' && !holds(call))
  return {
    lost: new Set(broken.filter(({ kind }) => kind === 'save').map(({ operation }) => operation)).size,
    doubled: entries.length - new Set(entries.map(({ operation }) => operation)).size,
    ghosts: entries.filter(({ operation }) => !writes.get(operation)?.possible).length,
    duplicates: sharedKeys(book.customers) + overlaps(book.customers, writes),
    torn: tornOwners(book) + tornLog(book),
    versions: broken.filter(({ kind }) => kind === 'read').length + book.customers.filter((it) => !follows(it)).length,
    realTime: tooOld(calls, byId, writes),
  }
}

function writesOf(calls: readonly Call[]): ReadonlyMap<string, Write> {
  const writes = new Map<string, Write>()
  for (const { kind, operation, from, until, outcome } of calls) {
    if (kind === 'read') continue
    const before = writes.get(operation) ?? { from, until: Infinity, possible: false }
    writes.set(operation, { from: Math.min(before.from, from), until: outcome === 'ok' ? Math.min(before.until, until) : before.until, possible: before.possible || outcome !== 'nothing' })
  }
  return writes
}

function sharedKeys(customers: readonly Kept[]): number {
  const held = customers.flatMap(({ holds }) => holds)
  return held.length - new Set(held).size
}

interface Holding {
  readonly id: string
  readonly from: number
  until: number
}

/** Two customers that surely held one value at one time, although one has let go of it since. */
function overlaps(customers: readonly Kept[], writes: ReadonlyMap<string, Write>): number {
  const holdings = new Map<string, Holding[]>()
  for (const { id, history } of customers) {
    for (const { operation, took, freed } of history) {
      const write = writes.get(operation)
      for (const key of freed) letGo(holdings.get(key) ?? [], id, write?.from ?? 0)
      for (const key of took) put(holdings, key, { id, from: write?.until ?? Infinity, until: Infinity })
    }
  }
  return [...holdings.values()].reduce((sum, list) => sum + overlapping(list), 0)
}

function put(holdings: Map<string, Holding[]>, key: string, it: Holding): void {
  const list = holdings.get(key)
  if (list) list.push(it)
  else holdings.set(key, [it])
}

function letGo(list: readonly Holding[], id: string, when: number): void {
  const held = list.findLast((it) => it.id === id && it.until === Infinity)
  if (held) held.until = when
}

function overlapping(list: readonly Holding[]): number {
  let [found, until] = [0, 0]
  for (const it of list.toSorted((a, b) => a.from - b.from)) {
    if (it.from < until && it.from < it.until) found++
    until = Math.max(until, it.from < it.until ? it.until : 0)
  }
  return found
}

function tornOwners({ customers, owners }: KeptBook): number {
  const held = new Map(customers.flatMap(({ id, holds }) => holds.map((key) => [key, id] as const)))
  return [...new Set([...held.keys(), ...owners.keys()])].filter((key) => held.get(key) !== owners.get(key)).length
}

/** Each customer stands in the log once, and the last position counts all writes. */
function tornLog({ customers, log }: KeptBook): number {
  const logged = new Set(log.map(({ id }) => id))
  const absent = customers.filter(({ id }) => !logged.has(id)).length + (log.length - customers.length === 0 ? 0 : 1)
  const written = customers.reduce((sum, { history }) => sum + history.length, 0)
  return absent + ((log.at(-1)?.position ?? 0) === written ? 0 : 1)
}

function follows({ version, operation, history }: Kept): boolean {
  return version === history.length && history.at(-1)?.operation === operation && history.every((entry, at) => entry.version === at + 1)
}

/**
 * Calls on one customer take effect in the order of versions; a call that ended before one of an earlier version began
 * contradicts real time. With versions known this is the whole of linearizability, and needs one pass.
 */
function tooOld(calls: readonly Call[], byId: ReadonlyMap<string, Kept>, writes: ReadonlyMap<string, Write>): number {
  const readings = new Map<string, Call[][]>([...byId.keys()].map((id) => [id, []]))
  for (const call of calls) {
    if (call.kind === 'save' || call.outcome !== 'ok') continue
    const versions = readings.get(call.customer) ?? []
    readings.set(call.customer, versions)
    ;(versions[call.version] ??= []).push(call)
  }
  return [...readings].reduce((sum, [id, versions]) => sum + contradictions(byId.get(id)?.history ?? [], versions, writes), 0)
}

function contradictions(history: readonly Entry[], readings: readonly (readonly Call[] | undefined)[], writes: ReadonlyMap<string, Write>): number {
  let [found, latest] = [0, 0]
  for (let version = 0; version < Math.max(readings.length, history.length + 1); version++) {
    const write = writes.get(history[version - 1]?.operation ?? '')
    if (write && write.until < latest) found++
    latest = Math.max(latest, write?.from ?? 0)
    const seen = readings[version] ?? []
    found += seen.filter(({ until }) => until < latest).length
    for (const { from } of seen) latest = Math.max(latest, from)
  }
  return found
}
