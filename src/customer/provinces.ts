import type { Choice } from './kinds.ts'
import { fold } from './normalize.ts'

export interface Province {
  /** The letters of ISO 3166-2:CN. */
  readonly code: string
  readonly chinese: string
  /** Without 市, 省 or 自治区. */
  readonly short: string
  readonly english: string
}

/** Where Spanish has a name of its own. */
const spanish: Readonly<Record<string, string>> = { NM: 'Mongolia Interior', XZ: 'Tíbet (Xizang)' }

const further: Readonly<Record<string, readonly string[]>> = {
  NM: ['Nei Mongol', 'Nei Menggu', '内蒙', 'Mongolia Interior'],
  XZ: ['Tibet', 'Xizang'],
}

const table = `
BJ 北京市 Beijing|TJ 天津市 Tianjin|HE 河北省 Hebei|SX 山西省 Shanxi|NM 内蒙古自治区 Inner Mongolia|LN 辽宁省 Liaoning|JL 吉林省 Jilin
HL 黑龙江省 Heilongjiang|SH 上海市 Shanghai|JS 江苏省 Jiangsu|ZJ 浙江省 Zhejiang|AH 安徽省 Anhui|FJ 福建省 Fujian|JX 江西省 Jiangxi
SD 山东省 Shandong|HA 河南省 Henan|HB 湖北省 Hubei|HN 湖南省 Hunan|GD 广东省 Guangdong|GX 广西壮族自治区 Guangxi|HI 海南省 Hainan
CQ 重庆市 Chongqing|SC 四川省 Sichuan|GZ 贵州省 Guizhou|YN 云南省 Yunnan|XZ 西藏自治区 Tibet (Xizang)|SN 陕西省 Shaanxi|GS 甘肃省 Gansu
QH 青海省 Qinghai|NX 宁夏回族自治区 Ningxia|XJ 新疆维吾尔自治区 Xinjiang`

/** The 31 province-level divisions of the mainland (ISO 3166-2:CN), in the order of the national statistics. */
export const provinces: readonly Province[] = table.trim().split(/[|\n]/).map((row) => {
  const [code = '', chinese = '', ...english] = row.split(' ')
  return { code, chinese, short: chinese.replace(/(壮族|回族|维吾尔)?自治区$|[省市]$/, ''), english: english.join(' ') }
})

const byName = new Map(provinces.flatMap((province) => {
  const { code, chinese, short, english } = province
  return [code, `cn${code}`, chinese, short, `${short}省`, `${short}市`, `${short}自治区`, english, ...(further[code] ?? [])].map((name) => [fold(name), province] as const)
}))

/** A division by its letters, its Chinese name with or without 省, 市 or 自治区, or its English or pinyin name. */
export function readProvince(text: string): Province | undefined {
  return byName.get(fold(text)) ?? byName.get(fold(text.replace(/\b(province|municipality|autonomous region|(zhuang|hui|uygh?ur) autonomous region|sheng|shi)\b/gi, '')))
}

export const provinceChoices: readonly Choice[] = provinces.map(({ code, chinese, english }) => ({
  value: code,
  label: { en: english, 'zh-CN': chinese, es: spanish[code] ?? english },
}))
