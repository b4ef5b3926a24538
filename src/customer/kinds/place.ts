import { countryChoices, countryName, readCountry } from '../countries.ts'
import type { KindRules } from '../kinds.ts'
import { provinceChoices, readProvince } from '../provinces.ts'
import { inChina, problem } from './about.ts'
import { text } from './plain.ts'

export const country: KindRules = {
  input: 'choice',
  choices: ({ rules }) => countryChoices(rules.defaultCountry),
  initial: ({ rules }) => rules.defaultCountry,
  show: countryName,
  read(typed) {
    const value = readCountry(typed)
    if (value) return { value }
    return problem({
      en: `“${typed}” is not a country or region I know. Use a name such as China, or a code such as CN.`,
      'zh-CN': `无法识别国家或地区“${typed}”。请填写名称（如中国）或代码（如 CN）。`,
      es: `No reconozco el país o la región «${typed}». Sirve un nombre como China o un código como CN.`,
    })
  },
}

export const province: KindRules = {
  input: 'choice',
  followsCountry: true,
  needed: inChina,
  choices: (asked) => (inChina(asked) ? provinceChoices : undefined),
  show: (value, locale, asked) => (inChina(asked) && provinceChoices.find((choice) => choice.value === value)?.label[locale]) || value,
  read(typed, asked) {
    if (!inChina(asked)) return { value: typed }
    const found = readProvince(typed)
    if (found) return { value: found.code }
    return problem({
      en: `“${typed}” is not a province of China. Use a name such as Guangdong, or a code such as GD.`,
      'zh-CN': `“${typed}”不是中国的省级行政区。请填写名称（如广东）或代码（如 GD）。`,
      es: `«${typed}» no es una provincia de China. Sirve un nombre como Guangdong o un código como GD.`,
    })
  },
}

export const city: KindRules = { ...text, suggested: 'cities' }

export const postalCode: KindRules = {
  input: 'text',
  followsCountry: true,
  show: (value) => value,
  read(typed, asked) {
    const digits = typed.replaceAll(' ', '')
    if (!inChina(asked)) return { value: typed }
    if (/^\d{6}$/.test(digits)) return { value: digits }
    return problem({
      en: `Postal codes of China have six digits; “${typed}” does not.`,
      'zh-CN': `中国的邮政编码为六位数字，而“${typed}”不是。`,
      es: `Los códigos postales de China tienen seis cifras; «${typed}» no.`,
    })
  },
}
