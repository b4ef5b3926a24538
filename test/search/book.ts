import type { Book } from '../../src/customer/book.ts'
import type { Change, Customer, Status, Values } from '../../src/customer/customer.ts'
import type { Rules } from '../../src/customer/rules.ts'

export const rules: Rules = { domainPattern: /^[a-z0-9]{1,27}$/, domainSuffix: '.partner.onmschina.cn', registrationRequired: false, defaultCountry: 'CN' }

/** A book's log in memory: each customer once, at its last position, and what was written of it, newest first. */
export function memoryLog(): Pick<Book, 'log' | 'history'> & { write(tenant: string, customer: Customer): void; reads: number } {
  const tenants = new Map<string, Map<string, { position: number; customer: Customer }>>()
  const changes = new Map<string, Change[]>()
  let position = 0
  const log = {
    reads: 0,
    write(tenant: string, written: Customer) {
      const past = changes.get(`${tenant} ${written.id}`) ?? []
      const customer = { ...written, version: past.length + 1 }
      changes.set(`${tenant} ${written.id}`, [{ ...customer.changed, version: customer.version, deed: 'updated', edits: [] }, ...past])
      const rows = tenants.get(tenant) ?? new Map<string, { position: number; customer: Customer }>()
      tenants.set(tenant, rows.set(customer.id, { position: ++position, customer }))
    },
    history: async (tenant: string, id: string) => changes.get(`${tenant} ${id}`) ?? [],
    async log(tenant: string, after: number, most: number) {
      log.reads++
      const rows = [...(tenants.get(tenant)?.values() ?? [])]
      const found = rows.filter((row) => row.position > after).sort((a, b) => a.position - b.position).slice(0, most)
      await new Promise((resolve) => setTimeout(resolve, 1))
      return found
    },
  }
  return log
}

export function customerWith(id: string, values: Values, more: { readonly status?: Status; readonly changed?: string } = {}): Customer {
  const stamp = { at: more.changed ?? '2026-11-01T08:00:00.000Z', by: { id: 'staff', name: 'Li Na' } }
  return { id, version: 1, status: more.status ?? 'active', values, subscriptions: [], created: stamp, changed: stamp }
}
