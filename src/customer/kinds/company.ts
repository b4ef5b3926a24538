import { readCreditCode } from '../credit-code.ts'
import type { KindRules } from '../kinds.ts'
import { inChina, problem } from './about.ts'

export const domain: KindRules = {
  input: 'text',
  show: (value, _locale, { rules }) => value + rules.domainSuffix,
  read(typed, { rules: { domainPattern, domainSuffix } }) {
    const suffix = [domainSuffix, '.partner.onmschina.cn', '.onmicrosoft.com'].find((each) => typed.toLowerCase().endsWith(each.toLowerCase())) ?? ''
    const value = typed.toLowerCase().slice(0, typed.length - suffix.length)
    if (domainPattern.test(value)) return { value }
    // The rule is a setting, so the characters at fault are found by trying each between two harmless ones.
    const wrong = [...new Set(value)].filter((character) => !domainPattern.test(`a${character}a`))
    if (wrong.length > 0) return problem({
      en: `Please leave out ${wrong.map((character) => (character === ' ' ? 'the spaces' : `“${character}”`)).join(', ')}.`,
      'zh-CN': `请去掉${wrong.map((character) => (character === ' ' ? '空格' : `“${character}”`)).join('、')}。`,
      es: `Aquí no se admite: ${wrong.map((character) => (character === ' ' ? 'espacio' : `«${character}»`)).join(', ')}.`,
    })
    const rule = domainPattern.source
    return problem({
      en: `“${value}” (${value.length} characters) does not fit the rule ${rule}.`,
      'zh-CN': `“${value}”（${value.length} 个字符）不符合规则 ${rule}。`,
      es: `«${value}» (${value.length} caracteres) no cumple la regla ${rule}.`,
    })
  },
}

export const creditCode: KindRules = {
  input: 'text',
  show: (value) => value,
  followsCountry: true,
  needed: ({ rules }) => rules.registrationRequired,
  read(typed, asked) {
    // Other countries' numbers have their own forms; only what surely does not count is left out.
    if (!inChina(asked)) return { value: typed.toUpperCase().replace(/[\s\p{Pd}]/gu, '') }
    return readCreditCode(typed)
  },
}
