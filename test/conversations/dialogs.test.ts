import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { grace, invoke, lucia, personal, room, sofia, xiaomei, type Actor, type Place } from '../support/activities.ts'
import { startBot, type Bot } from '../support/bot.ts'
import { actionOf, elementsOf, inputsOf, titlesOf, wordsOf, type CardJson } from '../support/card.ts'
import { addCustomer, cardOf, contoso } from './journey.ts'

let bot: Bot
beforeEach(async () => void (bot = await startBot({ demo: true })))
afterEach(async () => {
  expect(bot.accidents).toEqual([])
  await bot.close()
})

interface Shown {
  readonly card: CardJson
  readonly text: string
  /** The summaries of what was posted meanwhile, and where. */
  readonly posted: readonly (readonly [place: string, text: string])[]
}

async function ask(actor: Actor, place: Place, name: string, value: object): Promise<Shown> {
  const from = bot.channel.sent.length
  const { status, body } = await bot.post(invoke(actor, place, bot.channel.url, name, value))
  expect(status).toBe(200)
  const { task } = body as { task: { type: string; value: string & { card: { content: CardJson } } } }
  const posted = bot.channel.sent.slice(from).filter(({ method, body }) => method === 'POST' && body['type'] === 'message').map(({ path, body }) => [path.split('/')[0] ?? '', String(body['summary'] ?? body['text'])] as const)
  return task.type === 'message' ? { text: task.value, card: {}, posted } : { text: '', card: task.value.card.content, posted }
}

const onMessage = (actor: Actor, place: Place, content: string) => ask(actor, place, 'composeExtension/fetchTask', { commandId: 'add-customer', commandContext: 'message', messagePayload: { body: { contentType: 'html', content } } })
const press = (actor: Actor, place: Place, name: string, card: CardJson, title: string, inputs: Readonly<Record<string, string>> = {}) => {
  const { data, associatedInputs } = actionOf(card, title)
  return ask(actor, place, name, { data: { ...data, ...(associatedInputs === 'none' ? {} : inputsOf(card, inputs)) } })
}
const valueOf = (card: CardJson, name: string) => elementsOf(card).find(({ id }) => String(id).startsWith(name))?.['value']

const signature = '<p>Hello, a new one:</p><p>Contoso Ltd.</p><p>Domain: contoso</p><p>Contact: Na Li</p><p>na@contoso.com</p><p>Province: Shanghai</p><p>City: Shanghai</p><p>Address: 1 Century Avenue</p>'

describe('“Add customer” on a message', () => {
  it('opens the form with what the message tells, and says what it did not recognise', async () => {
    const { card } = await onMessage(grace, room, signature)
    expect([valueOf(card, 'companyName'), valueOf(card, 'domainPrefix'), valueOf(card, 'email'), valueOf(card, 'city')]).toEqual(['Contoso Ltd.', 'contoso', 'na@contoso.com', 'Shanghai'])
    expect(wordsOf(card)).toContain('Hello, a new one')
    expect(elementsOf(card).filter(({ type }) => type === 'Action.Execute')).toEqual([])
    expect(titlesOf(card)).not.toContain('In a window')
  })

  it('reads a message of one line as it does a block', async () => {
    expect(valueOf((await onMessage(grace, room, 'na@contoso.com')).card, 'email')).toBe('na@contoso.com')
  })

  it('is in the person’s language', async () => {
    expect(wordsOf((await onMessage(xiaomei, room, '')).card)).toContain('添加客户')
  })

  it('leads through its steps to the record, which goes to the private chat and never into the group', async () => {
    await bot.say(grace, personal(grace), 'hello')
    const { card: form } = await onMessage(grace, room, signature)
    const { card: review } = await press(grace, room, 'composeExtension/submitAction', form, 'Review', { 'First name': 'Na', 'Last name': 'Li' })
    const ended = await press(grace, room, 'composeExtension/submitAction', review, 'Submit')
    expect(ended.text).toContain('Saved.')
    expect(ended.posted).toEqual([[personal(grace).id, expect.stringContaining('Contoso Ltd.')]])
    expect(wordsOf(cardOf(await bot.say(sofia, personal(sofia), 'mostrar contoso')))).toContain('Contoso Ltd.')
  })

  it('is refused to whoever may not add customers, in their language', async () => {
    expect(wordsOf((await onMessage(lucia, room, signature)).card)).toContain('«Agregar clientes»')
  })
})

describe('a form in a dialog', () => {
  it('goes on with what was typed in the chat, names every problem, and posts the record in the chat', async () => {
    const place = personal(grace)
    const inChat = cardOf(await bot.say(grace, place, 'add customer Contoso Ltd. domain:contoso'))
    const { card: window } = await press(grace, place, 'task/fetch', inChat, 'In a window', { City: 'Shanghai' })
    expect([valueOf(window, 'companyName'), valueOf(window, 'city')]).toEqual(['Contoso Ltd.', 'Shanghai'])
    const { card: refused } = await press(grace, place, 'task/submit', window, 'Review', { 'E-mail': 'na.contoso' })
    expect(wordsOf(refused)).toContain('fields need attention')
    expect(valueOf(refused, 'email')).toBe('na.contoso')
    const filled = { 'E-mail': 'na@contoso.com', 'First name': 'Na', 'Last name': 'Li', Province: 'Shanghai', Address: '1 Century Avenue' }
    const { card: review } = await press(grace, place, 'task/submit', refused, 'Review', filled)
    const ended = await press(grace, place, 'task/submit', review, 'Submit')
    expect(ended.text).toContain('Saved.')
    expect(ended.posted).toEqual([[place.id, expect.stringContaining('Contoso Ltd.')]])
  })

  it('of an existing customer is saved there too, and its cards follow', async () => {
    const place = personal(grace)
    await addCustomer(bot, grace, contoso)
    const form = cardOf(await bot.say(grace, place, 'update contoso'))
    const { card: window } = await press(grace, place, 'task/fetch', form, 'In a window')
    const ended = await press(grace, place, 'task/submit', window, 'Save', { City: 'Pudong' })
    expect(ended.text).toContain('Saved.')
    expect(wordsOf(cardOf(await bot.say(grace, place, 'show contoso')))).toContain('Pudong')
  })

  it('pressed by somebody else, or altered, does nothing', async () => {
    const form = cardOf(await bot.say(grace, personal(grace), `add customer ${contoso}`))
    const { card: window } = await press(grace, personal(grace), 'task/fetch', form, 'In a window')
    expect(wordsOf((await press(sofia, personal(sofia), 'task/submit', window, 'Review')).card)).toContain('made for somebody else')
    const { data } = actionOf(window, 'Review')
    for (const altered of [{ ...data, draft: 'other' }, { ...data, verb: 'submit' }, { ...data, seal: undefined }])
      expect(wordsOf((await ask(grace, personal(grace), 'task/submit', { data: altered })).card)).toMatch(/has been changed since|older version/)
  })

  it('that is refused stays open with everything typed into it, and is refused again as it was', async () => {
    const form = cardOf(await bot.say(grace, personal(grace), `add customer ${contoso}`))
    const { card: window } = await press(grace, personal(grace), 'task/fetch', form, 'In a window')
    const { data } = actionOf(window, 'Review')
    const sent = { ...data, ...inputsOf(window, { City: 'Pudong', Notes: 'a\nlong story' }), draft: 'other' }
    const { card: refused } = await ask(grace, personal(grace), 'task/submit', { data: sent })
    expect([valueOf(refused, 'companyName'), valueOf(refused, 'city'), valueOf(refused, 'notes')]).toEqual(['Contoso Ltd.', 'Pudong', 'a\nlong story'])
    expect(wordsOf(refused)).toContain('Everything that was typed still stands here.')
    const { card: again } = await press(grace, personal(grace), 'task/submit', refused, 'Try again')
    expect([valueOf(again, 'city'), wordsOf(again).includes('has been changed since')]).toEqual(['Pudong', true])
  })

  it('whose button comes back without what is meant for the client holds', async () => {
    const form = cardOf(await bot.say(grace, personal(grace), `add customer ${contoso}`))
    const { msteams, ...data } = actionOf(form, 'In a window').data
    expect(msteams).toEqual({ type: 'task/fetch' })
    expect(valueOf((await ask(grace, personal(grace), 'task/fetch', { data: { ...data, ...inputsOf(form, {}) } })).card, 'companyName')).toBe('Contoso Ltd.')
  })

  it('that is cancelled says so, and is kept among the drafts', async () => {
    const form = cardOf(await bot.say(grace, personal(grace), `add customer ${contoso}`))
    const { card: window } = await press(grace, personal(grace), 'task/fetch', form, 'In a window')
    expect(wordsOf((await press(grace, personal(grace), 'task/submit', window, 'Cancel')).card)).toContain('kept among your drafts')
    expect(wordsOf(cardOf(await bot.say(grace, personal(grace), 'drafts')))).toContain('Contoso Ltd.')
  })

  it('where a client knows no dialogs is drawn anew in the chat', async () => {
    const form = cardOf(await bot.say(grace, personal(grace), `add customer ${contoso}`))
    const { replaced } = await bot.press(grace, personal(grace), form, 'In a window', { City: 'Pudong' })
    expect(valueOf(replaced!, 'city')).toBe('Pudong')
  })
})
