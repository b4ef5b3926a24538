import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ana, execute, grace, message, personal, room, submit, type Actor, type Place } from '../support/activities.ts'
import { actionOf, inputsOf, type CardJson } from '../support/card.ts'
import { openChannel, type Channel } from '../support/channel.ts'
import { pressSealed } from '../support/sealed.ts'
import { marksIn, planted } from './support/planted.ts'
import { startWatched, type Watched } from './support/program.ts'

const { companyName, chinese, lastName, firstName, email, phone, address, city, domain, notes, token, secret } = planted
const all = Object.values(planted).join(' ')
const someone: Actor = { ...grace, name: `${firstName} ${lastName}` }
const stranger: Actor = { ...ana, name: `${firstName} ${lastName}` }

let channel: Channel
let program: Watched
beforeAll(async () => {
  channel = await openChannel()
  program = await startWatched({ MicrosoftAppPassword: '' })
})
afterAll(async () => {
  if (program) await program.end()
  await channel.close()
})

const last = (): CardJson => {
  const [attachment] = (channel.sent.findLast(({ body }) => body['attachments'])?.body['attachments'] ?? []) as { content: CardJson }[]
  if (!attachment) throw new Error('no card')
  return attachment.content
}
const say = (text: string, actor = someone, place: Place = personal(actor)) => program.post(message(actor, place, channel.url, text))

/** Presses a button of a card, and gives the card that takes its place. */
async function press(card: CardJson, title: string, typed: Readonly<Record<string, string>> = {}): Promise<CardJson> {
  const action = actionOf(card, title)
  const data = { ...action.data, ...inputsOf(card, typed) }
  const { text } = await program.post(execute(someone, personal(someone), channel.url, { verb: action.verb ?? '', data }))
  return (JSON.parse(text) as { value: CardJson }).value
}

describe('of everything that is said, saved, refused or broken,', () => {
  it('a customer’s whole life leaves no word in the log', async () => {
    await say(`add customer ${companyName} domain:${domain} last name:${lastName} first name:${firstName} email:${email} phone:${phone} country:Spain province:Madrid city:${city} address:${address} postal code:28001 notes:${notes}`)
    const review = await press(last(), 'Review')
    const saved = await press(review, 'Submit')
    expect(JSON.stringify(saved)).toContain(companyName)
    for (const text of [`show ${companyName}`, `find ${email}`, `list customers city:${city}`, `update ${companyName} notes:${secret}`, `history ${companyName}`, `archive ${companyName}`, `find ${chinese}`, `help ${companyName}`, all, 'undo'])
      expect((await say(text)).status).toBe(200)
    expect(program.lines('turn').map(({ verb }) => String(verb))).toEqual(expect.arrayContaining(['add-customer', 'fill-in', 'submit', 'show-customer', 'find-customers', 'update-customer', 'history', 'undefined']))
  })

  it('nor do strangers, shared rooms, altered cards and unknown verbs', async () => {
    await say(all, stranger)
    await say(`add customer ${all}`, someone, room)
    await program.post(submit(someone, personal(someone), channel.url, { verb: all, data: { id: all } }))
    await program.post(pressSealed(someone, personal(someone), channel.url, { verb: `verb ${lastName}`, data: { id: companyName, text: notes } }))
    await program.post(execute(someone, personal(someone), channel.url, { verb: 'show-customer', data: { id: companyName, seal: token } }))
    await program.post({ ...message(someone, personal(someone), channel.url, all), type: `type ${lastName}`, name: email })
    for (const name of ['composeExtension/query', 'composeExtension/queryLink', 'composeExtension/fetchTask', 'application/search', 'task/fetch', 'task/submit', 'fileConsent/invoke', `${firstName}/${lastName}`])
      await program.post({ ...message(someone, personal(someone), channel.url, ''), type: 'invoke', name, value: { commandId: 'search', parameters: [{ name: 'text', value: companyName }], queryText: email, dataset: 'people', queryOptions: { top: 15, skip: 0 }, url: `https://${domain}.example/${companyName}`, messagePayload: { body: { content: all } }, data: { verb: 'add-customer', text: all } } })
    expect(program.lines('turn')).toEqual(expect.arrayContaining([expect.objectContaining({ outcome: 'outdated' }), expect.objectContaining({ outcome: 'unsealed', verb: 'show-customer' }), expect.objectContaining({ kind: 'other' })]))
  })

  it('nor what is refused at the door', async () => {
    const wrong = await Promise.all([
      program.post(message(someone, personal(someone), channel.url, all), { authorization: `Bearer ${token}`, 'x-forwarded-for': address }),
      program.post({ text: all, from: email }),
      program.post({ ...message(someone, personal(someone), `https://${domain}.example/`, all) }),
      fetch(`${program.url}/${domain}?token=${token}`),
      fetch(`${program.url}/api/messages`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: `{"${all}` }),
    ])
    for (const { status } of wrong) expect(status).toBeGreaterThanOrEqual(400)
  })

  it('nor a channel that answers with what it was sent', async () => {
    for (const status of [400, 403, 404]) {
      channel.answer = () => ({ status, body: { error: { code: 'BadArgument', message: all }, [email]: phone } })
      await say(`show ${companyName}`)
      await say(all, someone, room)
    }
    channel.answer = () => undefined
    expect(program.lines('turn')).toContainEqual(expect.objectContaining({ outcome: 'undelivered', reference: expect.stringMatching(/^[0-9a-f]{8}$/) as string }))
    expect(program.lines('accident')).toContainEqual(expect.objectContaining({ code: 'BadArgument', status: 403 }))
  })

  it('nor an accident whose message, name, stack, code and cause hold it; its line says where it happened', async () => {
    await say(`harm ${all}`)
    const accident = program.lines('accident').at(-1)
    expect(accident).toMatchObject({ level: 'error', error: 'Error', cause: { error: 'TypeError' } })
    expect(accident?.['where']).toContainEqual(expect.stringMatching(/^\S+ chunk-\w+\.js:\d+:\d+$/))
    expect(program.lines('turn').at(-1)).toMatchObject({ outcome: 'accident', reference: accident?.['reference'] as string })
  })

  it('nor one that ends the program', async () => {
    await say(`harm later ${all}`).catch(() => undefined)
    expect(await program.end('none')).toBe(1)
    expect(program.lines('accident').length).toBeGreaterThan(0)
  })

  it('so that of all that was planted nothing is in any byte of its output', () => {
    expect(program.output().length).toBeGreaterThan(3_000)
    expect(marksIn(program.output())).toEqual([])
  })
})

it('a program that prints its errors would be caught', async () => {
  const naive = await startWatched({ HARM: 'naive' })
  await naive.post(message(someone, personal(someone), channel.url, `harm ${all}`))
  await naive.end()
  expect(marksIn(naive.output()).length).toBeGreaterThan(8)
})
