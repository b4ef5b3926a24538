import { locales, localized, type Localized, type Locale } from '../text/locale.ts'
import { countryChoices, countryName, readCountry } from './countries.ts'
import { readCreditCode } from './credit-code.ts'
import type { Values } from './customer.ts'
import type { Field } from './field.ts'
import { fold, lengthOf } from './normalize.ts'
import { readPhone, showPhone } from './phone.ts'
import { provinceChoices, readProvince } from './provinces.ts'
import type { Rules } from './rules.ts'
import { staffIn, staffValue } from './staff.ts'

export interface Choice {
  readonly value: string
  readonly label: Localized
}

/** What a reading depends on besides the text. */
export interface Asked {
  readonly field: Field
  readonly rules: Rules
  /** The other fields, in normal form where they were readable (a phone's region follows `country`). */
  readonly values: Values
}

/** The normal form ('' for empty), or what is wrong, said so that a person can mend it. */
export type Reading = { readonly value: string } | { readonly problem: Localized }

/** How one kind of field behaves. */
export interface KindRules {
  /** `text` is already normalised (`normalizeNote` for `input: 'multiline'`, else `normalize`) and not empty. */
  read(text: string, asked: Asked): Reading
  /** The normal form as a person reads it. */
  show(value: string, locale: Locale, asked: Asked): string
  readonly input: 'text' | 'multiline' | 'email' | 'tel' | 'choice'
  /** For `input: 'choice'`: what can be picked; undefined where the country has no list (then it is free text). */
  choices?(asked: Asked): readonly Choice[] | undefined
  /** True where it must be given although the field is not `required` as such. */
  needed?(asked: Asked): boolean
  /** What a new customer has where nothing was typed. */
  initial?(asked: Asked): string
  /** Read anew when the country changes. */
  readonly followsCountry?: boolean
}

export type Kind = 'text' | 'note' | 'domain' | 'creditCode' | 'email' | 'phone' | 'country' | 'province' | 'postalCode' | 'culture' | 'relationship' | 'staff' | 'tags'

/** A problem: the field's label, and a sentence of what is wrong and how to mend it. */
export function about({ label }: Field, sentence: Localized): { readonly problem: Localized } {
  return { problem: { en: `${label.en}: ${sentence.en}.`, 'zh-CN': `${label['zh-CN']}：${sentence['zh-CN']}。`, es: `${label.es}: ${sentence.es}.` } }
}

const country = ({ values, rules }: Pick<Asked, 'values' | 'rules'>) => values.country ?? rules.defaultCountry
const inChina = (asked: Asked) => country(asked) === 'CN'
const asIs = (value: string) => value
const text: KindRules = { input: 'text', read: (value) => ({ value }), show: asIs }

/** A kind whose values are a short fixed list, read by value, by any language's label, or by a further name. */
function picked(list: readonly Choice[], initial: (asked: Asked) => string, further: Readonly<Record<string, readonly string[]>> = {}): KindRules {
  const names = new Map(list.flatMap(({ value, label }) => [value, ...locales.map((locale) => label[locale]), ...(further[value] ?? [])].map((name) => [fold(name), value] as const)))
  const among = localized((locale) => list.map(({ label }) => label[locale]).join(locale === 'zh-CN' ? '、' : ', '))
  return {
    input: 'choice',
    choices: () => list,
    initial,
    show: (value, locale) => list.find((choice) => choice.value === value)?.label[locale] ?? value,
    read(typed, { field }) {
      const value = names.get(fold(typed))
      if (value) return { value }
      return about(field, { en: `“${typed}” is none of: ${among.en}`, 'zh-CN': `“${typed}”不在可选值中，可选：${among['zh-CN']}`, es: `«${typed}» no es ninguna de estas opciones: ${among.es}` })
    },
  }
}

const domain: KindRules = {
  input: 'text',
  show: (value, _locale, { rules }) => value + rules.domainSuffix,
  read(typed, { field, rules: { domainPattern, domainSuffix } }) {
    const suffix = [domainSuffix, '.partner.onmschina.cn', '.onmicrosoft.com'].find((each) => typed.toLowerCase().endsWith(each.toLowerCase())) ?? ''
    const value = typed.toLowerCase().slice(0, typed.length - suffix.length)
    if (domainPattern.test(value)) return { value }
    // The rule is a setting, so the characters at fault are found by trying each between two harmless ones.
    const wrong = [...new Set(value)].filter((character) => !domainPattern.test(`a${character}a`)).join(' ')
    if (wrong) return about(field, { en: `“${wrong}” cannot be used; please leave it out`, 'zh-CN': `不能包含“${wrong}”，请去掉`, es: `no se puede usar «${wrong}»; hay que quitarlo` })
    const rule = domainPattern.source
    return about(field, { en: `“${value}” (${value.length} characters) does not fit the rule ${rule}`, 'zh-CN': `“${value}”（${value.length} 个字符）不符合规则 ${rule}`, es: `«${value}» (${value.length} caracteres) no cumple la regla ${rule}` })
  },
}

const creditCode: KindRules = {
  input: 'text',
  show: asIs,
  followsCountry: true,
  needed: ({ rules }) => rules.registrationRequired,
  read(typed, asked) {
    // Other countries' numbers have their own forms; only what surely does not count is left out.
    if (!inChina(asked)) return { value: typed.toUpperCase().replace(/[\s\p{Pd}]/gu, '') }
    const reading = readCreditCode(typed)
    return 'problem' in reading ? about(asked.field, reading.problem) : reading
  },
}

const email: KindRules = {
  input: 'email',
  show: asIs,
  // Lower case as a whole: no provider in use tells addresses apart by case, and equal ones must be found as equal.
  read(typed, { field }) {
    const value = typed.toLowerCase().replace(/^mailto:/, '').replace(/^<(.*)>$/, '$1')
    if (/^(?!\.)(?!.*\.\.)[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}(?<!\.)@([\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u.test(value)) return { value }
    return about(field, { en: `“${typed}” is not an address such as name@company.com`, 'zh-CN': `“${typed}”不是有效地址，格式如 name@company.com`, es: `«${typed}» no es una dirección como nombre@empresa.com` })
  },
}

const phone: KindRules = {
  input: 'tel',
  show: (value, locale, asked) => showPhone(value, country(asked), locale),
  read(typed, asked) {
    const value = readPhone(typed, country(asked))
    if (value) return { value }
    const name = localized((locale) => countryName(country(asked), locale))
    return about(asked.field, {
      en: `“${typed}” is not a valid number in ${name.en}; give it with its area code, or in international form such as +86 10 6552 9988`,
      'zh-CN': `“${typed}”不是有效的${name['zh-CN']}号码，请加上区号，或使用国际格式，如 +86 10 6552 9988`,
      es: `«${typed}» no es un número válido en ${name.es}; hace falta el prefijo de zona o el formato internacional, como +86 10 6552 9988`,
    })
  },
}

const countryKind: KindRules = {
  input: 'choice',
  choices: ({ rules }) => countryChoices(rules.defaultCountry),
  initial: ({ rules }) => rules.defaultCountry,
  show: countryName,
  read(typed, { field }) {
    const value = readCountry(typed)
    if (value) return { value }
    return about(field, { en: `“${typed}” is not known; take a name such as China or a code such as CN`, 'zh-CN': `无法识别“${typed}”，请填写名称（如中国）或代码（如 CN）`, es: `no se reconoce «${typed}»; sirve un nombre como China o un código como CN` })
  },
}

const province: KindRules = {
  input: 'choice',
  followsCountry: true,
  needed: inChina,
  choices: (asked) => (inChina(asked) ? provinceChoices : undefined),
  show: (value, locale, asked) => (inChina(asked) && provinceChoices.find((choice) => choice.value === value)?.label[locale]) || value,
  read(typed, asked) {
    if (!inChina(asked)) return { value: typed }
    const found = readProvince(typed)
    if (found) return { value: found.code }
    return about(asked.field, { en: `“${typed}” is not a province of China; take a name such as Guangdong or a code such as GD`, 'zh-CN': `“${typed}”不是中国的省级行政区，请填写名称（如广东）或代码（如 GD）`, es: `«${typed}» no es una provincia de China; sirve un nombre como Guangdong o un código como GD` })
  },
}

const postalCode: KindRules = {
  input: 'text',
  followsCountry: true,
  show: asIs,
  read(typed, asked) {
    const digits = typed.replaceAll(' ', '')
    if (!inChina(asked)) return { value: typed }
    if (/^\d{6}$/.test(digits)) return { value: digits }
    return about(asked.field, { en: `“${typed}” is not six digits, as postal codes of China are`, 'zh-CN': `“${typed}”不是六位数字，中国的邮政编码为六位数字`, es: `«${typed}» no tiene seis cifras, como los códigos postales de China` })
  },
}

const culture = picked(
  [
    { value: 'zh-CN', label: { en: 'Chinese (Simplified)', 'zh-CN': '中文（简体）', es: 'Chino (simplificado)' } },
    { value: 'en-US', label: { en: 'English (United States)', 'zh-CN': '英语（美国）', es: 'Inglés (Estados Unidos)' } },
  ],
  (asked) => (inChina(asked) ? 'zh-CN' : 'en-US'),
  { 'zh-CN': ['zh', 'Chinese', '中文', '简体中文', '汉语', 'chino'], 'en-US': ['en', 'English', '英文', '英语', 'inglés'] },
)

const relationship = picked(
  [
    { value: 'reseller', label: { en: 'Reseller', 'zh-CN': '经销商', es: 'Revendedor' } },
    { value: 'invited', label: { en: 'Invited', 'zh-CN': '已邀请', es: 'Invitado' } },
    { value: 'none', label: { en: 'None', 'zh-CN': '无', es: 'Ninguna' } },
  ],
  () => 'reseller',
)

const staff: KindRules = {
  input: 'text',
  show: (value) => staffIn(value).name,
  // A name alone stays a name: who that is, only whoever knows the people can tell.
  read(typed) {
    const { id, name } = staffIn(typed)
    return { value: id ? staffValue({ id, name }) : name }
  },
}

const tags: KindRules = {
  input: 'text',
  show: asIs,
  read(typed, { field }) {
    const list = typed.split(/[,，、;；]/).map((tag) => tag.trim()).filter((tag) => tag)
    const long = list.find((tag) => lengthOf(tag) > 40)
    const same = (a: string) => (b: string) => a.toLowerCase() === b.toLowerCase()
    if (!long) return { value: list.filter((tag, i) => list.findIndex(same(tag)) === i).join(', ') }
    const count = lengthOf(long)
    return about(field, { en: `“${long}” has ${count} characters; a tag has at most 40`, 'zh-CN': `“${long}”有 ${count} 个字符，每个标签最多 40 个`, es: `«${long}» tiene ${count} caracteres; una etiqueta admite 40` })
  },
}

/** Every kind of field there is. */
export const kinds: Readonly<Record<Kind, KindRules>> = {
  text, note: { ...text, input: 'multiline' }, domain, creditCode, email, phone, country: countryKind, province, postalCode, culture, relationship, staff, tags,
}
