import { localized } from '../../text/locale.ts'
import { countryName } from '../countries.ts'
import type { KindRules } from '../kinds.ts'
import { readPhone, showPhone } from '../phone.ts'
import { countryOf, problem } from './about.ts'

export const email: KindRules = {
  input: 'email',
  show: (value) => value,
  // Lower case as a whole: no provider in use tells addresses apart by case, and equal ones must be found as equal.
  read(typed) {
    const value = typed.toLowerCase().replace(/^mailto:/, '').replace(/^<(.*)>$/, '$1')
    if (/^(?!\.)(?!.*\.\.)[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}(?<!\.)@([\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u.test(value)) return { value }
    return problem({
      en: `“${typed}” is not an e-mail address such as name@company.com.`,
      'zh-CN': `“${typed}”不是有效的邮箱地址，格式如 name@company.com。`,
      es: `«${typed}» no es una dirección de correo como nombre@empresa.com.`,
    })
  },
}

export const phone: KindRules = {
  input: 'tel',
  show: (value, locale, asked) => showPhone(value, countryOf(asked), locale),
  read(typed, asked) {
    const value = readPhone(typed, countryOf(asked))
    if (value) return { value }
    const name = localized((locale) => countryName(countryOf(asked), locale))
    return problem({
      en: `“${typed}” is not a phone number of ${name.en}. Add the area code, or use the international form, such as +86 10 6552 9988.`,
      'zh-CN': `“${typed}”不是有效的${name['zh-CN']}电话号码。请加上区号，或使用国际格式，如 +86 10 6552 9988。`,
      es: `«${typed}» no es un teléfono válido de ${name.es}. Añade el prefijo o usa el formato internacional, como +86 10 6552 9988.`,
    })
  },
}
