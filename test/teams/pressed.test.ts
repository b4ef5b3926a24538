import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { activitySchema } from '../../src/teams/activity.ts'
import { executed, submitted } from '../../src/teams/pressed.ts'
import { ana, envelope, personal } from '../support/activities.ts'

const activity = (extra: object) => activitySchema.parse({ ...envelope(ana, personal(ana), 'http://127.0.0.1:1/'), type: 'message', ...extra })
const save = { verb: 'save', data: { id: '1', name_2: 'x' }, automatic: false }

describe('a button of every client is understood:', () => {
  it.each([
    ['Teams on the desktop', { action: { type: 'Action.Execute', verb: 'save', data: { id: '1', name_2: 'x' } }, trigger: 'manual' }],
    ['a client that leaves the verb in the data', { action: { type: 'Action.Execute', data: { verb: 'save', id: '1', name_2: 'x' } } }],
    ['Android, without the action around it', { type: 'Action.Execute', verb: 'save', data: { id: '1', name_2: 'x' } }],
    ['iOS, with its data as a string', { action: { verb: 'save', data: '{"id":"1","name_2":"x"}' } }],
  ])('%s', (_, value) => expect(executed(activity({ value }))).toMatchObject(save))

  it('Action.Submit, whose message has no text', () => {
    expect(submitted(activity({ value: { verb: 'save', id: '1', name_2: 'x' } }))).toMatchObject({ verb: 'save', data: { id: '1', name_2: 'x' } })
  })
})

it('a refresh is told apart from a person’s act', () => {
  expect(executed(activity({ value: { action: { verb: 'show' }, trigger: 'automatic' } })).automatic).toBe(true)
})

it('a message with a text and a foreign value is a text', () => {
  expect(submitted(activity({ text: 'help', value: { foo: 1 } }))).toBeUndefined()
  expect(submitted(activity({ text: 'help' }))).toBeUndefined()
})

it('whatever a client sends, a button has a verb that is a string and data that is an object', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => {
    const { verb, data, automatic } = executed(activity({ value }))
    expect([typeof verb, typeof data, Array.isArray(data), typeof automatic]).toEqual(['string', 'object', false, 'boolean'])
  }))
})
