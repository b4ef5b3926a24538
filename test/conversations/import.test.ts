import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { daniel, grace, personal, room, xiaomei, type Actor } from '../support/activities.ts'
import { startBot, type Bot, type Replies } from '../support/bot.ts'
import { titlesOf, wordsOf, type CardJson } from '../support/card.ts'
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

const say = async (text: string, actor = grace) => wordsOf(cardOf(await bot.say(actor, personal(actor), text)))
const heads = 'Company name,Domain,Last name,First name,E-mail,Province,City,Address'
const line = (name: string, domain: string, email = `a@${domain}.example`) => `${name},${domain},Li,Na,${email},Shanghai,Shanghai,1 Road`
const send = (text: string, actor: Actor = grace, words = '') => bot.send(actor, { name: 'customers.csv', url: drive.lay('customers.csv', text) }, words)
const trial = async (text: string, actor: Actor = grace): Promise<CardJson> => cardOf(await send(text, actor))
const confirm = (card: CardJson, title: string, actor: Actor = grace) => bot.press(actor, personal(actor), card, title)

/** Takes an offered file. */
async function taken({ files: [offer] }: Replies, actor: Actor = grace) {
  await bot.answer(actor, offer!, 'accept', drive.room(offer!.name))
  return tableIn(drive.put.at(-1)!.bytes)
}

describe('an import', () => {
  it('tells what a file would do, saves nothing until it is confirmed, and then each right row', async () => {
    const card = await trial([`${heads},Fax`, line('First Ltd', 'firstltd'), line('Second Ltd', 'secondltd', 'none'), line('Third Ltd', 'firstltd'), line('杭州云帆软件有限公司', 'yunfansoft')].join('\n'))
    const words = wordsOf(card)
    expect(words).toMatch(/What importing “customers.csv” would do.*nothing is saved yet.*leave out: Fax/s)
    expect(words).toMatch(/Row 3: E-mail: .*Row 4: Row 2 is the same customer/s)
    expect(words).toMatch(/New customers\s+1\s+Changes\s+1\s+Unchanged\s+0\s+With problems\s+2/)
    expect(titlesOf(card)).toEqual(['Import 2 customers', 'File with the problems', 'Cancel'])
    expect(await say('show firstltd')).toMatch(/No customer|matches/)
    const done = await confirm(card, 'Import 2 customers')
    expect(wordsOf(done.replaced ?? {})).toMatch(/Imported\s+Added\s+1\s+Changed\s+1\s+Left out\s+2/)
    expect(await say('show firstltd')).toContain('First Ltd')
    expect(await say('history firstltd')).toContain('Grace Miller')
  })

  it('pressed twice adds nothing twice', async () => {
    const card = await trial([heads, line('Once Ltd', 'onceltd')].join('\n'))
    const [one, other] = await Promise.all([confirm(card, 'Import 1 customer'), confirm(card, 'Import 1 customer')])
    for (const each of [one, other, await confirm(card, 'Import 1 customer')]) expect(wordsOf(each.replaced ?? {})).toMatch(/Added\s+1/)
    expect(await say('list once ltd')).toContain('1 customer ')
    expect(await say('history onceltd')).not.toContain('Updated')
  })

  it('takes an exported file back: unchanged rows stay, changed ones are saved, emptied ones emptied', async () => {
    const rows = await taken(await bot.say(grace, personal(grace), 'export status:all'))
    const titles = Object.keys(rows[0]!)
    const csv = (list: readonly Readonly<Record<string, string>>[]) => [titles, ...list.map((row) => titles.map((title) => row[title]!))].map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n')
    expect(wordsOf(await trial(csv(rows)))).toMatch(/Nothing of it can be imported.*are not imported: Status, Subscriptions, Created, Created by, Changed, Changed by\s.*New customers\s+0\s+Changes\s+0\s+Unchanged\s+\d+\s+With problems\s+0/s)
    const [almazara] = rows.filter((row) => row['Domain']?.startsWith('almazarasn'))
    const card = await trial(csv([{ ...almazara!, City: 'Motril', Alias: '-', Phone: '' }]))
    expect(wordsOf((await confirm(card, 'Import 1 customer')).replaced ?? {})).toMatch(/Added\s+0\s+Changed\s+1/)
    const shown = await say('show almazarasn')
    expect(shown).toMatch(/Motril/)
    expect(shown).toContain('958')
    expect(shown).not.toMatch(/Alias/)
    // The version in the file is no longer the stored one.
    const late = wordsOf(await trial(csv([{ ...almazara!, City: 'Baza' }])))
    expect(late).toMatch(/Grace Miller has changed Almazara Sierra Nevada, S\.L\. since this file was made/)
    expect(titlesOf(await trial(csv([{ ...almazara!, City: 'Baza', Version: '' }])))).toContain('Import 1 customer')
  })

  it('of what was exported changes nothing, whoever exported it in whatever language and kind, whatever stands in its cells', async () => {
    const odd = `"=1+1 ""Ltd"", _x0041_;",oddltd,-Li,@Na,odd@odd.example,上海,Shanghai,"'1 Road",+86 21 5836 4907 ext. 12,"a;b, 重点","- one\n\n=two; ""three""",me,001200,中国,1º B`
    expect(wordsOf(await trial(`${heads},Phone,Tags,Notes,Owner,Postal code,Country,Address line 2\n${odd}`))).toMatch(/New customers\s+1/)
    await say('import yes')
    for (const [who, other] of [[grace, xiaomei], [xiaomei, grace]] as const) {
      for (const asked of ['export status:all', 'export status:all csv']) {
        await taken(await bot.say(who, personal(who), asked), who)
        const back = { name: 'back', url: drive.lay('back', drive.put.at(-1)!.bytes) }
        const words = wordsOf(cardOf(await bot.send(other, back)))
        expect(words).toMatch(/(?:New customers|新客户)\s+0\s+(?:Changes|更改)\s+0\s+(?:Unchanged|无变化)\s+[1-9]\d*\s+(?:With problems|有问题)\s+0/)
      }
    }
  })

  it('leaves out what somebody else changed after the trial, and says so', async () => {
    const card = await trial('Domain,City\nblueheron,Tacoma\nmeridianfreight,Johor')
    await bot.say(xiaomei, personal(xiaomei), '更新 blueheron 别名:Kestrel')
    await bot.say(xiaomei, personal(xiaomei), '提交')
    const done = (await confirm(card, 'Import 2 customers')).replaced ?? {}
    expect(wordsOf(done)).toMatch(/Row 2: 林晓梅 has changed Blue Heron.*Changed\s+1\s+Left out\s+1/s)
    const rows = await taken(await confirm(done, 'File with the problems'))
    expect(rows).toMatchObject([{ Domain: 'blueheron', City: 'Tacoma' }])
    expect(rows[0]?.['Problem']).toContain('林晓梅 has changed')
  })

  it('knows a customer by its domain however it is written, and takes none with another domain for it', async () => {
    const words = wordsOf(await trial('Domain,Registration number,City\nMeridianFreight,,Muar\nBLUEHERON.partner.onmschina.cn,,Kent\nnewdomain,91440305MA5EKY3T7A,X'))
    expect(words).toMatch(/Changes\s+2\s+Unchanged\s+0\s+With problems\s+1/)
    expect(words).toMatch(/Row 4: Registration number: “91440305MA5EKY3T7A” already belongs to/)
    expect(words).not.toContain('cannot be changed')
  })

  it('gives the wrong rows back with what is wrong, to be mended and sent again', async () => {
    const card = await trial(`${heads},Nickname of ours\n${line('Mended Ltd', 'mended', 'x')},M`)
    expect(titlesOf(card)).toEqual(['File with the problems'])
    const [row] = await taken(await confirm(card, 'File with the problems'))
    expect(row).toMatchObject({ 'Company name': 'Mended Ltd', 'Nickname of ours': 'M', Problem: expect.stringContaining('E-mail: ') })
    const again = await trial(`${heads},Problem\n${line('Mended Ltd', 'mended')},E-mail: x`)
    expect(wordsOf(again)).not.toContain('leave out')
    expect(titlesOf(again)).toContain('Import 1 customer')
  })

  it('is confirmed, or dropped, by words, in each language', async () => {
    const chinese = '公司名称,域名,姓,名,电子邮件,省份,城市,地址\n文字公司,wenzigs,李,娜,a@wenzigs.example,上海,上海,世纪大道 1 号'
    expect(wordsOf(await trial(chinese, xiaomei))).toContain('新客户')
    expect(await say('导入 确认', xiaomei)).toContain('导入完成')
    expect(await say('查看 wenzigs', xiaomei)).toContain('文字公司')
    await bot.say(grace, personal(grace), 'cards off')
    const told = textOf(await send('Nombre de la empresa,Dominio\nPalabra SL,palabra'))
    expect(told).toMatch(/Row 2: Last name: Please fill this in.[^]*› import problems/)
    await send([heads, line('Words Ltd', 'wordsltd')].join('\n'))
    expect(textOf(await bot.say(grace, personal(grace), 'cancel'))).toContain('Cancelled')
    expect(textOf(await bot.say(grace, personal(grace), 'import yes'))).toContain('no file waiting')
    expect(textOf(await bot.say(grace, personal(grace), 'cancel'))).toContain('Nothing is open')
    await bot.say(grace, personal(grace), 'cards on')
    const dropped = await trial([heads, line('Words Ltd', 'wordsltd')].join('\n'))
    expect(wordsOf((await confirm(dropped, 'Cancel')).replaced ?? {})).toContain('nothing was imported')
    expect(wordsOf((await confirm(dropped, 'Import 1 customer')).replaced ?? cardOf(await confirm(dropped, 'Import 1 customer')))).toContain('no file waiting')
    expect(await say('find words ltd')).not.toContain('wordsltd')
  })

  it('that was cancelled in words is dropped with its card, beside a form that is closed, and one that is over is not cancelled any more', async () => {
    const card = await trial([heads, line('Beside Ltd', 'besideltd')].join('\n'))
    await say('add customer Form Ltd')
    expect(await say('cancel')).toMatch(/The form for Form Ltd is closed.*Cancelled; nothing was imported/s)
    expect(wordsOf(cardOf(await confirm(card, 'Import 1 customer')))).toContain('no file waiting')
    await confirm(await trial([heads, line('Over Ltd', 'overltd')].join('\n')), 'Import 1 customer')
    expect(await say('cancel')).toContain('Nothing is open here')
    expect(await say('show overltd')).toContain('Over Ltd')
  })

  it('waits for its word while something else is asked and answered', async () => {
    await trial([heads, line('Patient Ltd', 'patientltd')].join('\n'))
    await say('archive hailanqd')
    expect(await say('import yes')).toMatch(/Imported\s+Added\s+1/)
  })

  it('of a file that came with the words of another command says that it was left unread, in the person’s language', async () => {
    const said = await send([heads, line('Left Ltd', 'leftltd')].join('\n'), grace, 'list customers')
    expect(said.cards).toHaveLength(1)
    expect(said.texts).toEqual([expect.anything(), expect.stringMatching(/did not read the file “customers.csv”.*alone or with “import”/)])
    expect((await send(heads, xiaomei, '客户列表')).texts[1]).toMatch(/没有读取文件“customers.csv”.*“导入”/)
    expect((await send(heads, daniel, 'list')).texts[1]).toMatch(/did not read the file “customers.csv”, since the message asks for something else\.$/)
    expect((await send([heads, line('Left Ltd', 'leftltd')].join('\n'), grace, 'import')).texts).toHaveLength(1)
  })

  it('without a file says how, with the empty file, whose choices may be chosen', async () => {
    const told = await bot.say(grace, personal(grace), 'import')
    expect(wordsOf(cardOf(told))).toMatch(/Excel.*10,000 rows.*single “-” empties it.*A new customer needs: Company name, Domain/s)
    expect(told.files[0]?.name).toBe('New customers.xlsx')
    expect(await taken(told)).toEqual([])
    expect(drive.put.at(-1)!.bytes.subarray(0, 2).toString()).toBe('PK')
    const { privately } = await bot.say(grace, room, 'import')
    expect(privately.files).toHaveLength(1)
  })

  it('needs its right, and each change its own', async () => {
    expect(wordsOf(await trial(heads, daniel))).toContain('the right “Import”')
  })

  it('says of a file that cannot be read what is the matter and what to do', async () => {
    const said = async (text: string) => wordsOf(await trial(text))
    expect(await said('%PDF-1.7\nx')).toContain('neither an Excel workbook')
    expect(await said('A,B\n1,2')).toContain('No heading in its first row is known')
    expect(await said(heads)).toContain('No customer stands in it')
    expect(await said([heads, ...Array.from({ length: 10_001 }, (_, i) => line(`N ${i}`, `n${i}`))].join('\n'))).toContain('at most 10,000 customers')
    const foreign = await bot.send(grace, { name: 'a.csv', url: 'https://files.example.com/a.csv' })
    expect(wordsOf(cardOf(foreign))).toContain('I did not fetch it')
    const gone = await bot.send(grace, { name: 'a.csv', url: `${drive.lay('a', 'a')}bc` })
    expect(wordsOf(cardOf(gone))).toContain('could not be fetched')
  })

  it('of rows that mean nobody, or somebody archived, or with an other’s values says so', async () => {
    await bot.say(grace, personal(grace), 'archive costaaustral')
    await bot.say(grace, personal(grace), 'archive costaaustral yes')
    const words = wordsOf(await trial('Customer ID,Domain,Registration number,City\nnobody,,,X\n,costaaustral,,X\n,yunfansoft,91440305MA5EKY3T7A,X\ndemo-2,otherdomain,,X'))
    expect(words).toMatch(/Row 2: No customer has this ID/)
    expect(words).toMatch(/Row 3: This customer is archived; restore it first \(“restore costaaustral”\)/)
    expect(words).toMatch(/Row 4: Registration number: “91440305MA5EKY3T7A” already belongs to 深圳市星辰数码科技有限公司/)
    expect(words).toMatch(/Row 5: Domain: This cannot be changed/)
  })
})
