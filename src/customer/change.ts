import type { Change, Customer, Deed, Edit, Stamp, Status, Subscription, Values } from './customer.ts'
import type { Field } from './field.ts'
import { fields, type FieldName } from './fields.ts'

/** A customer as it is to be, and the entry of its history that says so. */
export interface Changed {
  readonly customer: Customer
  readonly change: Change
}

export interface New {
  readonly id: string
  readonly values: Values
  readonly subscriptions: readonly Subscription[]
  readonly stamp: Stamp
}

/** What may vary in a customer. */
type State = Pick<Customer, 'values' | 'status' | 'subscriptions'>

const nothing: State = { values: {}, status: 'active', subscriptions: [] }

/** The first version of a customer. */
export function newCustomer({ id, values, subscriptions, stamp }: New): Changed {
  const customer: Customer = { id, version: 1, status: 'active', values: tidy(values), subscriptions, created: stamp, changed: stamp }
  return { customer, change: { ...stamp, version: 1, deed: 'added', edits: edits(nothing, customer) } }
}

/** The next version with other values; undefined where nothing differs, as with the functions below. */
export function changeValues(now: Customer, values: Values, stamp: Stamp): Changed | undefined {
  return next(now, { ...now, values }, 'updated', stamp)
}

export function setStatus(now: Customer, status: Status, stamp: Stamp): Changed | undefined {
  return next(now, { ...now, status }, status === 'archived' ? 'archived' : 'restored', stamp)
}

export function setSubscriptions(now: Customer, subscriptions: readonly Subscription[], stamp: Stamp): Changed | undefined {
  return next(now, { ...now, subscriptions }, 'subscribed', stamp)
}

/**
 * Takes back the last change; undefined where `change` is not the last one, is the adding itself, or has taken away a
 * subscription (its name is no longer known). Undoing an undo does the change again.
 */
export function undo(now: Customer, change: Change, stamp: Stamp): Changed | undefined {
  if (change.version !== now.version || change.deed === 'added') return undefined
  const before = change.edits.reduce<State | undefined>((state, edit) => state && reverse(state, edit), now)
  return before && next(now, before, 'undone', stamp)
}

/** What differs between two sets of values, in the order of the form. */
export function editsBetween(a: Values, b: Values): readonly Edit[] {
  return fields.flatMap(({ name }) => {
    const [from, to] = [a[name] ?? '', b[name] ?? '']
    return from === to ? [] : [{ what: name, from, to }]
  })
}

export type NeededRight = Field['right'] | 'archive' | 'subscriptions'

/** The rights that making these edits needs, each once. */
export function rightsFor(list: readonly Edit[]): readonly NeededRight[] {
  return [...new Set(list.map(({ what }) => {
    if (what === 'status') return 'archive'
    return fields.find(({ name }) => name === what)?.right ?? 'subscriptions'
  }))]
}

function next(now: Customer, state: State, deed: Deed, stamp: Stamp): Changed | undefined {
  const list = edits(now, state)
  if (!list.length) return undefined
  const { status, subscriptions } = state
  const customer: Customer = { ...now, version: now.version + 1, status, values: tidy(state.values), subscriptions, changed: stamp }
  return { customer, change: { ...stamp, version: customer.version, deed, edits: list } }
}

/** In the order of the form and without empty ones, so that equal values are equal texts in the store. */
function tidy(values: Values): Values {
  return Object.fromEntries(fields.flatMap(({ name }) => (values[name] ? [[name, values[name]]] : [])))
}

function edits(a: State, b: State): readonly Edit[] {
  const status: readonly Edit[] = a.status === b.status ? [] : [{ what: 'status', from: a.status, to: b.status }]
  const offers = new Set([...a.subscriptions, ...b.subscriptions].map(({ offer }) => offer))
  const subscribed = [...offers].map((offer): Edit => ({ what: `subscription:${offer}`, from: written(a, offer), to: written(b, offer) }))
  return [...editsBetween(a.values, b.values), ...status, ...subscribed.filter(({ from, to }) => from !== to)]
}

function written({ subscriptions }: State, id: string): string {
  const found = subscriptions.find(({ offer }) => offer === id)
  return found ? `${found.licences} ${found.status}` : ''
}

function reverse(state: State, { what, from }: Edit): State | undefined {
  if (what === 'status') return { ...state, status: from === 'archived' ? 'archived' : 'active' }
  if (!isSubscription(what)) return { ...state, values: { ...state.values, [what]: from } }
  const id = what.slice('subscription:'.length)
  if (!from) return { ...state, subscriptions: state.subscriptions.filter(({ offer }) => offer !== id) }
  if (!state.subscriptions.some(({ offer }) => offer === id)) return undefined
  const [licences, status] = from.split(' ')
  const before = { licences: Number(licences), status: status === 'suspended' ? 'suspended' : 'active' } as const
  return { ...state, subscriptions: state.subscriptions.map((each) => (each.offer === id ? { ...each, ...before } : each)) }
}

const isSubscription = (what: Edit['what']): what is Exclude<Edit['what'], FieldName | 'status'> => what.startsWith('subscription:')
