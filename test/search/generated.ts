import type { Customer, Values } from '../../src/customer/customer.ts'

/** The same numbers for the same seed, from 0 to below 1 (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

const cities = [['BJ', '北京市', '10'], ['SH', '上海市', '21'], ['CQ', '重庆市', '23'], ['FJ', '厦门市', '592'], ['GD', '深圳市', '755'], ['GD', '广州市', '20'], ['ZJ', '杭州市', '571'], ['JS', '苏州市', '512'], ['SC', '成都市', '28'], ['HN', '长沙市', '731'], ['HL', '哈尔滨市', '451'], ['SN', '西安市', '29'], ['AH', '六安市', '564'], ['SD', '青岛市', '532']] as const
const brand = [...'华中天海金龙新大东方国安长江明盛泰和瑞信达通联创云星光宇飞腾鼎恒润丰泽嘉德诚远博智慧科胜凯利源美佳宏兴隆万鑫康宝翔鹏程骏捷银河山岭松柏梅兰竹菊春夏秋冬晨曦朝阳月虹霞']
const trades = ['科技', '信息技术', '汽车', '物流', '电子商务', '食品', '医药', '教育咨询', '机械制造', '餐饮管理', '文化传播', '新能源', '国际贸易', '建筑工程', '软件', '生物', '环保', '材料']
const forms = ['有限公司', '股份有限公司', '有限责任公司', '集团有限公司']
const surnames = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗单曾仇解任']
const givenNames = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红文建国志远思嘉雅婷宇轩浩然子涵欣怡']
const syllables = ['con', 'to', 'so', 'fab', 'ri', 'kam', 'nor', 'thwind', 'ad', 'ven', 'tu', 'lit', 'ware', 'pro', 'se', 'ta', 'il', 'spin', 'wing', 'tip', 'coho', 'vin', 'hum', 'gous', 'bel', 'lows', 'mar', 'gie', 'tra', 'vel', 'fou', 'rth', 'cof', 'lu', 'cer', 'na', 'wood', 'grove', 'bank', 'pe', 'dro', 'gal', 'la', 'sier', 'mon', 'que', 'val', 'dez']
const latinForms = ['Ltd.', 'Co., Ltd.', 'S.L.', 'Inc.', 'Trading Limited', 'Analytics', 'Logistics', 'Freight Pte. Ltd.']
const tags = ['VIP', '制造业', '重点客户', '软件', '物流', '新客户', '食品', 'retail', 'key account']
const owners = ['周志强', '李小梅', 'Grace Hopper', 'Sofía Núñez', '陈思', '王磊']

/** Customers as partners have them, most of them in China; the same ones for the same seed. */
export function customersOf(seed: number): (count: number) => readonly Customer[] {
  const random = chance(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const many = <T>(list: readonly T[], most: number, least = 1) => Array.from({ length: least + Math.floor(random() * (most - least + 1)) }, () => pick(list))
  const digits = (count: number) => Array.from({ length: count }, () => Math.floor(random() * 10)).join('')
  let made = 0

  function chinese(n: number): Values {
    const [province, city, area] = pick(cities)
    const name = many(brand, 4, 2).join('')
    const [lastName, firstName] = [pick(surnames), many(givenNames, 2).join('')]
    const local = `user${n.toString(36)}`
    const phone = random() < 0.7 ? `+861${pick(['38', '59', '86', '77'])}${digits(8)}` : `+86${area}${digits(8)}`
    return { companyName: `${random() < 0.7 ? city.slice(0, -1) : ''}${name}${pick(trades)}${pick(forms)}`, alias: name, registrationNumber: `91${digits(6)}MA${digits(7)}X`, domainPrefix: `d${n.toString(36)}${digits(2)}`, lastName, firstName, email: `${local}@d${n.toString(36)}.example`, phone, country: 'CN', province, city, addressLine1: `${pick(['高新', '建新', '人民', '中山'])}区${many(brand, 2).join('')}路${digits(3)}号`, postalCode: digits(6), culture: 'zh-CN' }
  }

  function latin(n: number): Values {
    const word = () => many(syllables, 4, 2).join('').replace(/^./, (first) => first.toUpperCase())
    const name = `${word()} ${random() < 0.5 ? `${word()} ` : ''}${pick(latinForms)}`
    return { companyName: name, alias: word(), domainPrefix: `${word().toLowerCase()}${n.toString(36)}`.slice(0, 27), lastName: word(), firstName: word(), email: `${word().toLowerCase()}${n.toString(36)}@example.com`, phone: `+3491${digits(7)}`, country: pick(['ES', 'SG', 'US', 'HK']), city: word(), addressLine1: `${digits(2)} ${word()} Street`, culture: 'en-US' }
  }

  function one(): Customer {
    const n = made++
    const owner = pick(owners)
    const partner: Values = { owner: `${owner} <owner-${owners.indexOf(owner)}>`, relationship: pick(['reseller', 'reseller', 'invited', 'none']), ...(random() < 0.6 ? { tags: [...new Set(many(tags, 2))].join(', ') } : {}), ...(random() < 0.1 ? { notes: '每月对账，发票寄财务部。' } : {}) }
    const stamp = (days: number) => ({ at: new Date(1_700_000_000_000 + 86_400_000 * days * random() + n).toISOString(), by: { id: 'owner-0', name: '周志强' } })
    const id = `${Math.floor(random() * 2 ** 32).toString(16).padStart(8, '0')}-0000-4000-8000-${n.toString(16).padStart(12, '0')}`
    return { id, version: 1, status: random() < 0.05 ? 'archived' : 'active', values: { ...(random() < 0.8 ? chinese(n) : latin(n)), ...partner }, subscriptions: [], created: stamp(500), changed: stamp(1000) }
  }

  return (count) => Array.from({ length: count }, one)
}

/** A word with one mistake: a character wrong, missing, too many, or two changed about. */
export function mistyped(word: string, random: () => number): string {
  const at = Math.floor(random() * word.length)
  const letter = String.fromCharCode(97 + Math.floor(random() * 26))
  const forms = [word.slice(0, at) + letter + word.slice(at + 1), word.slice(0, at) + word.slice(at + 1), word.slice(0, at) + letter + word.slice(at), word.slice(0, at) + (word[at + 1] ?? '') + word[at]! + word.slice(at + 2)]
  return forms[Math.floor(random() * forms.length)]!
}
