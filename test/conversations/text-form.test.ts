import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { daniel, grace, personal, sofia, zhiqiang, type Actor } from '../support/activities.ts'
import { startBot, type Bot } from '../support/bot.ts'
import { addCustomer, contoso, textOf } from './journey.ts'

let bot: Bot
const off = new Map([[grace, 'cards off'], [zhiqiang, '卡片 关'], [sofia, 'tarjetas no'], [daniel, 'cards off']])
beforeAll(async () => {
  bot = await startBot()
  await addCustomer(bot, grace, contoso)
  for (const [actor, text] of off) await bot.say(actor, personal(actor), text)
})
afterAll(() => bot.close())

const says = async (actor: Actor, text: string) => textOf(await bot.say(actor, personal(actor), text))

/** The lines that the bot asks to copy, with some of them filled in. */
function filledIn(told: string, head: string, values: Readonly<Record<string, string>>): string {
  const lines = told.split('\n')
  const form = lines.slice(lines.indexOf(head))
  return form.slice(0, form.indexOf('')).map((line) => line.split(':')[0] ?? '').map((key, i) => (i === 0 ? key : `${key}: ${values[key] ?? lines.find((line) => line.startsWith(`${key}:`))?.slice(key.length + 1).trim() ?? ''}`)).join('\n')
}

describe('without cards', () => {
  it('a customer is added by copying lines, completing them and sending them back', async () => {
    const told = await says(grace, 'add customer Fabrikam Inc.')
    const lines = filledIn(told, 'fill in', { Domain: 'fabrikam', 'Last name': 'Ma', 'First name': 'Jun', 'E-mail': 'jun@fabrikam.com', Province: 'Guangdong', City: 'Shenzhen', Address: '8 Keji Road' })
    await says(grace, lines)
    expect(await says(grace, 'next')).toContain('Step 2 of 3')
    expect(await says(grace, 'subscriptions\nOffer: Office 365 E3\nLicences: 25')).toContain('25 licences')
    expect(await says(grace, 'subscriptions offer:E3 action:remove')).not.toContain('25 licences')
    expect(await says(grace, 'offer: Azure plan\nlicences: 3')).toContain('3 licences')
    expect(await says(grace, 'next')).toMatch(/Step 3 of 3.*Jun Ma.*Azure plan/s)
    expect(await says(grace, 'submit')).toMatch(/Saved\..*Fabrikam Inc\./s)
  })

  it('the same goes in Chinese', async () => {
    const told = await says(zhiqiang, '添加客户 深圳华远科技有限公司')
    const lines = filledIn(told, '填写', { 域名: 'huayuan', 姓: '张', 名: '伟', 电子邮件: 'zw@huayuan.cn', 省份: '广东省', 城市: '深圳', 地址: '科技路8号' })
    await says(zhiqiang, lines)
    expect(await says(zhiqiang, '核对')).toContain('张伟')
    expect(await says(zhiqiang, '提交')).toMatch(/已保存.*华远/s)
  })

  it('the same goes in Spanish', async () => {
    const told = await says(sofia, 'nuevo cliente Tailspin S.L. país:España')
    const lines = filledIn(told, 'rellenar', { Dominio: 'tailspin', Apellidos: 'Núñez', Nombre: 'Eva', 'Correo electrónico': 'eva@tailspin.es', Ciudad: 'Sevilla', Dirección: 'Calle Sierpes 4' })
    await says(sofia, lines)
    await says(sofia, 'siguiente')
    expect(await says(sofia, 'siguiente')).toContain('Eva Núñez')
    expect(await says(sofia, 'enviar')).toMatch(/Guardado.*Tailspin/s)
  })

  it('single lines fill in the open form, and are answered with what is wrong', async () => {
    await says(grace, 'add customer Litware')
    expect(await says(grace, 'e-mail: nobody')).toContain('“nobody” is not an e-mail address')
    expect(await says(grace, 'E-Mail：info@litware.com, city: Ningbo')).toMatch(/info@litware\.com.*Ningbo/s)
  })

  it('a form that is sent back as it was told changes nothing, whatever its values hold', async () => {
    const notes = 'Backup contact: Li Wei, tel: 13800138000\nAddress: back door'
    await says(grace, `add customer Quoted "Q" Ltd. domain:quoted last name:Li first name:Na email:na@quoted.com province:Shanghai city:Shanghai address:"1 Century Avenue" phone:021-55667788`)
    await says(grace, 'next')
    await says(grace, 'next')
    await says(grace, 'submit')
    await says(grace, `update quoted notes:“${notes}”`)
    expect(await says(grace, 'submit')).toContain('Saved')
    const told = await says(grace, 'update quoted')
    const lines = told.slice(told.indexOf('\nfill in\n') + 1)
    const form = lines.slice(0, lines.indexOf('\n\n'))
    expect(form).toContain(notes)
    await says(grace, form.replace(/^City: .*$/m, 'City: Suzhou'))
    expect(await says(grace, 'review')).toMatch(/^Change [^\n]*\?\s+City\s+Before: Shanghai\s+After: Suzhou\s+You can answer/)
    expect(await says(grace, 'submit')).toContain('Saved')
  })

  it('every problem of a step is told at once, and the way back loses nothing', async () => {
    await says(grace, 'add customer Adatum domain:adatum city:Ningbo')
    expect(await says(grace, 'next')).toMatch(/Last name: Please fill this in.*E-mail: Please fill this in.*Address: Please fill this in/s)
    await says(grace, 'fill in last name:Li first name:Na email:na@adatum.com province:ZJ address:"1 Main St"')
    expect(await says(grace, 'next')).toContain('Step 2 of 3')
    expect(await says(grace, 'next')).toContain('Step 3 of 3')
    expect(await says(grace, 'back')).toContain('Step 2 of 3')
    expect(await says(grace, 'back')).toMatch(/Step 1 of 3.*Ningbo/s)
    expect(await says(grace, 'review')).toContain('Step 3 of 3')
    expect(await says(grace, 'city: Wenzhou')).toMatch(/Step 3 of 3.*Wenzhou/s)
    expect(await says(grace, 'cancel')).toContain('resume Adatum')
    expect(await says(grace, 'resume Adatum')).toContain('Wenzhou')
    expect(await says(grace, 'discard')).toContain('The form for Adatum is discarded')
  })

  it('an update is confirmed by words', async () => {
    expect(await says(grace, 'update contoso city:Suzhou')).toMatch(/Before: Shanghai\nAfter: Suzhou/)
    expect(await says(grace, 'submit')).toMatch(/Saved\..*Suzhou/s)
  })

  it('the edit form writes only what differs of the lines sent back', async () => {
    const told = await says(daniel, 'update contoso')
    expect(told).not.toContain('\nCity:\n')
    await says(daniel, filledIn(told, 'fill in', { Notes: 'prefers mail' }))
    expect(await says(daniel, 'submit')).toMatch(/Saved\..*prefers mail/s)
  })

  it('an overtaken form is decided by words, and only on what was shown', async () => {
    await says(daniel, 'update contoso notes:mine')
    await says(grace, 'update contoso notes:theirs')
    await says(grace, 'submit')
    const stale = await says(daniel, 'submit')
    expect(stale).toMatch(/changed meanwhile.*theirs.*mine/s)
    expect(await says(daniel, 'submit')).toMatch(/changed meanwhile/)
    const mine = /› (save mine \d+)/.exec(stale)?.[1] ?? ''
    expect(await says(daniel, mine)).toMatch(/Saved\..*mine/s)
  })

  it('words of a form where none is open lead on', async () => {
    await says(sofia, 'cancelar')
    expect(await says(sofia, 'siguiente')).toMatch(/No hay ningún formulario abierto.*› agregar cliente/s)
    expect(await says(sofia, 'ciudad: Lugo')).toContain('No hay ningún formulario abierto')
  })
})
