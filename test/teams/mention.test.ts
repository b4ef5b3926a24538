import { describe, expect, it } from 'vitest'
import { activitySchema, type Incoming } from '../../src/teams/activity.ts'
import { mentionsOf, textOf } from '../../src/teams/mention.ts'
import { ana, bot, envelope, room } from '../support/activities.ts'

function said(text: string, entities: readonly object[] = [], recipient: object = bot): Incoming {
  return activitySchema.parse({ ...envelope(ana, room, 'http://127.0.0.1:1/'), type: 'message', text, entities, recipient })
}

const mark = { type: 'mention', text: '<at>Customer Accounts</at>', mentioned: bot }
const wei = { type: 'mention', text: '<at>Li Wei</at>', mentioned: { id: '29:wei', name: 'Li Wei' } }

describe('the bot’s mention is no part of what was said:', () => {
  const forms: readonly (readonly [what: string, activity: Incoming, text: string])[] = [
    ['as Teams marks it', said('<at>Customer Accounts</at> list customers', [mark]), 'list customers'],
    ['behind the words', said('list customers <at>Customer Accounts</at>', [mark]), 'list customers'],
    ['twice', said('<at>Customer Accounts</at> <at>Customer Accounts</at> help', [mark]), 'help'],
    ['without its entity', said('<at>customer accounts</at>&nbsp;list customers'), 'list customers'],
    ['with attributes', said('<at id="0">Customer Accounts</at> help'), 'help'],
    ['plain', said('@Customer Accounts help'), 'help'],
    ['plain, with a comma and full width', said('＠Customer Accounts，帮助'), '帮助'],
    ['under the name that the tenant gave it', said('<at>客户帐户</at> 帮助', [{ ...mark, text: '<at>客户帐户</at>', mentioned: { id: bot.id, name: '客户帐户' } }]), '帮助'],
    ['in what a rich compose box wraps', said('<p><at>Customer Accounts</at>&nbsp;find A&amp;B</p><p>city:Shanghai</p>', [mark]), 'find A&B\ncity:Shanghai'],
    ['where the bot has no name', said('help', [], { id: bot.id }), 'help'],
  ]
  it.each(forms)('%s', (_, activity, text) => expect(textOf(activity)).toBe(text))
})

describe('words that only look like a mention stay:', () => {
  it.each([
    ['find customer accounts', 'find customer accounts'],
    ['@Customer Accountsville', '@Customer Accountsville'],
    ['find a < b', 'find a < b'],
    ['name: &lt;p&gt; Ltd', 'name: <p> Ltd'],
    ['&amp;lt;', '&lt;'],
    ['add customer\nname:\tX', 'add customer\nname:\tX'],
  ])('%s', (text, kept) => expect(textOf(said(text))).toBe(kept))
})

it('other people’s mentions stay in the text by name, and are told with their ids', () => {
  const activity = said('<at>Customer Accounts</at> role <at>Li Wei</at> sales agent', [mark, wei, wei])
  expect(textOf(activity)).toBe('role Li Wei sales agent')
  expect(mentionsOf(activity)).toEqual([{ id: '29:wei', name: 'Li Wei' }])
})

describe('a text of unfinished tags', () => {
  it.each(['<at>', '<at ', '<p ', '</p>', '<br'])('is read in no time: %s', (tag) => {
    const began = performance.now()
    expect(textOf(said(tag.repeat(200_000 / tag.length)))).toBeTypeOf('string')
    expect(performance.now() - began).toBeLessThan(1_000)
  })
})
