import type { Change, Customer, Values } from './customer.ts'
import { fields, type FieldName } from './fields.ts'

/** The values that a customer had at an earlier version: the later changes of its history taken back. */
export function valuesAt(now: Customer, history: readonly Change[], version: number): Values {
  const later = history.filter((change) => change.version > version).toSorted((a, b) => b.version - a.version)
  const earlier = Object.fromEntries(later.flatMap(({ edits }) => edits).map(({ what, from }) => [what, from]))
  return Object.fromEntries(fields.flatMap(({ name }) => {
    const value = earlier[name] ?? now.values[name]
    return value ? [[name, value]] : []
  }))
}

/** The customer with the values and the status that it had then. */
export function customerAt(now: Customer, history: readonly Change[], version: number): Customer {
  const [next] = history.filter((change) => change.version > version && change.edits.some(({ what }) => what === 'status')).sort((a, b) => a.version - b.version)
  const status = next?.edits.find(({ what }) => what === 'status')?.from
  return { ...now, status: status === 'active' || status === 'archived' ? status : now.status, values: valuesAt(now, history, version) }
}

/** The change that gave a field, the status or a subscription what it is now, if that was after `version`. */
export function lastChangeOf(what: FieldName | 'status' | `subscription:${string}`, history: readonly Change[], version: number): Change | undefined {
  const later = history.filter((change) => change.version > version && change.edits.some((edit) => edit.what === what))
  return later.toSorted((a, b) => b.version - a.version)[0]
}
