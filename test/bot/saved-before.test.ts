import { afterEach, beforeEach, expect, it } from 'vitest'
import submit from '../../src/commands/submit.ts'
import { changeValues } from '../../src/customer/change.ts'
import type { Draft } from '../../src/customer/draft.ts'
import { ann, give, openHouse, pressed, tenant, type House } from './house.ts'

const stamp = { at: '2026-11-22T10:00:00.000Z', by: ann }
const typed = { companyName: 'Contoso Ltd.', domainPrefix: 'contoso', lastName: 'Li', firstName: 'Na', email: 'na@contoso.com', province: 'SH', city: 'Shanghai', addressLine1: '1 Century Avenue' }
const draft: Draft = { id: 'd-1', tenant, begunBy: ann, block: 'review', typed, subscriptions: [], revision: 1, changed: stamp.at }
const standing = { address: 'a:ann', message: 'm-1', shared: false }

let house: House
beforeEach(async () => {
  house = await openHouse([{ ...submit, verb: 'submit' }])
  await give(house, 'salesAgent')
  await house.world.drafts.keep(draft)
})
afterEach(() => house.close())

const press = () => house.answer(pressed('submit', { draft: draft.id }))

/** Another replica may keep a form after this one has saved it. */
const keptLate = (more: Partial<Draft> = {}) => house.world.drafts.keep({ ...draft, ...more })

async function changedBySomebody(): Promise<void> {
  const now = await house.world.book.get(tenant, draft.id)
  const changed = changeValues(now!, { ...now!.values, city: 'Pudong' }, stamp)
  await house.world.book.save({ tenant, operation: 'other', ...changed! })
}

it('a form that was saved before shows the customer as it is now, so that nothing renews the card and takes its notice away', async () => {
  await press()
  await changedBySomebody()
  await keptLate()
  const { replacement, afterwards } = await press()
  expect(replacement?.about).toEqual({ id: draft.id, version: 2 })
  expect(JSON.stringify(replacement)).toMatch(/Saved\..*Pudong/)
  const renewals = await afterwards!([{ ...standing, about: replacement!.about! }])
  expect(await Promise.all(renewals.map(({ becomes, shows }) => becomes(shows)))).toEqual([undefined])
})

it('a form that takes the place of a customer’s card is no card of that customer, and is never drawn over', async () => {
  const { replacement: record, afterwards: first } = await press()
  await first!([{ ...standing, about: record!.about! }])
  expect(await house.world.posts.of(tenant, draft.id)).toHaveLength(1)
  await keptLate({ typed: { ...typed, city: 'Pudong' } })
  const { replacement: form, afterwards: second } = await press()
  expect(JSON.stringify(form)).toContain('What you typed since is not saved yet')
  await second!([{ ...standing, over: form!.over! }])
  expect(await house.world.posts.of(tenant, draft.id)).toEqual([])
})
