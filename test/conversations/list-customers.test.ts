import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { daniel, grace, personal, room, sofia, xiaomei, zhiqiang, type Place } from '../support/activities.ts'
import { startBot, type Bot } from '../support/bot.ts'
import { elementsOf, titlesOf, wordsOf } from '../support/card.ts'
import { pressSealed } from '../support/sealed.ts'
import { cardOf, textOf } from './journey.ts'

let bot: Bot
beforeAll(async () => void (bot = await startBot({ demo: true })))
afterAll(() => bot.close())

const say = async (text: string, actor = grace, place = personal(actor)) => wordsOf(cardOf(await bot.say(actor, place, text)))

describe('the list', () => {
  it('shows eight customers a page by name in pinyin order, in each language', async () => {
    expect(await say('list customers')).toMatch(/Customers\n1–8 of 24.*1\.\n北京瑞和嘉业.*8\.\n昆明滇池/s)
    expect(await say('客户列表', xiaomei)).toMatch(/客户\n第 1–8 个，共 24 个/)
    expect(await say('listar clientes', sofia)).toMatch(/Clientes\n1–8 de 24/)
  })

  it('goes on with the next page and back by words, keeping the filter and the order', async () => {
    const place = personal(grace)
    expect(await say('list owner:王志强 sort:-name')).toContain('1–8 of 12')
    expect(await say('next page')).toMatch(/9–12 of 12.*Owner: 王志强/s)
    expect(await say('next page')).toContain('There is no page 3: the last one is 2.')
    expect(await say('上一页')).toContain('1–8')
    expect(wordsOf(cardOf(await bot.say(grace, place, 'previous page')))).toContain('“0” is not the number of a page')
    expect(await say('página 2')).toContain('9–12')
  })

  it('turns its pages by its buttons, in its own place', async () => {
    const place = personal(daniel)
    const first = cardOf(await bot.say(daniel, place, 'list'))
    const second = (await bot.press(daniel, place, first, 'Next')).replaced
    expect(wordsOf(second ?? {})).toContain('9–16 of 24')
    const jumped = (await bot.press(daniel, place, second ?? {}, 'Search', { Page: '3' })).replaced
    expect(wordsOf(jumped ?? {})).toContain('17–24 of 24')
  })

  it('filters and sorts by its controls, in its own place, and clears the filter again', async () => {
    const place = personal(zhiqiang)
    const all = cardOf(await bot.say(zhiqiang, place, 'list'))
    const mine = (await bot.press(zhiqiang, place, all, 'Search', { Owner: 'Me', Sort: 'City' })).replaced ?? {}
    expect(wordsOf(mine)).toMatch(/1–8 of 12.*Owner: me/s)
    const found = (await bot.press(zhiqiang, place, mine, 'Search', { Search: '物流' })).replaced ?? {}
    expect(wordsOf(found)).toMatch(/2 customers .*“物流”/s)
    const cleared = (await bot.press(zhiqiang, place, found, 'Clear filter')).replaced ?? {}
    expect(wordsOf(cleared)).toContain('1–8 of 24')
  })

  it('is filtered by any field and sorted by any, with keys in every language', async () => {
    expect(await say('list country:Spain')).toMatch(/1 customer .*Almazara/s)
    expect(await say('客户列表 城市：深圳 状态：全部', xiaomei)).toMatch(/共 1 个.*深圳市星辰数码/s)
    expect(await say('listar clientes etiquetas:alimentación orden:nombre', sofia)).toMatch(/2 clientes.*Almazara.*Viñedos/s)
    expect(await say('list sort:name desc')).toMatch(/1\.\nViñedos/)
    expect(await say('客户列表 排序:名称降序', xiaomei)).toMatch(/1\.\nViñedos/)
    const down = elementsOf(cardOf(await bot.say(sofia, personal(sofia), 'listar clientes orden:-ciudad')))
    expect(JSON.stringify(down)).toContain('{"value":"-city","title":"-Ciudad"}')
  })

  it('tells its commands without cards in the language that is spoken, its order included', async () => {
    const says = async (text: string) => textOf(await bot.say(xiaomei, personal(xiaomei), text))
    await says('卡片 关')
    const told = await says('客户列表 排序:城市')
    expect(told).toContain('› 客户列表 排序:城市 页:2')
    expect(told).not.toContain('city')
    expect(await says('客户列表 排序:-city')).toContain('› 客户列表 排序:-城市 页:2')
    expect(await says('客户列表 排序:-城市 页:2')).toContain('第 9–16 个，共 24 个')
    expect(await says('客户列表 排序:-更改')).toContain('› 客户列表 排序:最近更改在前 页:2')
    expect(await says('客户列表 排序:最近更改在前 页:2')).toContain('› 客户列表 排序:最近更改在前 页:1')
    await bot.say(xiaomei, personal(xiaomei), '卡片 开')
  })

  it('says what cannot be meant, and leads on', async () => {
    const wrong = cardOf(await bot.say(grace, personal(grace), 'list status:gone'))
    expect(wordsOf(wrong)).toContain('“gone” is not a status. There are: Active, Archived, All.')
    expect(titlesOf(wrong)).toContain('List customers')
    expect(await say('list relationship:friend')).toContain('“friend” is none of: Reseller, Invited, None.')
    expect(await say('list country:Narnia')).toContain('“Narnia” is not a country or region')
    expect(await say('list sort:shoe size')).toContain('I cannot sort by “shoe size”')
    expect(await say(`list ${['name', 'alias', 'notes'].map((key) => `${key}:${'长'.repeat(150)}`).join(' ')}`)).toContain('at most 400 characters in all')
    expect(await say('list page:-3')).toContain('“-3” is not the number of a page')
    expect(await say('list page:2 tags:nosuchtag')).not.toContain('Previous')
    expect(await say('list page:1e99')).toContain('is not the number of a page')
    expect(await say('客户列表 页:99', xiaomei)).toContain('没有第 99 页：最后一页是第 3 页。')
    await bot.say(sofia, personal(sofia), 'tarjetas desactivar')
    expect(textOf(await bot.say(sofia, personal(sofia), 'listar clientes país:China página:99'))).toMatch(/› listar clientes .*China.* página:\d/)
    await bot.say(sofia, personal(sofia), 'tarjetas activar')
  })

  it('that is empty says what to do', async () => {
    const empty = cardOf(await bot.say(grace, personal(grace), 'list nobodyhere'))
    expect(wordsOf(empty)).toContain('No customer matches')
    expect(titlesOf(empty)).toContain('Add customer')
  })

  it('in a group shows only what everyone may see', async () => {
    const words = await say('list', grace, room)
    expect(words).toContain('ruihejiaye.onmicrosoft.com')
    expect(words).not.toContain('北京市')
  })

  it('in a channel does the same, and every one who asks there has rows of their own', async () => {
    const channel: Place = { id: '19:general@thread.tacv2;messageid=1790000000000', kind: 'channel' }
    expect(await say('客户列表', xiaomei, channel)).not.toContain('北京市')
    const shown = await bot.say(xiaomei, channel, '查看 1')
    expect(wordsOf(cardOf(shown))).not.toContain('刘思远')
    expect(wordsOf(shown.privately.cards[0] ?? {})).toContain('刘思远')
    expect(await say('show 1', daniel, channel)).toContain('No list of customers was shown to you here yet.')
  })

  it('that everybody sees stays that of whoever asked, and a card, whoever turns its page', async () => {
    const list = cardOf(await bot.say(zhiqiang, room, '列表 负责人:我'))
    expect(wordsOf(list)).toContain('负责人: 王志强')
    await bot.say(grace, room, 'cards off')
    const turned = (await bot.press(grace, room, list, '下一页')).replaced ?? {}
    await bot.say(grace, room, 'cards on')
    expect(wordsOf(turned)).toMatch(/9–12.*: 王志强/s)
  })

  it('gives its rows to the one who asked, there where it was asked', async () => {
    await say('list', grace)
    await say('list owner:me', grace, room)
    expect(await say('show 1', grace)).toContain('北京瑞和嘉业')
    const shown = await bot.say(grace, room, 'show 1')
    expect(wordsOf(cardOf(shown))).toContain('Blue Heron')
    const history = await bot.say(grace, room, 'history 1')
    expect(wordsOf(history.privately.cards[0] ?? {})).toContain('History of Blue Heron')
  })

  it('has rows that are numbered on, and a number that is none of them is told so', async () => {
    await say('list page:2')
    expect(await say('show 9')).toContain('南京梧桐')
    const none = cardOf(await bot.say(grace, personal(grace), 'show 2'))
    expect(wordsOf(none)).toContain('There is no row 2\nThe list last shown to you here has rows 9 to 16.')
    expect(titlesOf(none)).toEqual(['List customers'])
    expect(await say('查看第10行', grace)).toContain('青岛海澜')
    expect(await say('mostrar 1', sofia, room)).toContain('Aquí todavía no se ha mostrado ninguna lista')
  })

  it('opens a customer from its row', async () => {
    const place = personal(daniel)
    const list = cardOf(await bot.say(daniel, place, 'list'))
    const row = elementsOf(list).find(({ type, title }) => type === 'Action.Execute' && String(title).startsWith('成都蜀韵'))
    const shown = cardOf(await bot.press(daniel, place, list, String(row?.['title'])))
    expect(wordsOf(shown)).toContain('李建国')
  })

  it('as text is lines whose answers are commands, and its form can be sent back', async () => {
    const place = personal(sofia)
    await bot.say(sofia, place, 'tarjetas desactivar')
    const lines = textOf(await bot.say(sofia, place, 'listar clientes'))
    expect(lines).toContain('1. 北京瑞和嘉业咨询有限公司')
    expect(lines).toContain('› listar clientes página:2')
    const form = lines.slice(lines.indexOf('\n\nlistar clientes\n')).split('\n\n')[1] ?? ''
    const filled = form.replace('Buscar:', 'Buscar: almazara').replace('Responsable: Todos', 'Responsable: Yo')
    expect(textOf(await bot.say(sofia, place, filled))).toMatch(/1 cliente .*Almazara/s)
    await bot.say(sofia, place, 'tarjetas activar')
  })
})

describe('find', () => {
  it('finds by part of a name, Chinese, pinyin, initials, contact, phone, number, city and tag', async () => {
    for (const text of ['星辰', 'xingchen', 'xcsm', '陈立群', '8632 1478', '91440305MA5EKY3T7A', 'xingchensz'])
      expect(await say(`find ${text}`), text).toContain('深圳市星辰数码科技有限公司')
    expect(await say('find 重点客户')).toContain('3 customers')
  })

  it('shows the only match at once, and says that it is', async () => {
    expect(await say('查找 蜀韵', xiaomei)).toMatch(/与“蜀韵”匹配的唯一客户。.*李建国/s)
    expect(await say('buscar almazara', sofia)).toMatch(/La única coincidencia.*Carmen Ortega Ruiz/s)
  })

  it('offers what is spelt or sounds nearly so where nothing fits, says so, and never opens it by guess', async () => {
    expect(await say('find shanchengef')).toMatch(/Nothing matches “shanchengef” exactly.*重庆山城/s)
    expect(await say('查找 崇庆山城', xiaomei)).toMatch(/没有与“崇庆山城”完全匹配.*重庆山城/s)
  })

  it('without anything asks what for', async () => {
    expect(await say('find')).toContain('What are you looking for?')
  })

  it('that finds nothing says so, and leads on to fewer filters or a new customer of that name', async () => {
    const none = cardOf(await bot.say(grace, personal(grace), 'find Northwind'))
    expect(titlesOf(none)).toEqual(['Add “Northwind”', 'List customers'])
    expect(wordsOf(cardOf(await bot.press(grace, personal(grace), none, 'Add “Northwind”')))).toContain('Northwind')
    const filtered = cardOf(await bot.say(grace, personal(grace), 'find blue city:Shanghai'))
    expect(wordsOf(cardOf(await bot.press(grace, personal(grace), filtered, 'Search without filters (1)')))).toContain('Blue Heron')
  })

  it('does not offer to add to whoever may not', async () => {
    expect(titlesOf(cardOf(await bot.say(daniel, personal(daniel), 'find Northwind')))).toEqual(['List customers'])
  })

  it('in a group answers in brief, and in private in full', async () => {
    const found = await bot.say(grace, room, 'find blue')
    expect(wordsOf(cardOf(found))).not.toContain('Emily')
    expect(wordsOf(found.privately.cards[0] ?? {})).toContain('Emily Parker')
  })
})

describe('showing a customer', () => {
  it('works by registration number, domain with or without suffix, name and part of it', async () => {
    for (const text of ['91440305MA5EKY3T7A', '9144 0305 ma5eky3t7a', 'xingchensz', 'XingChenSZ.onmicrosoft.com', '深圳市星辰数码科技有限公司', '星辰'])
      expect(await say(`show ${text}`), text).toContain('陈立群')
  })

  it('offers the several that match, never guessing, and goes on with the one chosen', async () => {
    const place = personal(grace)
    const several = cardOf(await bot.say(grace, place, 'show 物流'))
    expect(wordsOf(several)).toContain('Several customers match “物流”')
    const chosen = cardOf(await bot.press(grace, place, several, titlesOf(several).find((title) => title.startsWith('上海浦海')) ?? ''))
    expect(wordsOf(chosen)).toContain('徐敏')
  })

  it('says that nothing matches, and how a customer is named', async () => {
    expect(await say('show 天涯海角')).toContain('No customer matches “天涯海角”')
    expect(await say('mostrar', sofia)).toContain('¿Qué cliente?')
  })

  it('knows nothing of an id that is not in the book', async () => {
    const before = bot.channel.sent.length
    await bot.post(pressSealed(grace, personal(grace), bot.channel.url, { verb: 'show-customer', data: { id: 'no-such-customer' } }))
    expect(JSON.stringify(bot.channel.sent.slice(before))).toContain('Which customer?')
  })
})
