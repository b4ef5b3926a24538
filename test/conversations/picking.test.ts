import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { grace, invoke, personal, room, sofia, xiaomei, type Actor } from '../support/activities.ts'
import { startBot, type Bot } from '../support/bot.ts'
import { elementsOf, titlesOf, wordsOf, type CardJson } from '../support/card.ts'
import { addCustomer, cardOf, contoso, textOf } from './journey.ts'

interface Choice {
  readonly title: string
  readonly value: string
}

let bot: Bot
beforeAll(async () => {
  bot = await startBot({ demo: true })
  await addCustomer(bot, grace, `${contoso} owner:me`)
  await addCustomer(bot, sofia, contoso.replaceAll(/contoso/gi, 'fabrikam'))
})
afterAll(async () => {
  expect(bot.accidents).toEqual([])
  await bot.close()
})

const asked = async (text: string, actor: Actor = grace) => cardOf(await bot.say(actor, personal(actor), text))
const press = (card: CardJson, title: string, customer: string, actor: Actor = grace) => bot.press(actor, personal(actor), card, title, { customer })
const pickOf = (card: CardJson) => elementsOf(card).find(({ id }) => id === 'customer') as unknown as { readonly choices: readonly Choice[] }

async function typed(queryText: string): Promise<readonly Choice[]> {
  const { body } = await bot.post(invoke(grace, personal(grace), bot.channel.url, 'application/search', { kind: 'search', dataset: 'customers', queryText, queryOptions: { skip: 0, top: 15 } }))
  return (body as { value: { results: Choice[] } }).value.results
}

describe('a command that needs a customer and is given none', () => {
  it.each([
    ['show', 'Show', 'Century'],
    ['update', 'Update', 'Update Contoso Ltd.'],
    ['archive', 'Archive', 'Archive Contoso Ltd.?'],
    ['history', 'History', 'History of Contoso Ltd.'],
    ['subscriptions', 'Subscriptions', 'Subscriptions'],
    ['watch', 'Watch', 'Contoso Ltd.: changes are told here'],
    ['undo', 'Undo', 'There is no change to undo'],
  ])('lets one be picked: %s', async (text, title, answer) => {
    await bot.say(grace, personal(grace), 'cancel')
    const card = await asked(text)
    expect(pickOf(card)).toMatchObject({ type: 'Input.ChoiceSet', style: 'filtered', 'choices.data': { type: 'Data.Query', dataset: 'customers' } })
    const [own] = pickOf(card).choices
    expect(wordsOf(cardOf(await press(card, title, own!.value)))).toContain(answer)
  })

  it('begins with the asker’s own ones that changed last, and goes on with those of others', async () => {
    const titles = (choices: readonly Choice[]) => choices.map(({ title }) => title)
    for (const choices of [pickOf(await asked('show')).choices, await typed('')]) {
      expect(choices[0]?.title).toBe('Contoso Ltd. (contoso)')
      expect(titles(choices)).toContain('fabrikam Ltd. (fabrikam)')
    }
    const [others] = [titles(pickOf(await asked('mostrar', sofia)).choices)]
    expect(others.indexOf('Contoso Ltd. (contoso)')).toBeGreaterThan(0)
    expect(others).toHaveLength(5)
  })

  it.each(['value', 'title'] as const)('takes what was looked up, by its %s', async (by) => {
    const [found] = await typed('contos')
    expect(wordsOf(cardOf(await press(await asked('show'), 'Show', found![by])))).toContain('Century')
  })

  it('takes what was typed and not picked, by any part of the name', async () => {
    expect(wordsOf(cardOf(await press(await asked('show'), 'Show', 'ontos')))).toContain('Century')
  })

  it('asks again where nothing was picked, and where nobody is called so', async () => {
    const card = await asked('show')
    expect(wordsOf(cardOf(await press(card, 'Show', '')))).toContain('Which customer?')
    expect(wordsOf(cardOf(await press(card, 'Show', 'no such customer')))).toContain('No customer matches “no such customer”')
  })

  it('is in the asker’s language', async () => {
    const card = await asked('查看', xiaomei)
    expect(wordsOf(card)).toContain('哪个客户？')
    expect(wordsOf(cardOf(await press(card, '查看', pickOf(card).choices[0]!.value, xiaomei)))).toContain('主要联系人')
  })

  it('lets one be picked in a group, where everybody sees only what they may', async () => {
    const card = cardOf(await bot.say(grace, room, 'show'))
    const answer = await bot.press(grace, room, card, 'Show', { customer: 'contoso' })
    expect(JSON.stringify(answer.cards)).toContain('contoso')
    expect(JSON.stringify(answer.cards)).not.toContain('Century')
    expect(JSON.stringify(answer.privately.cards)).toContain('Century')
  })

  it('names the recent ones in words, too', async () => {
    await bot.say(xiaomei, personal(xiaomei), '卡片 关')
    const text = textOf(await bot.say(xiaomei, personal(xiaomei), '查看'))
    await bot.say(xiaomei, personal(xiaomei), '卡片 开')
    expect(text).toMatch(/客户 = .* \/ fabrikam Ltd\. \(fabrikam\)/)
    expect(text).not.toContain('复制以下各行')
  })
})

describe('a name that several customers have', () => {
  it('may be made more precise in the card, and what was asked for goes on', async () => {
    const several = await asked('update 物流 phone:021-55667788')
    expect(titlesOf(several).at(-1)).toBe('Update')
    const again = cardOf(await press(several, 'Update', '物流'))
    expect(wordsOf(again)).toContain('Several customers match “物流”')
    const [first = ''] = titlesOf(again)
    const change = wordsOf(cardOf(await bot.press(grace, personal(grace), again, first)))
    expect(change).toContain('5566 7788')
    expect(wordsOf(cardOf(await press(several, 'Update', 'contoso')))).toMatch(/Change Contoso Ltd\.\?[^]*5566 7788/)
  })

  it('is settled by a button, whatever stands in the input', async () => {
    const several = await asked('show 物流')
    const [first = ''] = titlesOf(several)
    expect(wordsOf(cardOf(await press(several, first, 'contoso')))).toContain(first.replace(/ \(.*/, ''))
  })
})

describe('the city', () => {
  const suggestionsOf = (card: CardJson) => elementsOf(card).find(({ id }) => String(id).startsWith('city_pick')) as unknown as { readonly 'choices.data': { readonly dataset: string } }
  const cityOf = (card: CardJson) => elementsOf(card).find(({ id }) => /^city_\d/.test(String(id)))
  const cities = async (actor: Actor, dataset: string, queryText: string, data?: object) => {
    const { body } = await bot.post(invoke(actor, personal(actor), bot.channel.url, 'application/search', { kind: 'search', dataset, queryText, queryOptions: { skip: 0, top: 15 }, ...(data ? { data } : {}) }))
    return (body as { value: { results: Choice[] } }).value.results.map(({ title }) => title)
  }

  it('is free text, with suggestions beside it that know the form’s country and province', async () => {
    const card = await asked('add customer province:Guangdong')
    expect(cityOf(card)).toMatchObject({ type: 'Input.Text' })
    expect(suggestionsOf(card)).toMatchObject({ style: 'filtered', choices: expect.arrayContaining([{ title: 'Shenzhen', value: 'Shenzhen' }]) as unknown, 'choices.data': { dataset: 'cities?country=CN&province=GD', associatedInputs: 'auto' } })
  })

  it('is suggested in the asker’s language, those of the province first', async () => {
    expect((await cities(xiaomei, 'cities?country=CN&province=JS', 'su')).filter((name) => /^[苏宿]/.test(name)).slice(0, 2)).toEqual(expect.arrayContaining(['苏州市', '宿迁市']))
    expect(await cities(sofia, 'cities?country=CN&province=ZJ', 'taiz')).toEqual(['Taizhou'])
    expect(await cities(xiaomei, 'cities?country=CN&province=ZJ', 'taiz')).toEqual(['台州市', '泰州市'])
  })

  it('is suggested by what the client sends of the other inputs, where it does', async () => {
    const dataset = 'cities?country=CN&province=GD'
    expect((await cities(grace, dataset, '')).slice(0, 5).join()).toMatch(/Guangzhou|Shenzhen|广州|深圳/)
    expect((await cities(grace, dataset, '', { country_1: 'CN', province_1: 'QH' })).slice(0, 3).join()).toMatch(/Xining/)
    expect(await cities(grace, dataset, 'xin', { country_1: 'ES' })).toEqual([])
  })

  it('of other customers comes first, as it is written there, and only once', async () => {
    const found = await cities(grace, 'cities?country=CN&province=SH', 'shangh')
    expect(found.filter((name) => /Shanghai|上海/.test(name))).toHaveLength(1)
    expect(await cities(grace, 'cities?country=CN&province=SC', 'chengd')).toEqual(expect.arrayContaining(['成都市']))
    expect(await cities(grace, 'cities?country=CN&province=SC', 'chengd')).not.toContain('Chengdu')
  })

  it('that is picked is taken, what was typed besides is kept, and an unchanged one gives way', async () => {
    const card = await asked(`add customer ${contoso.replaceAll(/contoso/gi, 'tailspin')}`)
    const drawn = async (inputs: Readonly<Record<string, string>>) => cityOf((await bot.press(grace, personal(grace), card, 'Update for this country', inputs)).replaced!)?.['value']
    expect(await drawn({ city_pick: 'Pudong' })).toBe('Pudong')
    expect(await drawn({ City: 'Pudong New Area', city_pick: 'Suzhou' })).toBe('Pudong New Area')
    const again = await asked('update contoso')
    expect(wordsOf(cardOf(await bot.press(grace, personal(grace), again, 'Review', { city_pick: 'Suzhou' })))).toContain('Suzhou')
  })
})

describe('the person who gets a role', () => {
  const whoOf = (card: CardJson) => elementsOf(card).find(({ id }) => id === 'who') as unknown as { readonly choices: readonly Choice[] }

  it.each(['value', 'title'] as const)('is picked among those whom the bot has met, by the %s, and then the role', async (by) => {
    const card = await asked('role')
    expect(whoOf(card)).toMatchObject({ 'choices.data': { dataset: 'people' } })
    const picked = whoOf(card).choices.find(({ title }) => title === sofia.name)
    const roles = cardOf(await bot.press(grace, personal(grace), card, 'Assign a role', { who: picked![by] }))
    expect(titlesOf(roles)).toContain('Helpdesk agent')
    expect(wordsOf(roles)).toContain(sofia.name)
  })

  it('gets the role that was named before', async () => {
    const card = await asked('role sales agent')
    const picked = whoOf(card).choices.find(({ title }) => title === sofia.name)
    expect(wordsOf(cardOf(await bot.press(grace, personal(grace), card, 'Assign a role', { who: picked!.value })))).toContain(`${sofia.name} now has the role: Sales agent`)
  })

  it('is asked for again where nobody was picked, and is nobody whom the bot has not met', async () => {
    const card = await asked('role')
    expect(wordsOf(cardOf(await bot.press(grace, personal(grace), card, 'Assign a role', { who: '' })))).toContain('Who gets which role?')
    expect(wordsOf(cardOf(await bot.press(grace, personal(grace), card, 'Assign a role', { who: 'X <00000000-0000-4000-8000-00000000dead>' })))).toContain('not met this person')
  })
})
