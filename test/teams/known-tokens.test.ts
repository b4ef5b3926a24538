import { beforeEach, expect, it } from 'vitest'
import type { Incoming } from '../../src/teams/activity.ts'
import { knowingTokens } from '../../src/teams/known-tokens.ts'
import type { Trusted } from '../../src/teams/sdk.ts'

const minute = 60_000
let clock: number
let looks: number
let end: number | undefined

const found = (): Trusted => ({ claims: end === undefined ? [] : [{ type: 'exp', value: end }], carry: () => Promise.reject(new Error('no turn')) })
const known = () => knowingTokens(async (_, token) => {
  looks++
  if (token === 'Bearer wrong') throw new Error('wrong')
  return found()
}, () => new Date(clock))

beforeEach(() => {
  clock = 1_000 * minute
  looks = 0
  end = 60 * 1_060
})

const emea = { channelId: 'msteams', serviceUrl: 'https://smba.example/emea/' } as Incoming

it('a token is looked at once while it is new', async () => {
  const authenticate = known()
  for (let n = 0; n < 5; n++) await authenticate(emea, 'Bearer a')
  expect(looks).toBe(1)
})

it('a token is looked at again for another channel, another service URL and any other text', async () => {
  const authenticate = known()
  for (const activity of [emea, { ...emea, channelId: 'webchat' }, { ...emea, serviceUrl: 'https://smba.example/amer/' }]) await authenticate(activity, 'Bearer a')
  await authenticate(emea, 'Bearer a ')
  expect(looks).toBe(4)
})

it('a token is looked at again after five minutes, and from its own end on', async () => {
  const authenticate = known()
  await authenticate(emea, 'Bearer a')
  clock += 5 * minute
  end = clock / 1_000 + 60
  await authenticate(emea, 'Bearer a')
  expect(looks).toBe(2)
  clock += minute
  await authenticate(emea, 'Bearer a')
  expect(looks).toBe(3)
})

it('a token without an end, and one that was refused, are looked at each time', async () => {
  const authenticate = known()
  end = undefined
  for (let n = 0; n < 2; n++) await authenticate(emea, 'Bearer endless')
  for (let n = 0; n < 2; n++) await expect(authenticate(emea, 'Bearer wrong')).rejects.toThrow('wrong')
  expect(looks).toBe(4)
})
