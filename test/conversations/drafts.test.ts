import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { daniel, grace, personal, sofia, xiaomei, zhiqiang } from '../support/activities.ts'
import { startBot, type Bot } from '../support/bot.ts'
import { inputsOf, titlesOf, wordsOf } from '../support/card.ts'
import { addCustomer, cardOf, contoso } from './journey.ts'

let bot: Bot
beforeAll(async () => void (bot = await startBot()))
afterAll(() => bot.close())

describe('drafts', () => {
  it('are listed with the last one first, taken up by number and by name', async () => {
    const place = personal(grace)
    await bot.say(grace, place, 'add customer Alpha Ltd.')
    await bot.say(grace, place, 'add customer Beta Ltd. city:Ningbo')
    const list = cardOf(await bot.say(grace, place, 'drafts'))
    expect(wordsOf(list)).toMatch(/1\. Beta Ltd\..*2\. Alpha Ltd\./s)
    expect(Object.values(inputsOf(cardOf(await bot.say(grace, place, 'resume 2')), {}))).toContain('Alpha Ltd.')
    expect(Object.values(inputsOf(cardOf(await bot.say(grace, place, 'resume beta')), {}))).toContain('Ningbo')
    expect(Object.values(inputsOf(cardOf(await bot.press(grace, place, list, 'Resume Alpha Ltd.')), {}))).toContain('Alpha Ltd.')
  })

  it('keep the numbers of the list that was shown, so that the wrong one is never thrown away', async () => {
    const place = personal(xiaomei)
    await bot.say(xiaomei, place, '添加客户 甲公司')
    await bot.say(xiaomei, place, '添加客户 乙公司')
    expect(wordsOf(cardOf(await bot.say(xiaomei, place, '草稿')))).toMatch(/1\. 乙公司.*2\. 甲公司/s)
    await bot.say(xiaomei, place, '继续 2')
    await bot.say(xiaomei, place, '填写 城市:杭州')
    expect(wordsOf(cardOf(await bot.say(xiaomei, place, '丢弃 2')))).toContain('已丢弃 甲公司 的表单')
    expect(wordsOf(cardOf(await bot.say(xiaomei, place, '草稿')))).not.toContain('甲公司')
  })

  it('of one name are told apart on their buttons by their numbers', async () => {
    const place = personal(daniel)
    await addCustomer(bot, grace, contoso.replace('Contoso Ltd. domain:contoso', 'Twin Ltd. domain:twin'))
    await bot.say(daniel, place, 'update twin notes:one')
    await bot.say(daniel, place, 'update twin notes:two')
    const list = cardOf(await bot.say(daniel, place, 'drafts'))
    expect(titlesOf(list)).toEqual(['Resume Twin Ltd. (1)', 'Resume Twin Ltd. (2)', 'Discard Twin Ltd. (1)', 'Discard Twin Ltd. (2)'])
    await bot.press(daniel, place, list, 'Discard Twin Ltd. (2)')
    expect(titlesOf(cardOf(await bot.say(daniel, place, 'drafts')))).toEqual(['Resume Twin Ltd.', 'Discard Twin Ltd.'])
    await bot.say(daniel, place, 'discard twin')
  })

  it('are each person’s own', async () => {
    expect(wordsOf(cardOf(await bot.say(sofia, personal(sofia), 'borradores')))).toContain('No hay formularios sin terminar')
  })

  it('do not count a form that nothing was typed into', async () => {
    await bot.say(zhiqiang, personal(zhiqiang), '添加客户')
    expect(wordsOf(cardOf(await bot.say(zhiqiang, personal(zhiqiang), '草稿')))).toContain('你没有未完成的表单')
    await addCustomer(bot, grace, contoso.replace('Contoso Ltd. domain:contoso', 'Blank Ltd. alias:B domain:blank'))
    await bot.say(zhiqiang, personal(zhiqiang), '更新 blank')
    expect(wordsOf(cardOf(await bot.say(zhiqiang, personal(zhiqiang), '草稿')))).toContain('你没有未完成的表单')
    await bot.say(zhiqiang, personal(zhiqiang), '更新 blank 别名:')
    expect(wordsOf(cardOf(await bot.say(zhiqiang, personal(zhiqiang), '草稿')))).toContain('Blank Ltd. · 更新')
  })

  it('are answered with their owner’s name when somebody else presses their buttons', async () => {
    const form = cardOf(await bot.say(grace, personal(grace), 'add customer Gamma Ltd.'))
    const answer = cardOf(await bot.forge(sofia, personal(sofia), form, 'Next: subscriptions', { City: 'Cádiz' }))
    expect(wordsOf(answer)).toContain('This form belongs to Grace Miller')
    expect(wordsOf(cardOf(await bot.say(grace, personal(grace), 'resume gamma')))).not.toContain('Cádiz')
  })

  it('are not thrown away without a name where several are kept and none is open', async () => {
    const place = personal(daniel)
    await addCustomer(bot, grace, contoso)
    await bot.say(daniel, place, 'update contoso notes:later')
    await bot.say(daniel, place, 'cancel')
    expect(titlesOf(cardOf(await bot.say(daniel, place, 'discard')))).toContain('Discard Contoso Ltd.')
    expect(wordsOf(cardOf(await bot.say(daniel, place, 'drafts')))).toContain('Contoso Ltd. · update')
  })

  it('keep everything that was typed at the same moment', async () => {
    const place = personal(grace)
    const lines = { 'Last name': 'Li', 'First name': 'Na', 'E-mail': 'na@iota.com', City: 'Ningbo', Address: '1 Long Street', Notes: 'all at once', Tags: 'iota', Alias: 'I' }
    await bot.say(grace, place, 'add customer Iota Ltd. domain:iota')
    await Promise.all(Object.entries(lines).map(([key, value]) => bot.say(grace, place, `${key}: ${value}`)))
    expect(Object.values(inputsOf(cardOf(await bot.say(grace, place, 'resume iota')), {}))).toEqual(expect.arrayContaining(Object.values(lines)))
    await bot.say(grace, place, 'next')
    await bot.say(grace, place, 'discard iota')
  })

  it('say so when a number or a name fits none of them', async () => {
    expect(wordsOf(cardOf(await bot.say(grace, personal(grace), 'resume 99')))).toContain('None of your forms is “99”')
    expect(wordsOf(cardOf(await bot.say(grace, personal(grace), 'discard nonesuch')))).toContain('None of your forms is “nonesuch”')
  })
})

describe('discard', () => {
  it('throws the form away, says what it was and offers to begin again', async () => {
    const place = personal(grace)
    const form = cardOf(await bot.say(grace, place, 'add customer Delta Ltd.'))
    const gone = cardOf(await bot.say(grace, place, 'discard'))
    expect(wordsOf(gone)).toContain('The form for Delta Ltd. is discarded')
    expect(titlesOf(gone)).toContain('Add customer')
    expect(wordsOf(cardOf(await bot.say(grace, place, 'drafts')))).not.toContain('Delta')
    expect(wordsOf(cardOf(await bot.press(grace, place, form, 'Cancel')))).toContain('Nothing is open here')
  })

  it('does not take away what an old card still holds: who goes on with it begins anew', async () => {
    const place = personal(grace)
    const form = cardOf(await bot.say(grace, place, 'add customer Zeta Ltd.'))
    await bot.say(grace, place, 'discard')
    const anew = cardOf(await bot.press(grace, place, form, 'Next: subscriptions', { City: 'Ningbo' }))
    expect(wordsOf(anew)).toContain('a new one was begun with everything that stood in it')
    expect(Object.values(inputsOf(anew, {}))).toEqual(expect.arrayContaining(['Zeta Ltd.', 'Ningbo']))
    await bot.press(grace, place, anew, 'Next: subscriptions')
    expect(wordsOf(cardOf(await bot.say(grace, place, 'discard')))).toContain('The form for Zeta Ltd. is discarded')
  })

  it('of a change leaves the old card with what was typed, and says so', async () => {
    const place = personal(grace)
    await addCustomer(bot, grace, contoso.replaceAll('contoso', 'eta').replace('Contoso', 'Eta'))
    const form = cardOf(await bot.say(grace, place, 'update eta'))
    await bot.say(grace, place, 'discard')
    const told = await bot.press(grace, place, form, 'Save', { Notes: 'typed' })
    expect(wordsOf(cardOf(told))).toContain('This form is no longer kept')
    expect(told.replaced).toBeUndefined()
  })
})

describe('cancel', () => {
  it('closes the open form, keeps it, and tells how to take it up or to discard it', async () => {
    const place = personal(grace)
    const form = cardOf(await bot.say(grace, place, 'add customer Epsilon Ltd.'))
    const closed = cardOf(await bot.press(grace, place, form, 'Cancel'))
    expect(wordsOf(closed)).toMatch(/Epsilon Ltd\. is closed.*kept among your drafts for 30 days/s)
    expect(wordsOf(cardOf(await bot.say(grace, place, 'next')))).toContain('No form is open here')
    expect(Object.values(inputsOf(cardOf(await bot.press(grace, place, closed, 'Take it up again')), {}))).toContain('Epsilon Ltd.')
  })

  it('closes a form that nothing was typed into for good, and says that nothing was changed', async () => {
    const place = personal(grace)
    const form = cardOf(await bot.say(grace, place, 'update contoso'))
    const closed = cardOf(await bot.press(grace, place, form, 'Cancel'))
    expect(wordsOf(closed)).toContain('Cancelled; nothing was changed')
    expect(titlesOf(closed)).not.toContain('Take it up again')
    expect(wordsOf(cardOf(await bot.say(grace, place, 'cancel')))).toContain('Nothing is open here')
  })

  it('is not what begins other commands', async () => {
    const place = personal(grace)
    await bot.say(grace, place, 'add customer Theta Ltd.')
    expect(wordsOf(cardOf(await bot.say(grace, place, 'cancel subscription contoso')))).toMatch(/Nothing was cancelled.*“subscription contoso”/s)
    expect(wordsOf(cardOf(await bot.say(xiaomei, personal(xiaomei), '取消订阅 contoso')))).toContain('未取消任何操作')
    expect(wordsOf(cardOf(await bot.say(sofia, personal(sofia), 'cancelar la suscripción contoso')))).toContain('No se ha cancelado nada')
    expect(wordsOf(cardOf(await bot.say(grace, place, 'cancel add customer')))).toContain('Theta Ltd. is closed')
    await bot.say(grace, place, 'add customer Kappa Ltd.')
    expect(wordsOf(cardOf(await bot.say(grace, place, 'cancel archive')))).toContain('Nothing was cancelled')
    await bot.say(grace, place, 'archive contoso')
    expect(wordsOf(cardOf(await bot.say(grace, place, 'cancel archive')))).toContain('Cancelled; nothing was changed')
    expect(wordsOf(cardOf(await bot.say(grace, place, 'archive yes')))).not.toContain('Archived.')
    // The form lay open all the while.
    expect(wordsOf(cardOf(await bot.say(grace, place, 'city: Ningbo')))).toContain('Step 1 of 3')
    await bot.say(grace, place, 'discard kappa')
  })

  it('keeps a form that has nothing but a chosen offer', async () => {
    const place = personal(grace)
    await bot.say(grace, place, 'add customer')
    await bot.say(grace, place, 'subscriptions offer:E3 licences:25')
    expect(titlesOf(cardOf(await bot.say(grace, place, 'cancel')))).toContain('Take it up again')
    expect(wordsOf(cardOf(await bot.say(grace, place, 'drafts')))).toContain('(no name yet)')
    await bot.say(grace, place, 'discard (no name yet)')
  })

  it('says that nothing is open where nothing is', async () => {
    await bot.say(sofia, personal(sofia), 'cancelar')
    expect(wordsOf(cardOf(await bot.say(sofia, personal(sofia), 'cancelar')))).toContain('No hay nada abierto')
  })
})
