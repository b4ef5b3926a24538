import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { daniel, grace, lucia, message, personal, room, sofia, xiaomei, zhiqiang } from '../support/activities.ts'
import { startBot, type Bot } from '../support/bot.ts'
import { elementsOf, inputsOf, titlesOf, wordsOf } from '../support/card.ts'
import { addCustomer, cardOf, contoso } from './journey.ts'

let bot: Bot
beforeAll(async () => void (bot = await startBot()))
afterAll(() => bot.close())

const account = { Domain: 'fabrikam', 'Last name': 'Ma', 'First name': 'Jun', 'E-mail': 'jun@fabrikam.com', Province: 'Guangdong', City: 'Shenzhen', Address: '8 Keji Road' }

describe('adding a customer', () => {
  it('leads from the form over subscriptions and review to the saved account, in English', async () => {
    const place = personal(grace)
    const form = cardOf(await bot.say(grace, place, 'add customer Fabrikam Inc.'))
    const offers = cardOf(await bot.press(grace, place, form, 'Next: subscriptions', account))
    const chosen = cardOf(await bot.press(grace, place, offers, 'Add', { Offer: 'Office 365 E3', Licences: '1,000' }))
    expect(wordsOf(chosen)).toContain('1,000 licences')
    const review = cardOf(await bot.press(grace, place, chosen, 'Next: review'))
    expect(wordsOf(review)).toContain('Jun Ma')
    const saved = cardOf(await bot.press(grace, place, review, 'Submit'))
    expect(wordsOf(saved)).toMatch(/Saved\..*Fabrikam Inc\..*Office 365 E3/s)
    expect(wordsOf(cardOf(await bot.say(grace, place, 'show fabrikam')))).toContain('jun@fabrikam.com')
  })

  it('does the same in Chinese', async () => {
    const place = personal(zhiqiang)
    const form = cardOf(await bot.say(zhiqiang, place, '添加客户 深圳市华远科技有限公司'))
    const typed = { 域名: 'huayuan', 姓: '张', 名: '伟', 电子邮件: 'zw@huayuan.cn', 省份: '广东省', 城市: '深圳', 地址: '科技路8号', 统一社会信用代码: '9144 0300 7152 6726 xg' }
    const offers = cardOf(await bot.press(zhiqiang, place, form, '下一步：订阅', typed))
    const review = cardOf(await bot.press(zhiqiang, place, offers, '跳过，去核对'))
    expect(wordsOf(review)).toContain('张伟')
    expect(wordsOf(cardOf(await bot.press(zhiqiang, place, review, '提交')))).toMatch(/已保存.*9144030071526726XG/s)
  })

  it('does the same in Spanish', async () => {
    const place = personal(sofia)
    const line = 'agregar cliente Tailspin S.L. dominio:tailspin país:España'
    const form = cardOf(await bot.say(sofia, place, line))
    const typed = { Apellidos: 'Núñez', Nombre: 'Eva', 'Correo electrónico': 'eva@tailspin.es', Ciudad: 'Sevilla', Dirección: 'Calle Sierpes 4', Teléfono: '954 22 55 00' }
    const offers = cardOf(await bot.press(sofia, place, form, 'Siguiente: suscripciones', typed))
    const review = cardOf(await bot.press(sofia, place, offers, 'Saltar y revisar'))
    expect(wordsOf(cardOf(await bot.press(sofia, place, review, 'Enviar')))).toMatch(/Guardado.*Eva Núñez/s)
  })

  it('names every wrong field at once, each under its own field, and keeps what was typed', async () => {
    const place = personal(grace)
    const form = cardOf(await bot.say(grace, place, 'add customer'))
    const wrong = { 'Registration number': '91110000600037341N', Domain: 'con_toso', 'E-mail': 'nobody', Phone: '12', 'Postal code': '12', Notes: 'kept\nas typed' }
    const again = cardOf(await bot.press(grace, place, form, 'Next: subscriptions', wrong))
    const words = wordsOf(again)
    expect(words).toContain('11 fields need attention')
    for (const part of ['Please fill this in.', 'check character', 'Please leave out “_”', 'is not an e-mail address', 'is not a phone number', 'Postal codes of China'])
      expect(words).toContain(part)
    expect(Object.values(inputsOf(again, {}))).toEqual(expect.arrayContaining(Object.values(wrong)))
  })

  it('does not complain of what is still empty when the form opens, but of what was given and is wrong', async () => {
    const words = wordsOf(cardOf(await bot.say(grace, personal(grace), 'add customer Adatum email:nobody')))
    expect(words).toContain('“nobody” is not an e-mail address')
    expect(words).not.toContain('Please fill this in')
  })

  it('asks for the fields with new input ids after each sending, so that a client shows them afresh', async () => {
    const place = personal(grace)
    const form = cardOf(await bot.say(grace, place, 'add customer'))
    const again = cardOf(await bot.press(grace, place, form, 'Next: subscriptions'))
    expect(Object.keys(inputsOf(again, {})).filter((id) => id in inputsOf(form, {}))).toEqual([])
  })

  it('draws the form anew for another country with everything typed, without complaint of empty fields', async () => {
    const place = personal(grace)
    const form = cardOf(await bot.say(grace, place, 'add customer Woodgrove'))
    const again = cardOf(await bot.press(grace, place, form, 'Update for this country', { 'Country or region': 'Spain', City: 'Madrid' }))
    expect(Object.values(inputsOf(again, {}))).toEqual(expect.arrayContaining(['Woodgrove', 'Madrid']))
    expect(elementsOf(again).find(({ id }) => String(id).startsWith('province_'))?.['type']).toBe('Input.Text')
    expect(wordsOf(again)).not.toContain('Please fill this in')
  })

  it('goes back from every step without losing anything that was sent', async () => {
    const place = personal(grace)
    const form = cardOf(await bot.say(grace, place, 'add customer Litware'))
    const offers = cardOf(await bot.press(grace, place, form, 'Next: subscriptions', { ...account, Domain: 'litware' }))
    const back = cardOf(await bot.press(grace, place, offers, 'Back', { Offer: 'Azure plan', Licences: '7' }))
    expect(Object.values(inputsOf(back, {}))).toEqual(expect.arrayContaining(['litware', 'Shenzhen', 'jun@fabrikam.com']))
    const review = cardOf(await bot.press(grace, place, back, 'Review', { City: 'Zhuhai' }))
    expect(wordsOf(review)).toMatch(/Zhuhai.*Azure plan.*7 licences/s)
    const edited = cardOf(await bot.press(grace, place, review, 'Edit account'))
    expect(Object.values(inputsOf(edited, {}))).toContain('Zhuhai')
  })

  it('keeps an offer that was filled in but not added when the form goes on', async () => {
    const place = personal(grace)
    const form = cardOf(await bot.say(grace, place, `add customer ${contoso.replace('domain:contoso', 'domain:proseware')}`))
    const offers = cardOf(await bot.press(grace, place, form, 'Next: subscriptions'))
    expect(wordsOf(cardOf(await bot.press(grace, place, offers, 'Skip to review', { Offer: 'Azure plan', Licences: '3' })))).toContain('3 licences')
    const wrong = cardOf(await bot.press(grace, place, offers, 'Skip to review', { Offer: 'Azure plan', Licences: 'many' }))
    expect(wordsOf(wrong)).toContain('not “many”')
    expect(Object.values(inputsOf(wrong, {}))).toContain('many')
  })

  it('removes a chosen offer again', async () => {
    const place = personal(grace)
    const form = cardOf(await bot.say(grace, place, `add customer ${contoso.replace('domain:contoso', 'domain:lucerne')}`))
    const offers = cardOf(await bot.press(grace, place, form, 'Next: subscriptions'))
    const chosen = cardOf(await bot.press(grace, place, offers, 'Add', { Offer: 'Azure plan', Licences: '3' }))
    expect(wordsOf(cardOf(await bot.press(grace, place, chosen, 'Remove')))).not.toContain('3 licences')
  })

  it('reads a pasted mail signature, and tells what it did not recognise', async () => {
    const text = 'add customer\n李雷\n上海晨光商贸有限公司\n电话：021-6888 1234\n邮箱：lilei@chenguang.cn\n地址：上海市浦东新区世纪大道100号\n邮编：200120'
    const card = cardOf(await bot.say(grace, personal(grace), text))
    expect(Object.values(inputsOf(card, {}))).toEqual(expect.arrayContaining(['上海晨光商贸有限公司', 'lilei@chenguang.cn', '021-6888 1234', '200120']))
    const odd = cardOf(await bot.say(grace, personal(grace), 'add customer\ncompany: Alpine\nflying saucers 42'))
    expect(wordsOf(odd)).toContain('Not recognised, so not filled in: flying saucers 42')
  })

  it('reads a row that was copied out of a spreadsheet', async () => {
    const card = cardOf(await bot.say(grace, personal(grace), 'add customer\nCompany\tE-mail\tCity\nWingtip Toys Ltd.\tsales@wingtip.com\tHangzhou'))
    expect(Object.values(inputsOf(card, {}))).toEqual(expect.arrayContaining(['Wingtip Toys Ltd.', 'sales@wingtip.com', 'Hangzhou']))
  })

  it('refuses a domain that another customer has, under its field, with the way to that customer', async () => {
    await addCustomer(bot, grace, contoso)
    const place = personal(sofia)
    const form = cardOf(await bot.say(sofia, place, 'agregar cliente Otra S.A. dominio:contoso'))
    expect(wordsOf(form)).toContain('«contoso.onmicrosoft.com» ya pertenece a Contoso Ltd. («mostrar contoso» lo muestra).')
  })

  it('warns on the review of a customer whose name is the same but for the legal form', async () => {
    const place = personal(grace)
    const form = cardOf(await bot.say(grace, place, `add customer ${contoso.replace('Contoso Ltd.', 'CONTOSO Limited').replace('domain:contoso', 'domain:contoso2')}`))
    expect(wordsOf(cardOf(await bot.press(grace, place, form, 'Review')))).toMatch(/similar customers already.*Contoso Ltd\./s)
  })

  it('is saved once, however often and however fast Submit is pressed', async () => {
    const place = personal(grace)
    const form = cardOf(await bot.say(grace, place, `add customer ${contoso.replaceAll(/contoso/gi, 'northwind')}`))
    const review = cardOf(await bot.press(grace, place, form, 'Review'))
    const answers = await Promise.all([1, 2, 3].map(() => bot.press(grace, place, review, 'Submit')))
    for (const answer of answers) expect(wordsOf(answer.replaced ?? {})).toMatch(/aved/)
    expect(wordsOf(cardOf(await bot.press(grace, place, review, 'Submit')))).toContain('This form has already been saved')
    expect(wordsOf(cardOf(await bot.say(grace, place, 'history northwind'))).match(/Added|added/g)).toHaveLength(1)
  })

  it('opens one form where the same message is delivered twice', async () => {
    const place = personal(xiaomei)
    const activity = message(xiaomei, place, bot.channel.url, '添加客户 重复科技')
    await bot.post(activity)
    await bot.post(activity)
    expect(wordsOf(cardOf(await bot.say(xiaomei, place, '草稿'))).match(/重复科技 ·/g)).toHaveLength(1)
  })

  it('keeps a form over a restart of the bot', async () => {
    const place = personal(grace)
    const form = cardOf(await bot.say(grace, place, `add customer ${contoso.replaceAll(/contoso/gi, 'phoenix')}`))
    const offers = cardOf(await bot.press(grace, place, form, 'Next: subscriptions'))
    await bot.stop()
    await bot.again()
    const review = cardOf(await bot.press(grace, place, offers, 'Skip to review'))
    const saved = cardOf(await bot.press(grace, place, review, 'Submit'))
    expect(wordsOf(saved)).toContain('Saved.')
    expect(wordsOf(cardOf(await bot.say(grace, place, 'find phoenix')))).toContain('phoenix')
  })

  it('finds an owner by "me" or by the name of somebody it has met', async () => {
    await bot.say(zhiqiang, personal(zhiqiang), '你好')
    const mine = await addCustomer(bot, grace, `${contoso.replaceAll(/contoso/gi, 'trey')} owner:me`)
    expect(wordsOf(mine)).toContain('Grace Miller')
    await addCustomer(bot, grace, `${contoso.replaceAll(/contoso/gi, 'relecloud')} owner:王志强`)
    expect(wordsOf(cardOf(await bot.say(zhiqiang, personal(zhiqiang), '客户列表 负责人:我')))).toContain('relecloud')
  })

  it('is answered in the private chat where it is asked in a group', async () => {
    const asked = await bot.say(grace, room, 'add customer Secret Ltd.')
    expect(asked.cards.map(wordsOf).join()).not.toContain('Company name *')
    expect(asked.privately.cards.map(wordsOf).join()).toContain('Secret Ltd.')
  })

  it('is not for those without the right, who are told which it is and who can give it', async () => {
    const words = wordsOf(cardOf(await bot.say(daniel, personal(daniel), 'add customer Contoso')))
    expect(words).toContain('This needs the right “Add customers”')
    expect(words).toContain('Grace Miller')
    expect(wordsOf(cardOf(await bot.say(lucia, personal(lucia), 'agregar cliente')))).toContain('Esto requiere el permiso «Agregar clientes»')
  })

  it('cannot be smuggled past the rights by a button of somebody else’s form', async () => {
    const form = cardOf(await bot.say(grace, personal(grace), `add customer ${contoso.replaceAll(/contoso/gi, 'smuggled')}`))
    const review = cardOf(await bot.press(grace, personal(grace), form, 'Review'))
    const answer = cardOf(await bot.forge(daniel, personal(daniel), review, 'Submit'))
    expect(wordsOf(answer)).toContain('This form belongs to Grace Miller')
    expect(titlesOf(answer)).not.toContain('Submit')
    expect(wordsOf(cardOf(await bot.say(grace, personal(grace), 'find smuggled')))).not.toContain('smuggled.onmicrosoft.com')
  })
})

describe('hostile input', () => {
  it('is shown as it was typed, within the size that Teams takes', async () => {
    const place = personal(grace)
    for (const text of ['x'.repeat(9_900), '**bold** [link](https://evil.example) ${price} <at>Grace</at> \u202e\u0000', `\n${'flying saucers\n'.repeat(650)}`]) {
      const form = cardOf(await bot.say(grace, place, `add customer ${text}`))
      const answers = [form, cardOf(await bot.press(grace, place, form, 'Review')), cardOf(await bot.say(grace, place, 'drafts')), cardOf(await bot.say(grace, place, 'cancel'))]
      for (const card of answers) expect(JSON.stringify(card).length).toBeLessThan(28_000)
    }
    const typed = '${price} <at>Grace</at> **bold**'
    const form = cardOf(await bot.say(grace, place, 'add customer'))
    expect(Object.values(inputsOf(cardOf(await bot.press(grace, place, form, 'Review', { Alias: typed })), {}))).toContain(typed)
    expect(bot.accidents).toEqual([])
  })

  it('in a button’s data is answered, never obeyed', async () => {
    const place = personal(grace)
    const form = cardOf(await bot.say(grace, place, 'add customer Honest Ltd.'))
    const forged = (data: object) => ({ type: 'AdaptiveCard', body: [], actions: [{ type: 'Action.Execute', title: 'Go', verb: 'fill-in', data }] })
    expect(wordsOf(cardOf(await bot.forge(grace, place, forged({ draft: '../../x', go: 'review' }), 'Go')))).toContain('no longer kept')
    expect(wordsOf(cardOf(await bot.forge(grace, place, forged({ draft: { a: 1 }, go: ['next'], version: 'NaN' }), 'Go')))).toContain('Honest Ltd.')
    expect(wordsOf(cardOf(await bot.forge(grace, place, forged({ draft: 'x'.repeat(9_000) }), 'Go')))).toContain('no longer kept')
    expect(titlesOf(form)).toContain('Review')
  })
})
