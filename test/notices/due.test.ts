import { expect, it } from 'vitest'
import { isDue } from '../../src/notices/due.ts'

const told = '2026-11-22T01:00:00Z'

it.each([
  ['its hour has not come again', 9, told, '2026-11-23T00:59:59Z', 'Asia/Shanghai', false],
  ['it comes in the bot’s time zone', 9, told, '2026-11-23T01:00:00Z', 'Asia/Shanghai', true],
  ['elsewhere it is another moment', 9, told, '2026-11-22T09:00:00Z', 'UTC', true],
  ['days were missed: once for all of them', 9, told, '2026-11-27T20:00:00Z', 'Asia/Shanghai', true],
  ['midnight is an hour too', 0, '2026-11-22T15:59:00Z', '2026-11-22T16:00:00Z', 'Asia/Shanghai', true],
  // Madrid: 02:30 does not exist on 2026-03-29, and comes twice on 2026-10-25.
  ['clocks are put forward over it', 2, '2026-03-28T12:00:00Z', '2026-03-29T01:00:00Z', 'Europe/Madrid', true],
  ['clocks are put back: not a second time', 2, '2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', 'Europe/Madrid', false],
] as const)('a digest where %s', (_, hour, last, now, timeZone, due) => {
  expect(isDue(hour, last, now, timeZone)).toBe(due)
})
