import { describe, expect, it } from 'vitest'
import { changeValues, editsBetween, newCustomer, rightsFor, setStatus, setSubscriptions, undo } from '../../src/customer/change.ts'
import type { Subscription } from '../../src/customer/customer.ts'
import { fields } from '../../src/customer/fields.ts'
import { values } from './rules.ts'

const stamp = (minute: number) => ({ at: `2026-11-03T08:0${minute}:00.000Z`, by: { id: 'u1', name: '李娜' } })
const plan: Subscription = { offer: 'A1:1', name: 'Plan', licences: 25, status: 'active' }
const { customer, change } = newCustomer({ id: 'c1', values, subscriptions: [], stamp: stamp(0) })

function sure<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('nothing came of it')
  return value
}

describe('Adding a customer', () => {
  it('makes version 1 and tells every value in its history', () => {
    const added = newCustomer({ id: 'c1', values, subscriptions: [plan], stamp: stamp(0) })
    expect(added.customer).toEqual({ id: 'c1', version: 1, status: 'active', values, subscriptions: [plan], created: stamp(0), changed: stamp(0) })
    expect(added.change).toMatchObject({ ...stamp(0), version: 1, deed: 'added' })
    expect(added.change.edits).toHaveLength(Object.keys(values).length + 1)
    expect(added.change.edits.at(-1)).toEqual({ what: 'subscription:A1:1', from: '', to: '25 active' })
  })
})

describe('Changing a customer', () => {
  it('makes the next version, with old and new of what differs', () => {
    const next = sure(changeValues(customer, { ...values, city: '天津市', phone: '' }, stamp(1)))
    expect(next.customer).toMatchObject({ version: 2, created: stamp(0), changed: stamp(1) })
    expect(next.customer.values).not.toHaveProperty('phone')
    expect(next.change).toEqual({ ...stamp(1), version: 2, deed: 'updated', edits: [{ what: 'phone', from: '+8613800138000', to: '' }, { what: 'city', from: '北京市', to: '天津市' }] })
  })

  it('comes to nothing where nothing differs', () => {
    expect(changeValues(customer, { ...values }, stamp(1))).toBeUndefined()
    expect(setStatus(customer, 'active', stamp(1))).toBeUndefined()
    expect(setSubscriptions(customer, [], stamp(1))).toBeUndefined()
  })

  it('archives and restores', () => {
    const archived = sure(setStatus(customer, 'archived', stamp(1)))
    expect(archived.change).toMatchObject({ deed: 'archived', edits: [{ what: 'status', from: 'active', to: 'archived' }] })
    expect(sure(setStatus(archived.customer, 'active', stamp(2))).change.deed).toBe('restored')
  })
})

describe('Undo', () => {
  const wanted = [
    changeValues(customer, { ...values, city: '天津市', phone: '', alias: '云帆' }, stamp(1)),
    setStatus(customer, 'archived', stamp(1)),
    setSubscriptions(customer, [plan], stamp(1)),
  ].map(sure)

  it.each(wanted.map((next) => [next.change.deed, next] as const))('takes back what was %s', (_, next) => {
    const back = sure(undo(next.customer, next.change, stamp(2)))
    expect(back.customer).toEqual({ ...customer, version: 3, changed: stamp(2) })
    expect(back.change).toMatchObject({ version: 3, deed: 'undone' })
  })

  it('takes back another number of licences and a suspension', () => {
    const subscribed = sure(setSubscriptions(customer, [plan], stamp(1)))
    const suspended = sure(setSubscriptions(subscribed.customer, [{ ...plan, licences: 30, status: 'suspended' }], stamp(2)))
    expect(sure(undo(suspended.customer, suspended.change, stamp(3))).customer.subscriptions).toEqual([plan])
  })

  it('of an undo does the change again', () => {
    const [next] = wanted
    const back = sure(undo(sure(next).customer, sure(next).change, stamp(2)))
    expect(sure(undo(back.customer, back.change, stamp(3))).customer.values).toEqual(sure(next).customer.values)
  })

  it('reaches neither the adding, nor an older change, nor a subscription that is gone', () => {
    expect(undo(customer, change, stamp(1))).toBeUndefined()
    const later = sure(changeValues(sure(wanted[0]).customer, values, stamp(2)))
    expect(undo(later.customer, sure(wanted[0]).change, stamp(3))).toBeUndefined()
    const gone = sure(setSubscriptions(sure(wanted[2]).customer, [], stamp(2)))
    expect(undo(gone.customer, gone.change, stamp(3))).toBeUndefined()
  })
})

describe('Every edit', () => {
  it('needs the right of its field, each right named once', () => {
    for (const { name, right } of fields) expect(rightsFor(editsBetween({}, { [name]: 'x' }))).toEqual([right])
    expect(rightsFor(editsBetween({}, { city: 'x', country: 'CN', phone: '1' }))).toEqual(['editDetails', 'editBilling'])
    expect(rightsFor([{ what: 'status', from: 'active', to: 'archived' }, { what: 'subscription:A', from: '', to: '1 active' }])).toEqual(['archive', 'subscriptions'])
  })
})
