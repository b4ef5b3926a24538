import { locales, localized, type Locale } from '../text/locale.ts'
import type { Choice } from './kinds.ts'
import { fold } from './normalize.ts'

/** ISO 3166-1 alpha-2. */
const codes = `AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU
CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR
IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI
NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM
TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW`.split(/\s/)

/** What people write besides the names that the language data knows. */
const common: Readonly<Record<string, readonly string[]>> = {
  AE: ['UAE', 'EAU'],
  CN: ['CHN', 'PRC', 'P. R. China', "People's Republic of China", 'Mainland China', '中华人民共和国', '中国大陆', '中国内地', 'República Popular China'],
  CZ: ['Czech Republic', 'República Checa'],
  ES: ['ESP'],
  GB: ['UK', 'GBR', 'Great Britain', 'Britain', 'England', 'Gran Bretaña', 'Inglaterra'],
  HK: ['Hong Kong SAR', '中国香港'],
  KR: ['Korea', 'Republic of Korea', 'Corea'],
  MO: ['Macau', '中国澳门'],
  MX: ['MEX', 'Mejico'],
  NL: ['Holland', 'Holanda'],
  RU: ['Russian Federation'],
  TR: ['Turkey'],
  TW: ['台灣', '中国台湾'],
  US: ['USA', 'U.S.A.', 'United States of America', 'America', '美利坚合众国', 'EE. UU.', 'EE. UU. de América', 'EUA'],
  VN: ['Viet Nam'],
}

const namesBy = (style: 'long' | 'short') => localized((locale) => new Intl.DisplayNames(locale, { type: 'region', style }))
const [long, short] = [namesBy('long'), namesBy('short')]

/** A country's or region's name; its code where the language data has none. */
export function countryName(code: string, locale: Locale): string {
  return long[locale].of(code) ?? code
}

const choices: readonly Choice[] = codes
  .map((value) => ({ value, label: localized((locale) => countryName(value, locale)) }))
  .sort((a, b) => a.label.en.localeCompare(b.label.en, 'en'))

const byName = new Map(codes.flatMap((code) => {
  const names = locales.flatMap((locale) => [long[locale].of(code), short[locale].of(code)])
  return [code, ...names, ...(common[code] ?? [])].map((name) => [fold(name ?? code), code] as const)
}))

/** A country's code by its code, or by its name in any of the product's languages. */
export function readCountry(text: string): string | undefined {
  return byName.get(fold(text))
}

/** All countries and regions by their English names, `first` (a code) in front. */
export function countryChoices(first: string): readonly Choice[] {
  return [...choices.filter(({ value }) => value === first), ...choices.filter(({ value }) => value !== first)]
}
