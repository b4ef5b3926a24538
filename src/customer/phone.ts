import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { Locale, Localized } from '../text/locale.ts'

// The full metadata: the small one takes nearly any digits of the right count for a number.
const parse = (text: string, country: string) =>
  parsePhoneNumberFromString(text, { defaultCountry: isSupportedCountry(country) ? country : undefined, extract: false })

const extensions: Localized = { en: ' ext. ', 'zh-CN': ' 转 ', es: ' ext. ' }

/** E.164, with ";ext=" where there is an extension; undefined for what is no valid number. `country` (alpha-2) reads national ones. */
export function readPhone(text: string, country: string): string | undefined {
  const written = text.replace(/^tel:/i, '').replace(/\s*(转|轉|分机|#)\s*(?=\d{1,7}$)/, ' ext. ')
  // "010-65529988-801": too long for a number, and what stands before its last hyphen is one.
  return asRead(written, country) ?? asRead(written.replace(/-(?=\d{1,6}$)/, ' ext. '), country)
}

function asRead(text: string, country: string): string | undefined {
  const number = parse(text, country)
  // A local number has seven digits, so that as many behind a comma are another one.
  if (!number?.isValid() || (number.ext ?? '').length > (/,\s*\d+#?$/.test(text) ? 6 : 7)) return undefined
  return number.ext ? `${number.number};ext=${number.ext}` : number.number
}

/** A stored number as people in `country` write it: national at home, international from elsewhere. */
export function showPhone(value: string, country: string, locale: Locale): string {
  const [main = '', extension] = value.split(';ext=')
  const number = parse(main, country)
  if (!number) return value
  const shown = number.country === country ? number.formatNational() : number.formatInternational()
  return extension ? shown + extensions[locale] + extension : shown
}
