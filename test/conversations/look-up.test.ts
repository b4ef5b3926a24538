import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { daniel, grace, invoke, lucia, personal, room, sofia, xiaomei, zhiqiang, type Actor, type Place } from '../support/activities.ts'
import { startBot, type Bot } from '../support/bot.ts'
import { elementsOf, inputsOf, titlesOf, wordsOf, type CardJson } from '../support/card.ts'
import { addCustomer, cardOf, contoso } from './journey.ts'

interface Found {
  readonly title: string
  readonly value: string
}

interface Attachment {
  readonly content: CardJson
  readonly preview: { readonly content: { readonly title: string; readonly text: string } }
}

const linkHost = 'accounts.contoso.com'
let bot: Bot
beforeAll(async () => {
  bot = await startBot({ demo: true, env: { LINK_HOST: linkHost } })
  await addCustomer(bot, grace, `${contoso} owner:me phone:021-55667788`)
  for (const actor of [daniel, sofia, xiaomei, zhiqiang]) await bot.say(actor, personal(actor), actor.locale === 'zh-CN' ? '你好' : 'hello')
})
afterAll(async () => {
  expect(bot.accidents).toEqual([])
  await bot.close()
})

async function ask(actor: Actor, name: string, value: object, place: Place = personal(actor)): Promise<unknown> {
  const { status, body } = await bot.post(invoke(actor, place, bot.channel.url, name, value))
  expect(status).toBe(200)
  return body
}

async function typed(actor: Actor, dataset: string, queryText: string): Promise<readonly Found[]> {
  return ((await ask(actor, 'application/search', { kind: 'search', dataset, queryText, queryOptions: { skip: 0, top: 15 } })) as { value: { results: Found[] } }).value.results
}

async function searched(actor: Actor, query: string, place: Place = room, skip = 0): Promise<readonly Attachment[]> {
  const parameters = query === '' ? [{ name: 'initialRun', value: 'true' }] : [{ name: 'query', value: query }]
  const body = await ask(actor, 'composeExtension/query', { commandId: 'find-customers', parameters, queryOptions: { skip, count: 10 } }, place)
  return (body as { composeExtension: { attachments: Attachment[] } }).composeExtension.attachments
}

const names = (found: readonly Attachment[]) => found.map(({ preview }) => preview.content.title)
const ownerOf = (card: CardJson) => elementsOf(card).find(({ id }) => String(id).startsWith('owner'))

describe('the owner’s input', () => {
  const form = async (actor: Actor) => cardOf(await bot.say(actor, personal(actor), 'update contoso'))

  it('looks people up, and holds the present owner and “Me” by itself', async () => {
    expect(ownerOf(await form(grace))).toMatchObject({ type: 'Input.ChoiceSet', style: 'filtered', 'choices.data': { type: 'Data.Query', dataset: 'people' }, value: expect.stringContaining(grace.id) as string, choices: [{ title: grace.name }, { title: 'Me', value: 'me' }] })
  })

  it('offers everybody while nothing is typed, the asker first', async () => {
    const found = await typed(sofia, 'people', '')
    expect(found[0]?.title).toBe(sofia.name)
    expect(found.map(({ title }) => title)).toEqual(expect.arrayContaining([grace.name, xiaomei.name, daniel.name]))
    expect(found.length).toBeLessThanOrEqual(15)
  })

  it.each([['gra', grace.name], ['SOFIA', sofia.name], ['梅', xiaomei.name], ['reed', daniel.name]])('finds who is called so: %s', async (text, name) => {
    expect((await typed(grace, 'people', text)).map(({ title }) => title)).toEqual([name])
  })

  it.each(['value', 'title'] as const)('takes what was picked, by its %s', async (by) => {
    const [choice] = await typed(grace, 'people', by === 'value' ? 'Daniel' : 'Sofía')
    const card = await form(grace)
    const saved = cardOf(await bot.press(grace, personal(grace), card, 'Save', { owner: choice![by] }))
    expect(wordsOf(saved)).toContain(choice!.title)
    expect(ownerOf(await form(grace))).toMatchObject({ value: expect.stringMatching(/^.+ <.+>$/) as string })
  })

  it('is not changed by being sent back as it stands', async () => {
    const card = await form(grace)
    const sent = inputsOf(card, {})
    expect(Object.entries(sent).find(([id]) => id.startsWith('owner'))?.[1]).toContain('<')
    expect(wordsOf(cardOf(await bot.press(grace, personal(grace), card, 'Save')))).toContain('Nothing differs')
  })

  it('finds nothing for a person without a right to see customers', async () => {
    expect([await typed(lucia, 'people', ''), await typed(lucia, 'customers', '')]).toEqual([[], []])
  })
})

describe('a customer that is looked up', () => {
  it('is found by any part, the recent ones where nothing is typed, at most 15', async () => {
    expect((await typed(grace, 'customers', 'contos')).map(({ title }) => title)).toContain('Contoso Ltd. (contoso)')
    const recent = await typed(grace, 'customers', '')
    expect(recent.map(({ title }) => title)).toContain('Contoso Ltd. (contoso)')
    expect(recent).toHaveLength(15)
  })
})

describe('the compose box', () => {
  it('begins with the customers that were changed last, ten at a time', async () => {
    const [first, next] = [await searched(grace, ''), await searched(grace, '', room, 10)]
    expect(names(first)[0]).toBe('Contoso Ltd.')
    expect([first.length, next.length]).toEqual([10, 10])
    expect(names(next).filter((name) => names(first).includes(name))).toEqual([])
  })

  it('posts the card that everybody may see, in the language of the one who posts it', async () => {
    const [found] = await searched(xiaomei, 'contoso')
    expect(found?.preview.content).toMatchObject({ title: 'Contoso Ltd.' })
    expect(found?.preview.content.text).toContain('contoso')
    expect(wordsOf(found!.content)).toContain('该客户的其他信息仅在私聊中显示')
    expect(JSON.stringify(found)).not.toMatch(/55667788|na@contoso\.com|Century/)
  })

  it('posts a card whose buttons anybody there can press who may', async () => {
    const [{ content } = { content: {} }] = await searched(grace, 'contoso')
    expect(titlesOf(content)).toContain('History')
    const pressed = await bot.press(sofia, room, content, 'History')
    expect(pressed.refusal).toBeUndefined()
    expect(pressed.privately.cards).toHaveLength(1)
  })

  it('tells a person without the right so, in their language, and shows nothing', async () => {
    const body = await ask(lucia, 'composeExtension/query', { commandId: 'find-customers', parameters: [] }, room)
    expect(body).toEqual({ composeExtension: { type: 'message', text: expect.stringContaining('«Ver clientes»') as string } })
  })

  it('writes nothing, not even who looked', async () => {
    const stranger = { id: 'cccccccc-0000-4000-8000-000000000009', name: 'Only Looking', locale: 'en-US' }
    const before = bot.channel.sent.length
    await ask(stranger, 'composeExtension/query', { commandId: 'find-customers', parameters: [] }, room)
    await typed(stranger, 'people', '')
    expect(bot.channel.sent.slice(before)).toEqual([])
    expect((await typed(grace, 'people', 'Only Looking'))).toEqual([])
  })
})

describe('a link to a customer', () => {
  const open = async (actor: Actor, id: string) => (await ask(actor, 'composeExtension/queryLink', { url: `https://${linkHost}/customers/${id}` }, room)) as { composeExtension: { type: string; text?: string; attachments?: Attachment[] } }

  it('shows the card that everybody may see', async () => {
    const [{ value }] = (await typed(grace, 'customers', 'contoso')) as [Found]
    const { attachments = [] } = (await open(sofia, value)).composeExtension
    expect(names(attachments)).toEqual(['Contoso Ltd.'])
    expect(JSON.stringify(attachments)).not.toMatch(/55667788|na@contoso\.com|Century/)
  })

  it('stands on its card, alone and among others, and shows it when it is said', async () => {
    const [{ value }] = (await typed(grace, 'customers', 'contoso')) as [Found]
    const link = `https://${linkHost}/customers/${value}`
    expect(wordsOf(cardOf(await bot.say(grace, personal(grace), 'show contoso')))).toContain(`Link: ${link}`)
    expect(wordsOf(cardOf(await bot.say(sofia, room, 'mostrar contoso')))).toContain(`Enlace: ${link}`)
    const shown = cardOf(await bot.say(xiaomei, personal(xiaomei), `show ${link}`))
    expect(wordsOf(shown)).toMatch(/Contoso Ltd\.[^]*Link: https:/)
    expect(wordsOf(cardOf(await bot.say(grace, personal(grace), `update ${link}/`)))).toContain('Contoso Ltd.')
    expect(wordsOf(cardOf(await bot.say(grace, personal(grace), `show https://evil.example/customers/${value}`)))).not.toContain('na@contoso.com')
  })

  it('is not on a card where no host is set', async () => {
    const other = await startBot({ demo: true })
    expect(wordsOf(await addCustomer(other, grace, contoso))).not.toContain('Link:')
    await other.close()
  })

  it('that leads nowhere shows nothing, and to whoever may see none it is refused', async () => {
    expect((await open(grace, 'nobody')).composeExtension).toMatchObject({ type: 'result', attachments: [] })
    const [{ value }] = (await typed(grace, 'customers', 'contoso')) as [Found]
    expect((await open(lucia, value)).composeExtension.type).toBe('message')
  })
})
