import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { daniel, grace, personal, room, sofia, zhiqiang, type Actor } from '../support/activities.ts'
import { startBot, type Bot } from '../support/bot.ts'
import { elementsOf, inputsOf, titlesOf, wordsOf, type CardJson } from '../support/card.ts'
import { addCustomer, cardOf, contoso } from './journey.ts'

let bot: Bot
beforeAll(async () => void (bot = await startBot()))
afterAll(() => bot.close())

let number = 0
let name: string
beforeEach(async () => {
  name = `firm${++number}`
  await addCustomer(bot, grace, contoso.replaceAll('contoso', name).replace('Contoso Ltd.', `Firm${number} Ltd.`))
})

const show = async (actor: Actor) => wordsOf(cardOf(await bot.say(actor, personal(actor), `show ${name}`)))
const form = async (actor: Actor, verb = 'update'): Promise<CardJson> => cardOf(await bot.say(actor, personal(actor), `${verb} ${name}`))

describe('an owner whose name two people bear', () => {
  it('is not guessed; which one is meant is typed as it is told', async () => {
    const twin: Actor = { id: '5b0c1f0e-0000-4000-8000-0000000000dd', name: daniel.name, locale: 'en-US' }
    for (const actor of [daniel, twin]) await bot.say(actor, personal(actor), 'hello')
    const told = wordsOf(cardOf(await bot.say(grace, personal(grace), `update ${name} owner:"${daniel.name}"`)))
    const [, first = '', second = ''] = /“Daniel Reed” may be (Daniel Reed \(.+?\)) or (Daniel Reed \(.+?\)): type which one/.exec(told) ?? []
    expect(first).not.toBe(second)
    const confirming = cardOf(await bot.say(grace, personal(grace), `update ${name} owner:"${second}"`))
    await bot.press(grace, personal(grace), confirming, 'Save')
    expect(wordsOf(cardOf(await bot.say(twin, personal(twin), 'hello')))).toContain('Hello')
    expect(await show(grace)).toContain('Daniel Reed')
  })
})

describe('update in one line', () => {
  it('shows old beside new, and writes once it is confirmed', async () => {
    const place = personal(grace)
    const asked = cardOf(await bot.say(grace, place, `update ${name} city:Suzhou alias:"The Firm"`))
    expect(wordsOf(asked)).toMatch(/Alias.*–.*The Firm.*City.*Shanghai.*Suzhou/s)
    expect(await show(grace)).not.toContain('Suzhou')
    const saved = cardOf(await bot.press(grace, place, asked, 'Save'))
    expect(wordsOf(saved)).toMatch(/Saved\..*Suzhou/s)
    expect(titlesOf(saved)).toContain('Undo')
  })

  it('is written once, however often Save is pressed', async () => {
    const place = personal(grace)
    const asked = cardOf(await bot.say(grace, place, `update ${name} city:Wuxi`))
    await Promise.all([1, 2, 3].map(() => bot.press(grace, place, asked, 'Save')))
    expect(wordsOf(cardOf(await bot.press(grace, place, asked, 'Save')))).toContain('already been saved')
    expect(wordsOf(cardOf(await bot.say(grace, place, `history ${name}`))).match(/Wuxi/g)).toHaveLength(1)
  })

  it('clears an optional field by an empty value, and refuses to clear a required one', async () => {
    const place = personal(grace)
    await bot.press(grace, place, cardOf(await bot.say(grace, place, `update ${name} notes:"call first"`)), 'Save')
    await bot.press(grace, place, cardOf(await bot.say(grace, place, `update ${name} notes:`)), 'Save')
    expect(await show(grace)).not.toContain('call first')
    expect(wordsOf(cardOf(await bot.say(grace, place, `update ${name} city:`)))).toContain('Please fill this in.')
  })

  it('says so where nothing differs', async () => {
    expect(wordsOf(cardOf(await bot.say(grace, personal(grace), `update ${name} city:Shanghai`)))).toContain('Nothing differs from what is stored')
  })

  it('opens the form with the problem where a value is wrong', async () => {
    const card = cardOf(await bot.say(grace, personal(grace), `update ${name} email:nobody city:Suzhou`))
    expect(wordsOf(card)).toContain('“nobody” is not an e-mail address')
    expect(Object.values(inputsOf(card, {}))).toEqual(expect.arrayContaining(['nobody', 'Suzhou']))
  })

  it('never changes a domain', async () => {
    expect(wordsOf(cardOf(await bot.say(grace, personal(grace), `update ${name} domain:other`)))).toContain('This cannot be changed once the customer has been added')
  })

  it('names the right that is missing, and changes nothing', async () => {
    const card = cardOf(await bot.say(daniel, personal(daniel), `update ${name} city:Suzhou phone:021-55667788`))
    expect(wordsOf(card)).toContain('This needs the right “Edit billing information”')
    expect(await show(grace)).not.toContain('Suzhou')
  })

  it('goes on to the form with Edit, and leaves everything as it was with Cancel', async () => {
    const place = personal(grace)
    const asked = cardOf(await bot.say(grace, place, `update ${name} city:Suzhou`))
    expect(Object.values(inputsOf(cardOf(await bot.press(grace, place, asked, 'Edit')), {}))).toContain('Suzhou')
    expect(wordsOf(cardOf(await bot.press(grace, place, asked, 'Cancel')))).toContain('Nothing was saved')
    expect(await show(grace)).toContain('Shanghai')
  })

  it('speaks Chinese and Spanish', async () => {
    const chinese = cardOf(await bot.say(zhiqiang, personal(zhiqiang), `更新 ${name} 城市:苏州 电话：021-5566 7788`))
    expect(wordsOf(cardOf(await bot.press(zhiqiang, personal(zhiqiang), chinese, '保存')))).toMatch(/已保存.*苏州/s)
    const spanish = cardOf(await bot.say(sofia, personal(sofia), `modificar ${name} ciudad:"Ciudad Real"`))
    expect(wordsOf(cardOf(await bot.press(sofia, personal(sofia), spanish, 'Guardar')))).toMatch(/Guardado.*Ciudad Real/s)
  })

  it('is answered in the private chat where it is asked in a group', async () => {
    const asked = await bot.say(grace, room, `update ${name} email:new@firm.com`)
    expect(asked.cards.map(wordsOf).join()).not.toContain('new@firm.com')
    expect(asked.privately.cards.map(wordsOf).join()).toContain('new@firm.com')
  })
})

describe('the edit form', () => {
  it('writes only what was changed', async () => {
    const place = personal(grace)
    const saved = cardOf(await bot.press(grace, place, await form(grace), 'Save', { Notes: 'prefers mail' }))
    expect(wordsOf(saved)).toContain('prefers mail')
    const changes = wordsOf(cardOf(await bot.say(grace, place, `history ${name}`)))
    expect(changes).toContain('Notes')
    expect(changes.match(/Updated/g)).toHaveLength(1)
  })

  it('can be reviewed first, old beside new', async () => {
    const place = personal(grace)
    const reviewed = cardOf(await bot.press(grace, place, await form(grace), 'Review', { City: 'Suzhou' }))
    expect(wordsOf(reviewed)).toMatch(/City.*Shanghai.*Suzhou/s)
    expect(wordsOf(cardOf(await bot.press(grace, place, reviewed, 'Save')))).toContain('Saved.')
  })

  it('shows a helpdesk agent billing fields as text, and refuses them from a forged card with the missing right', async () => {
    const place = personal(daniel)
    const card = await form(daniel)
    expect(elementsOf(card).filter(({ id }) => /^(city|email|companyName)_/.test(String(id)))).toEqual([])
    const forged = { ...card, body: [...(card['body'] as object[]), { type: 'Input.Text', id: 'city_1', label: 'City' }] }
    const answer = cardOf(await bot.press(daniel, place, forged, 'Save', { City: 'Suzhou', Notes: 'hello' }))
    expect(wordsOf(answer)).toMatch(/Edit billing information.*kept among your drafts/s)
    expect(await show(grace)).not.toContain('Suzhou')
  })

  it('stays open with every problem and everything typed', async () => {
    const card = cardOf(await bot.press(grace, personal(grace), await form(grace), 'Save', { 'E-mail': 'nobody', Phone: '12', City: 'Suzhou' }))
    expect(wordsOf(card)).toContain('2 fields need attention')
    expect(Object.values(inputsOf(card, {}))).toEqual(expect.arrayContaining(['nobody', '12', 'Suzhou']))
  })

  it('is not opened for an archived customer, which must be restored first', async () => {
    const place = personal(grace)
    const card = cardOf(await bot.say(grace, place, `archive ${name}`))
    await bot.press(grace, place, card, titlesOf(card)[0] ?? '')
    expect(wordsOf(cardOf(await bot.say(grace, place, `update ${name} city:Suzhou`)))).toContain('can be changed once it is restored')
  })
})

describe('a form that somebody has overtaken', () => {
  it('changes nothing, and shows what it was, what is stored now and what was typed', async () => {
    const mine = await form(grace)
    const theirs = await form(sofia, 'actualizar')
    await bot.press(sofia, personal(sofia), theirs, 'Guardar', { Ciudad: 'Hangzhou', Notas: 'de Sofía' })
    const stale = cardOf(await bot.press(grace, personal(grace), mine, 'Save', { City: 'Suzhou', Alias: 'Mine' }))
    expect(wordsOf(stale)).toMatch(/changed meanwhile.*Nothing of yours has been saved yet.*Sofía Navarro/s)
    expect(wordsOf(stale)).toMatch(/City.*Shanghai.*Hangzhou.*Suzhou/s)
    expect(wordsOf(stale)).toMatch(/Notes.*de Sofía/s)
    expect(await show(grace)).not.toContain('Suzhou')
  })

  it('saves mine where I decide so, and keeps what others changed elsewhere', async () => {
    const mine = await form(grace)
    await bot.press(sofia, personal(sofia), await form(sofia, 'actualizar'), 'Guardar', { Ciudad: 'Hangzhou', Notas: 'de Sofía' })
    const stale = cardOf(await bot.press(grace, personal(grace), mine, 'Save', { City: 'Suzhou' }))
    expect(wordsOf(cardOf(await bot.press(grace, personal(grace), stale, 'Save mine')))).toMatch(/Saved\./)
    const stored = await show(grace)
    expect(stored).toContain('Suzhou')
    expect(stored).toContain('de Sofía')
  })

  it('does not overwrite by a double click what nobody has seen', async () => {
    const mine = await form(grace)
    await bot.press(sofia, personal(sofia), await form(sofia, 'actualizar'), 'Guardar', { Ciudad: 'Hangzhou' })
    await bot.press(grace, personal(grace), mine, 'Save', { Notes: 'hello' })
    expect(wordsOf(cardOf(await bot.press(grace, personal(grace), mine, 'Save', { Notes: 'hello' })))).toContain('changed meanwhile')
    expect(await show(grace)).toContain('Hangzhou')
  })

  it('keeps what is stored where I decide so', async () => {
    const mine = await form(grace)
    await bot.press(sofia, personal(sofia), await form(sofia, 'actualizar'), 'Guardar', { Ciudad: 'Hangzhou' })
    const stale = cardOf(await bot.press(grace, personal(grace), mine, 'Save', { City: 'Suzhou' }))
    expect(wordsOf(cardOf(await bot.press(grace, personal(grace), stale, 'Keep what is stored')))).toContain('stays as it is stored')
    expect(await show(grace)).toContain('Hangzhou')
  })

  it('can be edited again over what is stored now', async () => {
    const mine = await form(grace)
    await bot.press(sofia, personal(sofia), await form(sofia, 'actualizar'), 'Guardar', { Ciudad: 'Hangzhou' })
    const stale = cardOf(await bot.press(grace, personal(grace), mine, 'Save', { Alias: 'Mine' }))
    const again = cardOf(await bot.press(grace, personal(grace), stale, 'Edit again'))
    expect(Object.values(inputsOf(again, {}))).toEqual(expect.arrayContaining(['Mine', 'Hangzhou']))
    expect(wordsOf(cardOf(await bot.press(grace, personal(grace), again, 'Save')))).toMatch(/Saved\..*Hangzhou/s)
  })

  it('asks again where yet another change has come in before I decide', async () => {
    const mine = await form(grace)
    await bot.press(sofia, personal(sofia), await form(sofia, 'actualizar'), 'Guardar', { Ciudad: 'Hangzhou' })
    const stale = cardOf(await bot.press(grace, personal(grace), mine, 'Save', { City: 'Suzhou' }))
    await bot.press(sofia, personal(sofia), await form(sofia, 'actualizar'), 'Guardar', { Ciudad: 'Xiamen' })
    expect(wordsOf(cardOf(await bot.press(grace, personal(grace), stale, 'Save mine')))).toMatch(/changed meanwhile.*Xiamen/s)
    expect(await show(grace)).toContain('Xiamen')
  })

  it('loses no change of two people who save in the same moment', async () => {
    const [mine, theirs] = [await form(grace), await form(sofia, 'actualizar')]
    const [one, other] = await Promise.all([
      bot.press(grace, personal(grace), mine, 'Save', { Notes: 'from Grace' }),
      bot.press(sofia, personal(sofia), theirs, 'Guardar', { Alias: 'de Sofía' }),
    ])
    const both = [wordsOf(one.replaced ?? {}), wordsOf(other.replaced ?? {})]
    expect(both.filter((words) => /^(Saved|Guardado)/.test(words))).toHaveLength(1)
    expect(both.filter((words) => /changed meanwhile|ha cambiado mientras tanto/.test(words))).toHaveLength(1)
  })
})
