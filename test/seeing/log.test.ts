import { afterAll, beforeAll, expect, it } from 'vitest'
import { ana, daniel, execute, grace, message, personal, type Actor } from '../support/activities.ts'
import { openChannel, type Channel } from '../support/channel.ts'
import { freePort, redisServer } from '../support/redis.ts'
import { pressSealed } from '../support/sealed.ts'
import { startWatched, type Watched } from './support/program.ts'

let channel: Channel
let program: Watched
beforeAll(async () => {
  channel = await openChannel()
  program = await startWatched()
})
afterAll(() => channel.close())

const say = (text: string, actor: Actor = grace) => program.post(message(actor, personal(actor), channel.url, text))
const press = (verb: string, data: object = {}) => program.post(pressSealed(grace, personal(grace), channel.url, { verb, data }))

const turns: readonly (readonly [what: string, send: () => Promise<unknown>, seen: Readonly<Record<string, unknown>>])[] = [
  ['a command in words', () => say('list customers'), { kind: 'message', verb: 'list-customers', outcome: 'answered' }],
  ['a button', () => press('help'), { kind: 'invoke', verb: 'help', outcome: 'answered' }],
  ['a card that a client refreshes', () => press('show-customer', { id: 'x', own: true }), { kind: 'invoke', outcome: 'refreshed' }],
  ['words that are no command', () => say('what a day'), { kind: 'message', outcome: 'misunderstood' }],
  ['a button of another version', () => press('fly'), { kind: 'invoke', outcome: 'outdated' }],
  ['an altered button', () => program.post(execute(grace, personal(grace), channel.url, { verb: 'help', data: { verb: 'help' } })), { kind: 'invoke', verb: 'help', outcome: 'unsealed' }],
  ['what somebody has no right to', () => say('add customer', daniel), { kind: 'message', verb: 'add-customer', outcome: 'denied' }],
  ['somebody whom the channel does not identify', () => program.post({ ...message(ana, personal(ana), channel.url, 'help'), from: { id: '29:x', name: 'X' } }), { kind: 'message', outcome: 'stranger' }],
  ['a reaction', () => program.post({ ...message(ana, personal(ana), channel.url, ''), type: 'messageReaction' }), { kind: 'messageReaction', outcome: 'ignored' }],
  ['an accident', () => say('harm it'), { kind: 'message', outcome: 'accident', reference: expect.stringMatching(/^[0-9a-f]{8}$/) }],
]

it.each(turns)('%s is a line with what it was, how it ended and how long it took, and no more', async (_, send, seen) => {
  const before = program.lines('turn').length
  await send()
  expect(program.lines('turn').slice(before)).toEqual([{ at: expect.stringMatching(/^\d{4}-.*Z$/), level: 'info', event: 'turn', tenant: expect.stringMatching(/^[0-9a-f]{8}$/), ms: expect.any(Number), ...seen }])
})

it('an activity that the channel sends twice is one turn', async () => {
  const before = program.lines('turn').length
  const activity = message(grace, personal(grace), channel.url, 'help')
  await Promise.all([program.post(activity), program.post(activity)])
  expect(program.lines('turn').length - before).toBe(1)
})

it('the log begins with the start, tells of the index once, sums up what was refused, and ends with the stop', async () => {
  for (let knock = 0; knock < 20; knock++) await program.post({ text: 'no activity' })
  await fetch(`${program.url}/wp-login.php`)
  expect(await program.end()).toBe(0)
  const lines = program.lines()
  expect(lines[0]).toMatchObject({ event: 'start', level: 'info', message: expect.stringContaining('listens on port'), store: 'embedded' })
  expect(program.lines('index')).toEqual([expect.objectContaining({ customers: 0, ms: expect.any(Number) })])
  expect(lines.slice(-2)).toEqual([expect.objectContaining({ event: 'refused', statuses: { 400: 20, 404: 1 } }), expect.objectContaining({ event: 'stop' })])
})

it('at the level of errors it has accidents only', async () => {
  program = await startWatched({ LOG_LEVEL: 'error', PORT: String(await freePort()) })
  await say('help')
  await say('harm it')
  await program.end()
  expect(program.lines().map(({ event }) => event as string)).toEqual(['accident'])
})

it('a store that goes and comes is told once each time, and a turn without it is a trouble with its accident’s reference', async () => {
  const redis = await redisServer()
  program = await startWatched({ REDIS_URL: redis.url })
  const ready = async (status: number) => {
    while ((await fetch(`${program.url}/readyz`)).status !== status) await new Promise((resolve) => setTimeout(resolve, 50))
    await fetch(`${program.url}/readyz`)
  }
  await ready(200)
  await redis.signal('SIGKILL')
  await ready(503)
  await say('list customers')
  await redis.start()
  await ready(200)
  await program.end()
  await redis.stop()
  expect(program.lines('readiness').map(({ level, ready }) => [level, ready] as unknown)).toEqual([['warn', false], ['info', true]])
  const turn = program.lines('turn').find(({ outcome }) => outcome === 'trouble')
  expect(program.lines('accident')).toContainEqual(expect.objectContaining({ reference: turn?.['reference'] as string, code: 'unavailable' }))
})
