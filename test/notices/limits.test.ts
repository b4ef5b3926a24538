import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openHouse, type House } from '../bot/house.ts'
import { openConnector, until, type Connector } from '../support/connector.ts'
import { fastClock, fill, tellAll, writingPorch } from '../support/watchers.ts'

const clock = fastClock(20)

let house: House
let connector: Connector
beforeEach(async () => {
  house = await openHouse([])
  connector = await openConnector(clock.now)
})
afterEach(async () => {
  await connector.close()
  await house.close()
})

describe('a connector that enforces the limits of Teams', () => {
  it.each([
    ['500 conversations', 500, 20],
    ['one conversation', 1, 130],
  ])('takes every notice to %s once, and refuses none for being one too many', async (_, conversations, customers) => {
    await fill(house.world, { conversations, customers, serviceUrl: connector.url })
    const begun = clock.now()
    const stop = await tellAll(house.world, clock)
    await until(() => connector.taken.length >= conversations * customers, 500_000)
    const seconds = (clock.now() - begun) / 1_000
    await stop()
    expect(new Set(connector.taken.map(({ conversation, text }) => `${conversation} ${text}`)).size).toBe(conversations * customers)
    expect({ taken: connector.taken.length, refused: connector.refused(), accidents: house.accidents }).toEqual({ taken: conversations * customers, refused: 0, accidents: [] })
    // 50 in a second to a tenant, 60 in half a minute to a conversation.
    expect(seconds).toBeGreaterThan(Math.max((conversations * customers) / 50 - 1, 30 * Math.floor((customers - 1) / 60)))
  }, 600_000)

  it('refuses most of what is sent without keeping to them', async () => {
    const real = await openConnector(() => performance.now())
    const porch = await writingPorch(house.world)
    const send = (n: number) => porch.courier.post(JSON.stringify({ serviceUrl: real.url, conversation: `group-${n % 500}`, user: '29:ann', bot: '28:bot' }), { text: 'hello' })
    const outcomes = await Promise.allSettled(Array.from({ length: 500 }, (_, n) => send(n)))
    await porch.close()
    await real.close()
    expect(outcomes.filter((one) => one.status === 'rejected' && Object(one.reason).status === 429).length).toBeGreaterThan(100)
  })
})
