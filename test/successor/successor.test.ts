import { createRequire } from 'node:module'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ana, message, personal } from '../support/activities.ts'
import { openLocal, type LocalBot } from '../teams/local.ts'

let local: LocalBot
beforeAll(async () => void (local = await openLocal()))
afterAll(() => local.close())

it('its health is asked for as before', async () => {
  expect(await (await fetch(`${local.url}/healthz`)).json()).toEqual({ status: 'ok' })
  expect((await fetch(`${local.url}/readyz`)).status).toBe(200)
})

it('what these tests meet is the Teams SDK and nothing of the Bot Framework’s, under the Node.js that it wants', async () => {
  expect((await local.post(message(ana, personal(ana), local.channel.url, 'hello'))).status).toBe(200)
  const loaded = Object.keys(createRequire(import.meta.url).cache)
  expect(loaded.filter((file) => file.includes('/@microsoft/teams.apps/'))).not.toEqual([])
  expect(loaded.filter((file) => /\/(botbuilder|botframework)[^/]*\//.test(file))).toEqual([])
  expect(Number(process.versions.node.split('.')[0])).toBeGreaterThanOrEqual(24)
})
