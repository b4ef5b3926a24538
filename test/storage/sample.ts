import type { Save } from '../../src/customer/book.ts'
import type { Staff, Values } from '../../src/customer/customer.ts'
import type { Draft } from '../../src/customer/draft.ts'

const stamp = { at: '2026-11-01T08:00:00Z', by: { id: 'ann', name: 'Ann' } }

/** The saving of a new customer whose domain is its id. */
export function added(tenant: string, id: string, { operation = `add ${id} ${crypto.randomUUID()}`, values = {} }: { operation?: string; values?: Values } = {}): Save {
  const filled: Values = { companyName: `公司 ${id}`, domainPrefix: id, lastName: '王', firstName: '伟', email: 'wei@example.com', country: 'CN', city: '上海', ...values }
  const customer = { id, version: 1, status: 'active', values: filled, subscriptions: [], created: stamp, changed: stamp } as const
  return { tenant, operation, customer, change: { version: 1, deed: 'added', edits: [], ...stamp } }
}

/** The saving of other values, made from what `before` wrote. */
export function updated(before: Save, values: Values, operation = `update ${crypto.randomUUID()}`): Save {
  const version = before.customer.version + 1
  const customer = { ...before.customer, version, values: { ...before.customer.values, ...values } }
  return { tenant: before.tenant, operation, customer, change: { version, deed: 'updated', edits: [], ...stamp } }
}

export function draft(tenant: string, id: string, begunBy: Staff, day: number): Draft {
  return { id, tenant, begunBy, block: 'account', typed: {}, subscriptions: [], revision: 1, changed: `2026-11-${String((day % 8) + 1).padStart(2, '0')}T00:00:00Z` }
}
