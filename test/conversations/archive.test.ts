import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { daniel, grace, personal, room, sofia, xiaomei } from '../support/activities.ts'
import { startBot, type Bot } from '../support/bot.ts'
import { actionOf, titlesOf, wordsOf } from '../support/card.ts'
import { pressSealed } from '../support/sealed.ts'
import { cardOf, textOf } from './journey.ts'

let bot: Bot
beforeAll(async () => void (bot = await startBot({ demo: true })))
afterAll(() => bot.close())

const say = async (text: string, actor = grace, place = personal(actor)) => wordsOf(cardOf(await bot.say(actor, place, text)))
const place = personal(grace)

describe('archiving', () => {
  it('asks first, archives on the second word, and nothing is lost', async () => {
    const asked = cardOf(await bot.say(grace, place, 'archive blueheron'))
    expect(wordsOf(asked)).toMatch(/Archive Blue Heron Analytics, Inc\.\?.*Nothing is deleted/s)
    expect(await say('show blueheron')).toContain('Active')
    const done = await bot.press(grace, place, asked, 'Archive')
    expect(wordsOf(done.replaced ?? {})).toMatch(/Archived\. Nothing was deleted.*Emily Parker/s)
    expect(await say('list')).toContain('of 23')
    expect(await say('list status:archived')).toMatch(/1 customer .*Blue Heron/s)
    expect(await say('list blue')).toContain('Among the archived ones 1 would match')
    expect(await say('find blue')).toContain('Archived')
  })

  it('once archived says so, and is restored by a word', async () => {
    expect(await say('archive blueheron')).toContain('is archived already')
    expect(await say('restore blueheron')).toContain('Restored.')
    expect(await say('restore blueheron')).toContain('is active already')
    expect(await say('list')).toContain('of 24')
  })

  it('keeps a form that was open from changing the customer, until it is restored', async () => {
    const form = cardOf(await bot.say(grace, place, 'update blueheron alias:Kestrel'))
    await bot.press(xiaomei, personal(xiaomei), cardOf(await bot.say(xiaomei, personal(xiaomei), '归档 blueheron')), '归档')
    expect(wordsOf(cardOf(await bot.press(grace, place, form, 'Save')))).toMatch(/archived meanwhile.*kept among your drafts/s)
    expect(await say('show blueheron')).not.toContain('Kestrel')
    await say('restore blueheron')
    const resumed = cardOf(await bot.say(grace, place, 'resume blue heron'))
    expect(wordsOf(cardOf(await bot.press(grace, place, resumed, 'Save')))).toMatch(/Saved\..*Kestrel/s)
  })

  it('works by words alone, in each language', async () => {
    expect(await say('归档蜀韵', xiaomei)).toContain('归档 成都蜀韵餐饮管理有限公司？')
    expect(await say('归档 蜀韵 确认', xiaomei)).toContain('已归档。')
    expect(await say('恢复 蜀韵', xiaomei)).toContain('已恢复。')
    expect(await say('archivar almazara')).toContain('¿Archivar Almazara')
    expect(await say('archivar sí')).toContain('Archivado.')
    expect(await say('restaurar almazara')).toContain('Restaurado.')
  })

  it('never happens unasked: a yes without the question asks', async () => {
    expect(await say('archive meridianfreight yes')).toContain('Archive Meridian Freight')
    expect(await say('show meridianfreight')).toContain('Active')
  })

  it('is confirmed by the person who asked and by nobody else', async () => {
    const asked = cardOf(await bot.say(grace, room, 'archive harbourlantern'))
    const other = cardOf(await bot.press(xiaomei, room, asked, 'Archive'))
    expect(titlesOf(other)).toContain('归档')
    expect(await say('show harbourlantern')).toContain('Active')
    const refused = await bot.press(daniel, room, asked, 'Archive')
    expect(wordsOf(cardOf(refused))).toContain('This needs the right “Archive and restore”')
    const done = await bot.press(grace, room, asked, 'Archive')
    expect(wordsOf(done.replaced ?? {})).toContain('Archived')
    expect(wordsOf(done.replaced ?? {})).not.toContain('Ka Ming')
  })

  it('asks again where somebody has changed the customer meanwhile', async () => {
    const asked = cardOf(await bot.say(grace, place, 'archive costaaustral'))
    await bot.say(xiaomei, personal(xiaomei), '归档 costaaustral')
    await bot.say(xiaomei, personal(xiaomei), '归档 costaaustral 确认')
    await bot.say(xiaomei, personal(xiaomei), '恢复 costaaustral')
    const again = cardOf(await bot.press(grace, place, asked, 'Archive'))
    expect(wordsOf(again)).toContain('林晓梅 has changed this customer meanwhile')
    expect(wordsOf((await bot.press(grace, place, again, 'Archive')).replaced ?? {})).toContain('Archived')
  })

  it('happens once, however often its button arrives', async () => {
    const asked = cardOf(await bot.say(grace, place, 'archive ludaoec'))
    await bot.press(grace, place, asked, 'Archive')
    await bot.press(grace, place, asked, 'Archive')
    const { verb = '', data } = actionOf(asked, 'Archive')
    await Promise.all([1, 2, 3].map(() => bot.post(pressSealed(grace, place, bot.channel.url, { verb, data }))))
    expect(await say('history ludaoec')).toContain('Changes 1–2 of 2')
  })

  it('is not for a sales agent, by word or by a button that somebody sent on', async () => {
    expect(await say('archivar almazara', sofia)).toContain('Esto requiere el permiso «Archivar y restaurar»')
    const asked = cardOf(await bot.say(grace, place, 'archive wutongedu'))
    expect(wordsOf(cardOf(await bot.forge(sofia, personal(sofia), asked, 'Archive')))).toContain('Archive and restore')
    expect(await say('show wutongedu')).toContain('Active')
  })

  it('works without cards', async () => {
    await bot.say(grace, place, 'cards off')
    expect(textOf(await bot.say(grace, place, 'archive juzhounet'))).toContain('› archive juzhounet yes')
    expect(textOf(await bot.say(grace, place, 'archive juzhounet yes'))).toContain('› restore juzhounet')
    await bot.say(grace, place, 'cards on')
  })
})

describe('history and undo', () => {
  it('tell who changed what, and take the last change back', async () => {
    await bot.say(grace, place, 'archive yunfansoft')
    await bot.say(grace, place, 'archive yes')
    const history = cardOf(await bot.say(grace, place, 'history yunfansoft'))
    expect(wordsOf(history)).toMatch(/Changes 1–2 of 2.*Grace Miller.*Archived/s)
    const undone = await bot.press(grace, place, history, 'Undo the last change')
    expect(wordsOf(undone.replaced ?? {})).toMatch(/The last change was taken back:\nStatus: Archived → Active/)
    expect(await say('historial yunfansoft', sofia)).toMatch(/Deshecho/)
  })

  it('undo once, however often the button arrives', async () => {
    await bot.say(grace, place, 'archive dianchihua')
    await bot.say(grace, place, 'archive yes')
    const history = cardOf(await bot.say(grace, place, 'history dianchihua'))
    await bot.press(grace, place, history, 'Undo the last change')
    const again = await bot.press(grace, place, history, 'Undo the last change')
    expect(wordsOf(again.replaced ?? {})).toContain('was undone already')
    expect(await say('history dianchihua')).toContain('of 3')
  })

  it('do not undo what somebody has changed since', async () => {
    await bot.say(grace, place, 'archive tianshanry')
    await bot.say(grace, place, 'archive yes')
    const history = cardOf(await bot.say(grace, place, 'history tianshanry'))
    await bot.say(xiaomei, personal(xiaomei), '恢复 tianshanry')
    const undone = await bot.press(grace, place, history, 'Undo the last change')
    expect(wordsOf(undone.replaced ?? {})).toContain('林晓梅 has changed this customer since, so nothing was undone.')
  })

  it('do not undo it by the words that were offered either', async () => {
    const place = personal(grace)
    await bot.say(grace, place, 'cards off')
    const told = textOf(await bot.say(grace, place, 'history tianshanry'))
    const [, offered = ''] = /^› (undo tianshanry .*)$/m.exec(told) ?? []
    await bot.press(xiaomei, personal(xiaomei), cardOf(await bot.say(xiaomei, personal(xiaomei), '更新 tianshanry 标签:VIP')), '保存')
    expect(textOf(await bot.say(grace, place, offered))).toContain('has changed this customer since, so nothing was undone.')
    for (const version of ['0', '99', 'two']) expect(textOf(await bot.say(grace, place, `undo tianshanry version:${version}`))).toContain(`“${version}” is no version of this customer`)
    expect(textOf(await bot.say(grace, place, 'undo tianshanry'))).toContain('The last change was taken back')
    await bot.say(grace, place, 'cards on')
  })

  it('refuse an undo that needs a right which the person lacks', async () => {
    await bot.say(grace, place, 'archive jinjihupm')
    await bot.say(grace, place, 'archive yes')
    expect(await say('undo jinjihupm', daniel)).toContain('This needs the right “Archive and restore”')
    expect(titlesOf(cardOf(await bot.say(daniel, personal(daniel), 'history jinjihupm')))).not.toContain('Undo the last change')
  })

  it('say that the adding itself cannot be undone', async () => {
    expect(await say('撤销 xingchensz', xiaomei)).toContain('没有可撤销的更改')
  })

  it('are answered in private', async () => {
    const asked = await bot.say(xiaomei, room, '历史 xingchensz')
    expect(wordsOf(cardOf(asked))).toContain('我已在私聊中回复')
    expect(wordsOf(asked.privately.cards[0] ?? {})).toContain('陈')
  })
})
