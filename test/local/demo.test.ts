import { expect, it } from 'vitest'
import { checkTyped } from '../../src/customer/check.ts'
import offers from '../../src/customer/offers.json' with { type: 'json' }
import { cast, conversations, conversationsOf } from '../../src/local/cast.ts'
import { demoCustomers } from '../../src/local/demo.ts'

const rules = { domainPattern: /^[a-z0-9]{1,27}$/, domainSuffix: '.partner.onmschina.cn', registrationRequired: false, defaultCountry: 'CN' }

it.each(demoCustomers.map((customer) => [customer.values.companyName, customer] as const))('the demo customer %s is a valid one, in stored form', (_, { values, subscriptions }) => {
  expect(checkTyped(values, { rules })).toEqual({ values, problems: [] })
  for (const { offer, name } of subscriptions) expect(offers.find(({ id }) => id === offer)?.name.en).toBe(name)
})

it('no two demo customers share a domain or a registration number', () => {
  for (const field of ['domainPrefix', 'registrationNumber']) {
    const given = demoCustomers.map(({ values }) => values[field]).filter(Boolean)
    expect(new Set(given).size).toBe(given.length)
  }
  expect(demoCustomers.length).toBeGreaterThanOrEqual(24)
})

it('everybody in the cast has a chat of their own, and every role is played', () => {
  for (const { key } of cast) expect(conversationsOf(key)[0]).toMatchObject({ type: 'personal', members: [key] })
  expect(new Set(conversations.map(({ id }) => id)).size).toBe(conversations.length)
  expect(new Set(cast.flatMap(({ roles }) => roles)).size).toBe(4)
  expect(cast.some(({ roles }) => roles.length === 0)).toBe(true)
})
