import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import { keepDraft } from '../../src/bot/form/draft-at-hand.ts'
import { message } from '../../src/cards/message.ts'
import type { Draft } from '../../src/customer/draft.ts'
import { ann, asked, command, openHouse, tenant, type House } from './house.ts'

let house: House | undefined
afterEach(() => house?.close())

const three = ['A', 'B', 'C'].map((offer) => ({ offer, name: offer, licences: 1, status: 'active' }) as const)
const begun: Draft = { id: 'd', tenant, begunBy: ann, block: 'subscriptions', typed: { city: 'Shanghai', alias: 'A' }, subscriptions: three, revision: 1, changed: '2026-11-22T10:00:00Z' }

/** Changes what it read some time before. */
const changing = (verb: string, change: (draft: Draft) => Partial<Pick<Draft, 'typed' | 'subscriptions' | 'block'>>) =>
  command(verb, {
    run: async (turn) => {
      const draft = (await turn.world.drafts.get(tenant, 'd'))!
      await pause(30)
      const { draft: next, kept } = await keepDraft(turn, draft, change(draft))
      expect(kept).toBe(true)
      return { card: message(turn.viewer, { title: JSON.stringify(next.typed) }) }
    },
  })

it('what is changed of one form at the same moment is kept together: fields filled, changed and emptied, offers added and removed', async () => {
  house = await openHouse([
    changing('fill', ({ typed, block }) => ({ block, typed: { ...typed, notes: 'filled' } })),
    // As a card sends it in which nothing was typed there.
    changing('send', ({ typed, block }) => ({ block, typed: { ...typed, notes: '', postalCode: '' } })),
    changing('next', () => ({ block: 'review' })),
    changing('move', ({ typed }) => ({ typed: { ...typed, city: 'Ningbo' } })),
    changing('empty', ({ typed: { city } }) => ({ typed: { city: city! } })),
    changing('first', ({ subscriptions }) => ({ subscriptions: subscriptions.slice(1) })),
    changing('second', ({ subscriptions: [a, , c] }) => ({ subscriptions: [a!, c!] })),
    changing('more', ({ subscriptions }) => ({ subscriptions: [...subscriptions, { offer: 'D', name: 'D', licences: 2, status: 'active' }] })),
  ])
  await house.world.drafts.keep(begun)
  await Promise.all(['fill', 'send', 'next', 'move', 'empty', 'first', 'second', 'more'].map((text) => house!.answer(asked(text))))
  const { typed, subscriptions, block, revision } = (await house.world.drafts.get(tenant, 'd'))!
  expect([typed.city, typed.notes, typed.alias, block]).toEqual(['Ningbo', 'filled', undefined, 'review'])
  expect(subscriptions.map(({ offer }) => offer)).toEqual(['C', 'D'])
  expect(revision).toBe(9)
})
