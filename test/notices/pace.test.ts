import { expect, it } from 'vitest'
import { openPace, perConversation, perTenant } from '../../src/notices/pace.ts'

/** When each of so many requests went, in ms, by a clock that a wait turns; each is answered after `took`. */
async function went(windows: typeof perConversation, count: number, took = 0): Promise<readonly number[]> {
  const { signal } = new AbortController()
  let now = 0
  const pace = openPace(windows, { now: () => now, pause: async (ms) => void (now += ms) })
  const times: number[] = []
  for (let n = 0; n < count; n++) {
    const done = await pace('one', signal)
    times.push(now)
    now += took
    done()
  }
  return times
}

/** The most that went within any such time. */
function most(times: readonly number[], within: number): number {
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + within).length))
}

it('a conversation gets at most 7 messages in 1 s, 8 in 2 s, 60 in 30 s and 1,800 in an hour, and not fewer than it could', async () => {
  const times = await went(perConversation, 1_900)
  expect([1_000, 2_000, 30_000, 3_600_000].map((within) => most(times, within))).toEqual([7, 8, 60, 1_800])
  expect(times[1_799]).toBeLessThan(3_600_000)
  expect(times[1_800]).toBeGreaterThanOrEqual(3_600_000)
})

it('a tenant gets at most 50 requests in a second', async () => {
  expect(most(await went(perTenant, 500), 1_000)).toBe(50)
})

it('a request counts from its start until a window after its answer, however slow the way', async () => {
  const took = 300
  const times = await went(perConversation, 100, took)
  expect(most(times.map((at, n) => (n % 2 ? at + took : at)), 1_000)).toBeLessThanOrEqual(7)
})

it('without windows that hold, more would go', async () => {
  expect(most(await went([{ most: 1_000, within: 1 }], 100), 1_000)).toBe(100)
})
