import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { daniel, grace, message, personal, room, sofia, xiaomei, zhiqiang } from '../support/activities.ts'
import { startBot, type Bot } from '../support/bot.ts'
import { titlesOf, wordsOf } from '../support/card.ts'
import { addCustomer, cardOf, contoso, textOf } from './journey.ts'

let bot: Bot
beforeAll(async () => void (bot = await startBot()))
afterAll(() => bot.close())

let number = 0
let name: string
beforeEach(async () => {
  name = `shop${++number}`
  await addCustomer(bot, grace, contoso.replaceAll('contoso', name).replace('Contoso Ltd.', `Shop${number} Ltd.`))
})

const open = async () => cardOf(await bot.say(grace, personal(grace), `subscriptions ${name}`))
const typed = async (rest: string) => cardOf(await bot.say(grace, personal(grace), `subscriptions ${name} ${rest}`))
const deeds = async () => wordsOf(cardOf(await bot.say(grace, personal(grace), `history ${name}`)))

describe('subscriptions', () => {
  it('are added, counted, suspended and reactivated by buttons', async () => {
    const place = personal(grace)
    const added = cardOf(await bot.press(grace, place, await open(), 'Add', { Offer: 'Office 365 E3', Licences: '25' }))
    expect(wordsOf(added)).toMatch(/Saved\..*Office 365 E3.*25 licences/s)
    const counted = cardOf(await bot.press(grace, place, added, 'Change licences', { Offer: 'Office 365 E3', Licences: '30' }))
    expect(wordsOf(counted)).toContain('30 licences')
    const suspended = cardOf(await bot.press(grace, place, counted, 'Suspend'))
    expect(wordsOf(suspended)).toContain('30 licences · suspended')
    expect(wordsOf(cardOf(await bot.press(grace, place, suspended, 'Reactivate')))).not.toContain('suspended')
  })

  it('are changed in one line, in each language', async () => {
    expect(wordsOf(await typed('offer:E3 licences:25'))).toContain('25 licences')
    expect(wordsOf(await typed('offer:E3 licences:40 status:suspended'))).toContain('40 licences · suspended')
    expect(wordsOf(cardOf(await bot.say(xiaomei, personal(xiaomei), `订阅 ${name} 产品：E3 操作：恢复`)))).toContain('40 个许可证')
    expect(wordsOf(cardOf(await bot.say(sofia, personal(sofia), `suscripciones ${name} oferta:E3 licencias:50`)))).toContain('50 licencias')
  })

  it('name what is wrong with a change, keep what was typed, and write nothing', async () => {
    const place = personal(grace)
    const wrong = cardOf(await bot.press(grace, place, await open(), 'Add', { Offer: 'Azure plan', Licences: '0' }))
    expect(wordsOf(wrong)).toContain('a whole number from 1 to 1,000,000, not “0”')
    expect(wordsOf(wrong)).toMatch(/Licences\n.*0/s)
    expect(wordsOf(await typed('offer:"Lotus Notes" licences:3'))).toContain('“Lotus Notes” is not in the catalogue')
    expect(wordsOf(await typed('offer:Microsoft licences:3'))).toContain('may mean several offers')
    expect(wordsOf(await typed('offer:E3 action:explode'))).toContain('“explode” is not an action')
    expect(wordsOf(await typed('offer:E3 action:suspend'))).toContain('There is no subscription to “E3” here')
    expect(wordsOf(await typed('licences:3'))).toContain('Which offer?')
    expect(await deeds()).not.toContain('Azure plan')
  })

  it('do not add what is there already', async () => {
    await typed('offer:E3 licences:25')
    expect(wordsOf(await typed('offer:E3 licences:3 action:add'))).toContain('subscribed to already, with 25 licences')
  })

  it('are written once, however often the button is pressed', async () => {
    const card = await open()
    const place = personal(grace)
    const answers = await Promise.all([1, 2, 3].map(() => bot.press(grace, place, card, 'Add', { Offer: 'Azure plan', Licences: '5' })))
    for (const { replaced } of answers) expect(wordsOf(replaced ?? {})).toContain('5 licences')
    expect((await deeds()).match(/Azure plan/g)).toHaveLength(1)
  })

  it('are each changed by its own button of one card, also where that was pressed before', async () => {
    const place = personal(grace)
    await typed('offer:E1 licences:5')
    const card = await typed('offer:E3 licences:25')
    const press = async (title: string, offer: string, licences: string) => wordsOf(cardOf(await bot.press(grace, place, card, title, { Offer: offer, Licences: licences })))
    expect(await press('Change licences', 'Office 365 E1', '7')).toContain('7 licences')
    expect(await press('Change licences', 'Office 365 E3', '30')).toMatch(/7 licences.*30 licences/s)
    expect(await press('Change licences', 'Office 365 E1', '7')).toContain('Saved.')
    expect((await deeds()).match(/Office 365 E1/g)).toHaveLength(2)
  })

  it('are changed as they were typed where it had to be asked which customer is meant', async () => {
    await addCustomer(bot, grace, contoso.replaceAll('contoso', `${name}twin`).replace('Contoso Ltd.', `Shop${number} Twin Ltd.`))
    const asked = cardOf(await bot.say(grace, personal(grace), `subscriptions ltd ${name} offer:E3 licences:25`))
    const [button] = titlesOf(asked).filter((title) => title.includes(`Shop${number} Ltd.`))
    expect(wordsOf(cardOf(await bot.press(grace, personal(grace), asked, button!)))).toMatch(/Saved\..*25 licences/s)
  })

  it('are written once where a message is delivered again after a restart', async () => {
    const activity = message(grace, personal(grace), bot.channel.url, `subscriptions ${name} offer:E3 licences:5`)
    await bot.post(activity)
    await bot.stop()
    await bot.again()
    await bot.post(activity)
    expect((await deeds()).match(/Office 365 E3/g)).toHaveLength(1)
  })

  it('are applied to what is stored now where others changed something else', async () => {
    const card = await open()
    await bot.press(sofia, personal(sofia), cardOf(await bot.say(sofia, personal(sofia), `actualizar ${name} ciudad:Wuxi`)), 'Guardar')
    expect(wordsOf(cardOf(await bot.press(grace, personal(grace), card, 'Add', { Offer: 'Azure plan', Licences: '5' })))).toContain('Saved.')
    expect(wordsOf(cardOf(await bot.say(grace, personal(grace), `show ${name}`)))).toMatch(/Wuxi.*Azure plan/s)
  })

  it('change nothing where somebody has changed the same subscription meanwhile, and say who', async () => {
    await typed('offer:E3 licences:25')
    const card = await open()
    await bot.say(sofia, personal(sofia), `suscripciones ${name} oferta:E3 licencias:99`)
    const answer = wordsOf(cardOf(await bot.press(grace, personal(grace), card, 'Change licences', { Offer: 'Office 365 E3', Licences: '30' })))
    expect(answer).toMatch(/Sofía Navarro changed this subscription meanwhile.*99 licences/s)
  })

  it('may be looked at, but not changed, without the right', async () => {
    await typed('offer:E3 licences:25')
    const card = cardOf(await bot.say(daniel, personal(daniel), `subscriptions ${name}`))
    expect(wordsOf(card)).toContain('25 licences')
    expect(titlesOf(card)).toEqual(['Show customer'])
    expect(wordsOf(cardOf(await bot.say(daniel, personal(daniel), `subscriptions ${name} offer:E3 licences:1`)))).toContain('This needs the right “Manage subscriptions”')
    expect(wordsOf(cardOf(await bot.forge(daniel, personal(daniel), await open(), 'Suspend')))).toContain('This needs the right “Manage subscriptions”')
  })

  it('stay out of shared conversations', async () => {
    await typed('offer:E3 licences:25')
    const asked = await bot.say(zhiqiang, room, `订阅 ${name}`)
    expect(asked.cards.map(wordsOf).join()).not.toContain('25')
    expect(asked.privately.cards.map(wordsOf).join()).toContain('25 个许可证')
  })

  it('cannot be changed while the partner’s own account is suspended', async () => {
    const stopped = await startBot({ env: { PARTNER_SUSPENDED: 'true' }, demo: true })
    try {
      await stopped.say(grace, personal(grace), 'list customers')
      const answer = cardOf(await stopped.say(grace, personal(grace), 'subscriptions 1 offer:E3 licences:1'))
      expect(wordsOf(answer)).toMatch(/This needs the right “Manage subscriptions”.*suspended at present/s)
    } finally {
      await stopped.close()
    }
  })

  it('work as text alone', async () => {
    const place = personal(sofia)
    await bot.say(sofia, place, 'tarjetas no')
    const told = textOf(await bot.say(sofia, place, `suscripciones ${name}`))
    expect(told).toContain(`suscripciones ${name}\nOferta:\nLicencias:`)
    expect(textOf(await bot.say(sofia, place, `suscripciones ${name}\nOferta: Office 365 E3\nLicencias: 12`))).toMatch(/Guardado.*12 licencias/s)
    expect(textOf(await bot.say(sofia, place, `suscripciones ${name} oferta:"Office 365 E3" acción:suspender`))).toContain('12 licencias · suspendida')
  })
})

describe('request relationship', () => {
  it('names the setting where no invitation link is set up', async () => {
    expect(wordsOf(cardOf(await bot.say(grace, personal(grace), 'request relationship')))).toContain('INVITATION_LINK')
  })

  it('writes the mail with the link as it is, in the three languages', async () => {
    const link = 'https://partner.microsoftonline.cn/Commerce/Indirect.aspx?type=IndirectReseller&id=a_b_c*d&msppid=0'
    const inviting = await startBot({ env: { INVITATION_LINK: link } })
    try {
      const mail = cardOf(await inviting.say(grace, personal(grace), 'request relationship'))
      expect(wordsOf(mail)).toMatch(/Subject: Request for a reseller relationship/)
      const spanish = cardOf(await inviting.press(grace, personal(grace), mail, 'Español'))
      const chinese = cardOf(await inviting.say(grace, personal(grace), 'request relationship 中文'))
      for (const card of [mail, spanish, chinese]) expect(wordsOf(card).split('\n')).toContain(link)
      expect(wordsOf(spanish)).toContain('Asunto: Solicitud')
      expect(wordsOf(chinese)).toContain('主题：')
    } finally {
      await inviting.close()
    }
  })

  it('is not for a helpdesk agent', async () => {
    expect(wordsOf(cardOf(await bot.say(daniel, personal(daniel), 'request relationship')))).toContain('Request a relationship')
  })
})
