import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { message, daniel, grace, lucia, personal, room, sofia, xiaomei, zhiqiang, type Actor } from '../support/activities.ts'
import { startBot, type Bot } from '../support/bot.ts'
import { titlesOf, wordsOf } from '../support/card.ts'
import { pressSealed } from '../support/sealed.ts'
import { cardOf, textOf } from './journey.ts'

let bot: Bot
beforeAll(async () => void (bot = await startBot({ demo: true })))
afterAll(() => bot.close())

const place = personal(grace)
const say = async (text: string, actor = grace, where = personal(actor)) => wordsOf(cardOf(await bot.say(actor, where, text)))
const role = (name: string) => new RegExp(`now has the role: ${name}`)

describe('the roles', () => {
  it('are open to everybody: who has which, and what each may do', async () => {
    expect(await say('roles', lucia)).toMatch(/Todavía no tienes ningún rol.*Administrador.*Grace Miller.*Agente de ventas.*Sofía Navarro/s)
    expect(await say('角色', zhiqiang)).toMatch(/你的角色：销售代理。.*权限：查看客户、添加客户/s)
    expect(await say('who has which role', daniel)).toContain('Your own role: Helpdesk agent.')
  })

  it('are offered to be changed only to whoever may change them', async () => {
    expect(titlesOf(cardOf(await bot.say(grace, place, 'roles')))).toEqual(['Assign a role', 'Help'])
    expect(titlesOf(cardOf(await bot.say(daniel, personal(daniel), 'roles')))).toEqual(['Help'])
  })
})

describe('a role', () => {
  it('is given by name, by part of it and by e-mail, in each language, and counts at once', async () => {
    expect(await say('listar', lucia)).toContain('Esto requiere el permiso')
    expect(await say('role Lucía Torres sales agent')).toMatch(role('Sales agent'))
    expect(await say('listar', lucia)).toContain('24')
    expect(await say('role lucia helpdesk')).toMatch(role('Helpdesk agent'))
    expect(await say('role lucia@partner.example Admin Agent')).toMatch(role('Admin agent'))
    expect(await say('分配角色 lucia 销售代理')).toContain('现在的角色：销售代理')
    expect(await say('rol Lucía agente de soporte')).toContain('tiene ahora el rol: Agente de soporte')
  })

  it('may be one of several', async () => {
    expect(await say('role lucia sales agent, helpdesk')).toMatch(role('Helpdesk agent, Sales agent|Sales agent, Helpdesk agent'))
  })

  it('is taken away with none, and given back by the button', async () => {
    await say('role lucia helpdesk agent')
    const taken = cardOf(await bot.say(grace, place, 'role lucia none'))
    expect(wordsOf(taken)).toContain('Lucía Torres has no role any more')
    expect(await say('listar', lucia)).toContain('Esto requiere el permiso')
    expect(wordsOf(cardOf(await bot.press(grace, place, taken, 'Undo')))).toMatch(role('Helpdesk agent'))
  })

  it('is chosen by a button where only the person was named', async () => {
    const choice = cardOf(await bot.say(grace, place, 'role daniel'))
    expect(wordsOf(choice)).toContain('Present role: Helpdesk agent.')
    expect(titlesOf(choice)).toEqual(['Administrator', 'Admin agent', 'Sales agent', 'Helpdesk agent', 'none', 'Roles'])
    expect(wordsOf(cardOf(await bot.press(grace, place, choice, 'Sales agent')))).toMatch(role('Sales agent'))
    await say('role daniel helpdesk')
  })

  it('is given to a mentioned member of the conversation', async () => {
    const mark = `<at>${daniel.name}</at>`
    const base = message(grace, room, bot.channel.url, '') as { entities: object[]; text: string }
    const before = bot.channel.sent.length
    await bot.post({ ...base, text: `<at>Customer Accounts</at> role ${mark} sales agent`, entities: [...base.entities, { type: 'mention', text: mark, mentioned: { id: `29:${daniel.id}`, name: daniel.name, aadObjectId: daniel.id } }] })
    expect(JSON.stringify(bot.channel.sent.slice(before))).toMatch(/Daniel Reed now has the role: Sales agent/)
    await say('role daniel helpdesk')
  })

  it('of several people who could be meant is not guessed', async () => {
    const several = cardOf(await bot.say(grace, place, 'role i none'))
    expect(wordsOf(several)).toContain('Several people could be meant')
    expect(titlesOf(several).length).toBeGreaterThan(2)
  })

  it('is not given by a guess, but asked for', async () => {
    const asked = cardOf(await bot.say(grace, place, 'role luc sales agent'))
    expect(wordsOf(asked)).toContain('Is this who you mean?')
    expect(await say('分配角色 志强 管理员')).toContain('你指的是此人吗？')
    expect(wordsOf(cardOf(await bot.press(grace, place, asked, titlesOf(asked)[0]!)))).toMatch(role('Sales agent'))
    await say('role lucia helpdesk agent')
    expect(await say('role me sales agent')).toContain('Grace Miller is the last administrator')
    const named = { id: '5b0c1f0e-0000-4000-8000-0000000000ee', name: 'Me', locale: 'en-US' }
    await bot.say(named, personal(named), 'hello')
    expect(await say('role me administrator')).toContain('Several people could be meant')
  })

  it('is not given to somebody whom the bot has not met, which is told with the way', async () => {
    expect(await say('role Nobody Known sales agent')).toMatch(/I have not met “Nobody Known” yet.*mention a member/s)
    expect(await say('role')).toContain('Who gets which role?')
  })

  it('of the last administrator stays', async () => {
    expect(await say('role Grace Miller sales agent')).toContain('Grace Miller is the last administrator')
    expect(await say('roles')).toContain('Your own role: Administrator.')
  })

  it('of a former last administrator can go once there is another', async () => {
    expect(await say('role xiaomei@partner.example administrator')).toMatch(role('Administrator'))
    expect(await say('role Grace Miller admin agent')).toMatch(role('Admin agent'))
    expect(await say('role Grace Miller administrator')).toContain('This needs the right “Assign roles”')
    expect(await say('分配角色 Grace Miller 管理员', xiaomei)).toContain('管理员')
    await say('role xiaomei@partner.example admin agent')
  })

  it('that does not exist is not taken for none', async () => {
    const { id } = sofia
    for (const roles of ['emperor', 'salesAgent emperor', '__proto__']) {
      const { body } = await bot.post(pressSealed(grace, place, bot.channel.url, { verb: 'role', data: { person: id, roles } }))
      expect(JSON.stringify(body), roles).not.toContain('no role any more')
    }
    expect(await say('roles', sofia)).toContain('Tu rol: Agente de ventas.')
  })

  it('is not for anybody else to give, not even by a button of an administrator’s card', async () => {
    for (const actor of [xiaomei, zhiqiang, sofia, daniel, lucia]) {
      const choice = cardOf(await bot.say(grace, place, 'role lucia'))
      expect((await bot.press(actor, personal(actor), choice, 'Administrator')).refusal, actor.name).toMatch(/somebody else|其他人|otra persona/)
      expect(wordsOf(cardOf(await bot.forge(actor, personal(actor), choice, 'Administrator'))), actor.name).toContain('This needs the right “Assign roles”')
    }
  })

  it('works without cards', async () => {
    await bot.say(grace, place, 'cards off')
    expect(textOf(await bot.say(grace, place, 'role lucia'))).toContain('› role lucia@partner.example Sales agent')
    expect(textOf(await bot.say(grace, place, 'role lucia@partner.example Sales agent'))).toMatch(role('Sales agent'))
    await bot.say(grace, place, 'cards on')
  })
})

describe('an administrator of the settings', () => {
  it('has every right, and cannot lose them here, which is told', async () => {
    const other = await startBot({ env: { ADMINISTRATORS: daniel.id } })
    const told = async (actor: Actor, text: string) => wordsOf(cardOf(await other.say(actor, personal(actor), text)))
    expect(await told(daniel, 'roles')).toMatch(/Your own role: Administrator, Helpdesk agent.*Daniel Reed \(by the settings\)/s)
    expect(await told(grace, 'role Daniel Reed none')).toContain('The settings of this bot name Daniel Reed as an administrator')
    expect(await told(daniel, 'role Grace Miller none')).toContain('Grace Miller has no role any more')
    await other.close()
  })
})
