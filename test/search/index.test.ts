import { describe, expect, it } from 'vitest'
import type { Values } from '../../src/customer/customer.ts'
import type { Query } from '../../src/customer/search.ts'
import { openIndex } from '../../src/search/index.ts'
import { customerWith, memoryLog, rules } from './book.ts'
import { customersOf } from './generated.ts'

const changan: Values = {
  companyName: '重庆长安汽车股份有限公司', alias: '长安', registrationNumber: '91110000600037341L', domainPrefix: 'changan', lastName: '单', firstName: '田芳', email: 'tianfang.shan@changan.example',
  phone: '+8613812345678', country: 'CN', province: 'CQ', city: '重庆市', addressLine1: '江北区建新东路260号', owner: 'José Núñez <7e0f3a52-0000-4000-8000-00000000abcd>', tags: '汽车, VIP', relationship: 'reseller', notes: '每月对账',
}
const contoso: Values = {
  companyName: 'Contoso (Xiamen) Co., Ltd.', domainPrefix: 'contosoxm', lastName: 'Lü', firstName: 'Wei', email: 'wei@contoso.example', phone: '+865922345678', country: 'CN', province: 'FJ', city: 'Xiamen', tags: 'retail', relationship: 'invited',
}
const harbin: Values = { companyName: '冰城食品厂', domainPrefix: 'bingcheng', lastName: '吕', firstName: '绿', email: 'lv@bing.example', phone: '+8645187654321', country: 'CN', province: 'HL', city: '哈尔滨', relationship: 'none' }
const iberia: Values = { companyName: 'Construcción Ibérica S.L.', domainPrefix: 'iberica', lastName: 'Núñez', firstName: 'Íñigo', email: 'i@iberica.example', country: 'ES', city: 'Pekín', owner: 'Li Na <id-2>', relationship: 'reseller' }

function bookOf(customers: Record<string, Values>) {
  const book = memoryLog()
  for (const [id, values] of Object.entries(customers)) book.write('t', customerWith(id, values))
  return book
}

const index = openIndex({ book: bookOf({ changan, contoso, harbin, iberia }), rules })
const ids = async (query: Partial<Query>, from = index) => (await from.find('t', { from: 0, count: 10, ...query })).ids
const found = (text: string) => ids({ text })

describe('a customer is found', () => {
  it.each([
    ['by its name', '重庆长安汽车股份有限公司'],
    ['by a part of its name', '安汽'],
    ['by its name in pinyin', 'chongqingchangan'],
    ['by pinyin with blanks between', 'chong qing chang an'],
    ['by pinyin that is still being typed', 'chongqingch'],
    ['by initials', 'cqcaqc'],
    ['by pinyin and initials mixed', 'chongqingcaqc'],
    ['by a later part of its name in pinyin', 'qiche'],
    ['by capital letters and full-width ones', 'ＣＨＯＮＧＱＩＮＧ'],
    ['by its alias', '长安'],
    ['by its registration number', '91110000600037341L'],
    ['by a registration number typed in lower case with hyphens', '9111-0000-6000-37341l'],
    ['by its domain', 'changan'],
    ['by its domain with the suffix', 'changan.partner.onmschina.cn'],
    ['by its domain with half the suffix', 'changan.part'],
    ['by its contact’s mail', 'tianfang.shan@changan.example'],
    ['by its contact’s whole name', '单田芳'],
    ['by its contact’s name in pinyin, read as a surname', 'shantianfang'],
    ['by its contact’s name in pinyin, read as any word', 'dantianfang'],
    ['by its contact’s initials', 'stf'],
    ['by its phone', '13812345678'],
    ['by its phone with blanks', '138 1234 5678'],
    ['by its phone with hyphens', '138-1234-5678'],
    ['by its phone with the country’s code', '+86 138 1234 5678'],
    ['by its phone as dialled from abroad', '008613812345678'],
    ['by the end of its phone', '5678'],
    ['by its phone in pairs', '138 12 34 56 78'],
    ['by its phone in pairs, with the country’s code', '+86 138 12 34 56 78'],
    ['by the beginning and the end of its phone', '138 5678'],
    ['by its city', '重庆'],
    ['by its city in pinyin', 'chongqing'],
    ['by its province’s English name', 'Chongqing'],
    ['by a tag', 'vip'],
    ['by its owner without accents', 'jose nunez'],
    ['by its notes', '对账'],
    ['by words from several of its fields', '汽车 vip 5678'],
  ])('%s', async (_how, text) => expect(await found(text)).toContain('changan'))

  it('by the Chinese name of a city stored in Latin letters', async () => expect(await found('厦门')).toEqual(['contoso']))
  it('by the initials of a city only where it is written in Chinese', async () => {
    expect(await found('heb')).toEqual(['harbin'])
    expect(await found('xm')).toEqual([])
  })
  it('by a letter or two where letters begin, also behind Chinese ones and digits', async () => {
    const mixed = openIndex({ book: bookOf({ ai: { companyName: '北京AI科技' }, tech: { companyName: 'B2Bai' }, name: { companyName: 'Ai Weiwei' } }), rules })
    expect(await ids({ text: 'ai' }, mixed)).toEqual(['name', 'ai'])
    expect(await ids({ text: 'b' }, mixed)).toEqual(expect.arrayContaining(['tech']))
    expect(await ids({ text: '2b' }, mixed)).toEqual(['tech'])
  })
  it('by the pinyin, English and Chinese name of a city whose English name is no pinyin', async () => {
    for (const name of ['Harbin', 'haerbin', 'heb', '哈尔滨']) expect(await found(name)).toContain('harbin')
  })
  it('by any language’s name of Beijing where another was stored', async () => {
    for (const name of ['北京', 'Beijing', 'pekin', 'Pekín']) expect(await found(name)).toEqual(['iberia'])
  })
  it('by 吕 typed as lv, lu or lü', async () => {
    for (const name of ['lv', 'lu', 'lü']) expect(await found(name)).toContain('harbin')
  })
  it('by a landline with its area code', async () => expect(await found('(0592) 234-5678')).toEqual(['contoso']))
  it('by a name without its accents and punctuation', async () => expect(await found('construccion iberica sl')).toEqual(['iberia']))
})

describe('a customer is not found', () => {
  it('by short numbers put together', async () => {
    const shops = openIndex({ book: bookOf({ twelve: { companyName: 'Shop 12' } }), rules })
    expect(await ids({ text: 'shop 12' }, shops)).toEqual(['twelve'])
    expect(await ids({ text: 'shop 1 2' }, shops)).toEqual([])
  })
  it('where one of the words fits nowhere', async () => expect(await found('重庆 retail')).toEqual([]))
  it('by what stands in every domain', async () => {
    for (const text of ['onmschina', 'partner.onmschina.cn']) expect(await found(text)).toEqual([])
  })
  it('by pinyin that begins inside a syllable', async () => expect(await found('ipinchang')).toEqual([]))
  it('by a letter or two from inside a word, or a digit or two from inside a number; by three it is', async () => {
    for (const text of ['n', 'on', '81', '60']) expect(await found(`contoso ${text}`), text).toEqual([])
    for (const text of ['ont', 'eij', '812', '600']) expect(await found(text), text).not.toEqual([])
  })
  it('by a punctuation mark alone', async () => expect(await found('？！')).toEqual([]))
  it('by the id of the member of staff who owns it', async () => expect(await found('00000000abcd')).toEqual([]))
  it('in another tenant', async () => expect((await index.find('other', { text: '', from: 0, count: 10 })).total).toBe(0))
})

describe('the best match stands first', () => {
  const named = (name: string, more: Values = {}): Values => ({ companyName: name, ...more })
  const shops = openIndex({ book: bookOf({ inside: named('Incontoso'), word: named('New Contoso'), begins: named('Contoso Trading'), exact: named('Contoso'), note: named('Abc', { notes: 'contoso' }), heard: named('康拓索') }), rules })

  it('exact before beginning before a word’s beginning before the inside, and a name before a note', async () =>
    expect(await ids({ text: 'contoso' }, shops)).toEqual(['exact', 'begins', 'word', 'inside', 'note']))
  it('all words as one before the same words apart', async () => {
    const pair = openIndex({ book: bookOf({ apart: named('Contoso East Beijing'), together: named('Contoso Beijing') }), rules })
    expect(await ids({ text: 'contoso beijing' }, pair)).toEqual(['together', 'apart'])
  })
  it('letters before sound', async () => {
    const pair = openIndex({ book: bookOf({ sound: named('长安'), letters: named('Changan') }), rules })
    expect(await ids({ text: 'changan' }, pair)).toEqual(['letters', 'sound'])
  })
  it('unless another order was asked for', async () =>
    expect(await ids({ text: 'contoso', sort: { by: 'companyName', descending: true } }, shops)).toEqual(['word', 'inside', 'begins', 'exact', 'note']))
})

describe('filters', () => {
  it('take a field’s value in any language, its code or its pinyin', async () => {
    for (const province of ['Fujian', '福建', '福建省', 'FJ', 'fujian']) expect(await ids({ filters: { province } })).toEqual(['contoso'])
  })
  it('take an owner by name or by id', async () => {
    for (const owner of ['núñez', '7e0f3a52-0000-4000-8000-00000000abcd']) expect(await ids({ filters: { owner } })).toEqual(['changan'])
  })
  it('by a choice take just that one: China is not Hong Kong SAR China, and ES is not “United States”', async () => {
    const at = (country: string): Values => ({ ...iberia, country, province: country === 'CN' ? 'GD' : 'Kingdom' })
    const many = openIndex({ book: bookOf({ cn: at('CN'), hk: at('HK'), es: at('ES'), us: at('US') }), rules })
    for (const country of ['China', 'CN', '中国', 'ｃｈｉｎａ', 'PRC']) expect(await ids({ filters: { country } }, many), country).toEqual(['cn'])
    for (const country of ['ES', 'España', '西班牙']) expect(await ids({ filters: { country } }, many), country).toEqual(['es'])
    expect(await ids({ filters: { country: 'Hong' } }, many)).toEqual(['hk'])
    for (const province of ['GD', '广东', 'Guangdong']) expect(await ids({ filters: { province } }, many), province).toEqual(['cn'])
    expect(await ids({ filters: { relationship: 'none' } })).toEqual(['harbin'])
  })
  it('take fields that a search leaves out', async () => expect(await ids({ filters: { country: 'España' } })).toEqual(['iberia']))
  it('take a province as the customer’s own country has it', async () => {
    const two = openIndex({ book: bookOf({ cn: { country: 'CN', province: 'SH' }, de: { country: 'DE', province: 'SH' } }), rules })
    expect(await ids({ filters: { province: 'Shanghai' } }, two)).toEqual(['cn'])
    expect(await ids({ filters: { province: 'SH' } }, two)).toEqual(expect.arrayContaining(['cn', 'de']))
  })
  it('mean of one customer what they mean of a list', async () => {
    const all = customersOf(11)(60)
    const listed = openIndex({ book: { log: async (_, after, most) => all.slice(after, after + most).map((customer, at) => ({ position: after + at + 1, customer })) }, rules })
    const asked: NonNullable<Query['filters']>[] = [{}, { city: 'shanghai' }, { city: 'chongqing' }, { city: '重庆' }, { companyName: 'ai' }, { companyName: 'qc' }, { domainPrefix: 'cn' }, { phone: '+86' }, { phone: '138' }, { phone: '138 5678' }, { phone: '56 78' }, { phone: '138 12 34 56 78' }, { province: 'Guangdong' }, { status: 'archived' }, { status: 'active', city: 'a' }, { tags: 'vip' }, { notes: 'x' }]
    for (const filters of asked) {
      const { ids: found } = await listed.find('t', { filters: { status: 'all', ...filters }, from: 0, count: 100 })
      const fit = await Promise.all(all.map(async (customer) => ((await listed.fitting(customer))(filters) ? [customer.id] : [])))
      expect(fit.flat().sort(), JSON.stringify(filters)).toEqual([...found].sort())
    }
  })
  it('must all hold, and the text too', async () => {
    expect(await ids({ filters: { country: 'CN', tags: 'vip' }, text: '重庆' })).toEqual(['changan'])
    expect(await ids({ filters: { country: 'CN', tags: 'vip' }, text: 'xiamen' })).toEqual([])
  })
  it('that are empty hold for all, and those of punctuation alone for none', async () => {
    expect(await ids({ filters: { tags: ' ' } })).toHaveLength(4)
    expect(await ids({ filters: { tags: '？' } })).toEqual([])
  })
  it('show active customers unless archived ones or all are asked for', async () => {
    const book = memoryLog()
    book.write('t', customerWith('a', contoso))
    book.write('t', customerWith('b', iberia, { status: 'archived' }))
    const both = openIndex({ book, rules })
    expect(await ids({}, both)).toEqual(['a'])
    expect(await ids({ filters: { status: 'archived' } }, both)).toEqual(['b'])
    expect(await ids({ filters: { status: 'all' } }, both)).toHaveLength(2)
  })
})

describe('the order', () => {
  it('is by name in pinyin order, Chinese before Latin letters, where nothing else is asked for', async () => {
    const names = openIndex({ book: bookOf({ zhang: { companyName: '张氏' }, chong: { companyName: '重庆' }, an: { companyName: '安徽' }, shop10: { companyName: 'Shop 10' }, shop9: { companyName: 'Shop 9' } }), rules })
    expect(await ids({}, names)).toEqual(['an', 'chong', 'zhang', 'shop9', 'shop10'])
  })
  it('puts empty values last, up or down', async () => {
    const cities = openIndex({ book: bookOf({ none: { companyName: 'A' }, b: { companyName: 'B', city: '北京' }, c: { companyName: 'C', city: '长沙' } }), rules })
    expect(await ids({ sort: { by: 'city', descending: false } }, cities)).toEqual(['b', 'c', 'none'])
    expect(await ids({ sort: { by: 'city', descending: true } }, cities)).toEqual(['c', 'b', 'none'])
  })
  it('by last change shows a customer first that was just written', async () => {
    const book = bookOf({ contoso, iberia })
    const changing = openIndex({ book, rules })
    const sort = { by: 'changed', descending: true } as const
    await ids({ sort }, changing)
    book.write('t', customerWith('iberia', iberia, { changed: '2026-11-02T00:00:00.000Z' }))
    expect(await ids({ sort }, changing)).toEqual(['iberia', 'contoso'])
    book.write('t', customerWith('contoso', contoso, { changed: '2026-11-03T00:00:00.000Z' }))
    expect(await ids({ sort }, changing)).toEqual(['contoso', 'iberia'])
  })
  it('gives any part of the list, and how many there are in all', async () => {
    const page = await index.find('t', { from: 1, count: 2 })
    expect(page).toEqual({ ids: (await ids({})).slice(1, 3), total: 4 })
    expect(await index.find('t', { from: 40, count: 2 })).toEqual({ ids: [], total: 4 })
  })
})
