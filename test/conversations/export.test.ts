import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { daniel, grace, personal, room, sofia, xiaomei, type Actor } from '../support/activities.ts'
import { startBot, type Bot } from '../support/bot.ts'
import { titlesOf, wordsOf } from '../support/card.ts'
import { openDrive, tableIn, type Drive } from '../support/drive.ts'
import { cardOf, textOf } from './journey.ts'

let bot: Bot
let drive: Drive
beforeAll(async () => {
  bot = await startBot({ demo: true })
  drive = await openDrive()
})
afterAll(async () => {
  await bot.close()
  await drive.close()
})

const say = (text: string, actor = grace) => bot.say(actor, personal(actor), text)

/** Asks for a file and takes it. */
async function taken(text: string, actor: Actor = grace) {
  const { files: [offer] } = await say(text, actor)
  const { files: [placed] } = await bot.answer(actor, offer!, 'accept', drive.room(offer!.name))
  expect(placed).toMatchObject({ contentType: 'application/vnd.microsoft.teams.card.file.info', name: offer!.name, content: { uniqueId: 'placed-1' } })
  return tableIn(drive.put.at(-1)!.bytes)
}

describe('an export', () => {
  it('is offered as a file for the person to allow, with how many customers it will hold', async () => {
    const { cards: [card], files: [offer] } = await say('export city:杭州 csv')
    expect(wordsOf(card!)).toMatch(/1 customer as a file.*City: 杭州.*OneDrive/s)
    expect(wordsOf(card!)).toContain('may take zeros')
    expect(titlesOf(card!)).toEqual(['As Excel', 'List them'])
    expect(offer).toMatchObject({ contentType: 'application/vnd.microsoft.teams.card.file.consent', content: { description: '1 customer as a file' } })
    expect(offer?.name).toMatch(/^Customers \d{4}-\d\d-\d\d\.csv$/)
    expect(offer?.content['sizeInBytes']).toBeGreaterThan(400)
  })

  it('holds exactly the customers of the list, in its order, in the person’s language', async () => {
    const rows = await taken('导出 状态:全部 排序:-名称 csv', xiaomei)
    expect(Object.keys(rows[0]!).join()).toMatch(/^客户编号,公司名称,.*,状态,订阅,创建时间,创建人,更改时间,更改人,版本$/)
    expect(rows).toHaveLength(24)
    const listed = wordsOf(cardOf(await say('客户列表 状态:全部 排序:-名称', xiaomei)))
    const places = rows.slice(0, 8).map((row) => listed.indexOf(row['公司名称']!))
    expect(places[0]).toBeGreaterThan(0)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(rows.find((row) => row['别名'] === '云帆软件')).toMatchObject({ 域名: 'yunfansoft.onmicrosoft.com', 省份: '浙江省', 状态: '有效', 订阅: 'Microsoft 365 商业标准版: 8 个许可证', 创建人: 'Grace Miller', 版本: '1' })
  })

  it('is told in one PUT of known length', async () => {
    await taken('export csv')
    const { range, bytes } = drive.put.at(-1)!
    expect(range).toBe(`bytes 0-${bytes.length - 1}/${bytes.length}`)
  })

  it('holds what the book holds when it is taken, and only for whoever may still have it', async () => {
    const { files: [offer] } = await say('exportar harbourlantern csv')
    await say('update harbourlantern alias:Lanterns')
    await say('submit')
    const other = await bot.answer(sofia, offer!, 'accept', drive.room('x.csv'))
    expect(other.texts.join()).toMatch(/otra persona|para otra|de otra/)
    await bot.answer(grace, offer!, 'accept', drive.room('y.csv'))
    expect(drive.put.at(-1)!.bytes.toString()).toContain('Lanterns')
    const { files: [second] } = await say('导出', xiaomei)
    await bot.say(grace, personal(grace), 'role 林晓梅 sales agent')
    const refused = await bot.answer(xiaomei, second!, 'accept', drive.room('z.csv'))
    expect(wordsOf(cardOf(refused))).toContain('“导出”权限')
    expect(drive.put.some(({ path }) => path.includes('z.csv'))).toBe(false)
    await bot.say(grace, personal(grace), 'role 林晓梅 admin agent')
  })

  it('that is declined makes nothing', async () => {
    const before = drive.put.length
    const { files: [offer] } = await say('export')
    expect(wordsOf(cardOf(await bot.answer(grace, offer!, 'decline')))).toContain('no file was made')
    expect(drive.put).toHaveLength(before)
  })

  it('needs its right, and of nothing shows the empty list', async () => {
    expect(wordsOf(cardOf(await say('export', daniel)))).toContain('the right “Export”')
    const nothing = await say('export zzzzzz')
    expect(nothing.files).toEqual([])
    expect(wordsOf(cardOf(nothing))).toContain('No customer matches')
    expect(wordsOf(cardOf(await say('export status:gone')))).toContain('is not a status')
  })

  it('asked for in a group goes to the private chat', async () => {
    await say('hello')
    const { cards, files, privately } = await bot.say(grace, room, 'export')
    expect(wordsOf(cards[0]!)).toContain('answered in our private chat')
    expect([files.length, privately.files.length]).toEqual([0, 1])
    expect(wordsOf(privately.cards[0]!)).toContain('24 customers as a file')
    expect(wordsOf(privately.cards[0]!)).not.toContain('zeros')
  })

  it('is said where its place refuses it or is none of the cloud’s', async () => {
    const { files: [offer] } = await say('export')
    drive.answer = () => ({ status: 409 })
    expect(wordsOf(cardOf(await bot.answer(grace, offer!, 'accept', drive.room('a.xlsx'))))).toContain('did not take it')
    drive.answer = () => undefined
    const foreign = { ...drive.room('a.xlsx'), uploadUrl: 'https://files.example.com/a.xlsx' }
    expect(wordsOf(cardOf(await bot.answer(grace, offer!, 'accept', foreign)))).toContain('not one of your organisation’s')
  })

  it('takes its offer back once it is allowed or declined, and leaves it where the file could not be handed over', async () => {
    const { files: [offer] } = await say('export')
    const takenBack = async (answer: Promise<unknown>) => {
      const from = bot.channel.sent.length
      await answer
      return bot.channel.sent.slice(from).some(({ method, path }) => method === 'DELETE' && path.endsWith('/offer-1'))
    }
    expect(await takenBack(bot.answer(grace, offer!, 'accept', drive.room('a.xlsx')))).toBe(true)
    expect(await takenBack(bot.answer(grace, offer!, 'decline'))).toBe(true)
    expect(await takenBack(bot.answer(grace, offer!, 'accept', { ...drive.room('a.xlsx'), uploadUrl: 'https://files.example.com/a.xlsx' }))).toBe(false)
  })

  it('by text says the same, and the file is offered all the same', async () => {
    await say('cards off')
    const told = await say('export city:杭州')
    expect(textOf(told)).toMatch(/1 customer as a file[^]*› export City:杭州 csv/)
    expect(told.files).toHaveLength(1)
    await say('cards on')
  })

  it('through a channel without files says what to do instead', async () => {
    const { body } = await bot.post({ type: 'message', id: 'd-1', channelId: 'directline', serviceUrl: bot.channel.url, from: { id: grace.id, aadObjectId: grace.id, name: grace.name }, recipient: { id: 'bot' }, conversation: { id: 'direct-1' }, channelData: { tenant: { id: '10ca1000-0000-4000-8000-000000000001' } }, text: 'export', deliveryMode: 'expectReplies' })
    expect(JSON.stringify(body)).toContain('Files do not come through this channel')
  })
})
