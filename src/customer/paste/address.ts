import { readCountry } from '../countries.ts'
import type { Typed } from '../draft.ts'
import { provinces, readProvince, type Province } from '../provinces.ts'

const isMunicipality = ({ chinese }: Province) => chinese.endsWith('市')
const road = /^[东西南北中]?[路街]|^大[道街]/u

/** An address in one line, Chinese or Latin, taken apart; undefined for what is not surely one. */
export function addressIn(line: string): Typed | undefined {
  return chineseAddress(line) ?? latinAddress(line)
}

/** "中国广东省深圳市南山区科技中一路1号 518057": the largest first, the postal code at either end. */
function chineseAddress(line: string): Typed | undefined {
  const [coded = '', before = '', postalCode] = /(^|\D)(?:\(?邮(?:政编码|编)\s*:?\s*)?(?<!\d)(\d{6})(?!\d)/u.exec(line) ?? []
  const place = line.replace(coded, before).replace(/\(\s*\)/, '').trim()
  const [, nation = '', inside = ''] = /^(中华人民共和国|中国)?[\s,]*(.*)$/u.exec(place) ?? []
  const { province, after } = provinceAt(inside)
  const city = province && isMunicipality(province) ? province.chinese : /^(\p{Script=Han}{2,8}?(?:市|自治州|地区|盟))/u.exec(after)?.[1]
  const street = after.replace(city ?? '', '').replace(/^[\s,]+|[\s,]+$/g, '')
  if ((!province && !city) || !/[区县路街道巷弄号镇乡村楼厦园座室]/u.test(street)) return undefined
  return given({ country: nation && 'CN', province: province?.code, city, addressLine1: street, postalCode })
}

function provinceAt(text: string): { readonly province?: Province; readonly after: string } {
  const whole = provinces.find(({ chinese }) => text.startsWith(chinese))
  if (whole) return { province: whole, after: text.slice(whole.chinese.length).trimStart() }
  // A street may bear a province's name: 北京路 is in Shanghai.
  const brief = provinces.find(({ short }) => text.startsWith(short) && !road.test(text.slice(short.length)))
  if (!brief) return { after: text }
  // 吉林市 is a city, of the province of that name.
  return { province: brief, after: text.startsWith(`${brief.short}市`) ? text : text.slice(brief.short.length).trimStart() }
}

/** "88 Jianguo Road, Beijing 100022, China", "350 Fifth Avenue, New York, NY 10118", "Calle Mayor 12, 28013 Madrid, España". */
function latinAddress(line: string): Typed | undefined {
  const chunks = line.replace(/ \(([\p{L} ]+)\)$/u, ', $1').split(/\s*,\s*/).filter((chunk) => chunk)
  const country = countryAt(chunks.at(-1) ?? '')
  const inside = country ? chunks.slice(0, -1) : chunks
  const at = inside.findIndex((chunk, i) => i > 0 && placeIn(chunk))
  const place = placeIn(inside[at] ?? '')
  if (!place || inside.length - at > 2) return undefined
  const { needsCity, ...found } = place
  const street = inside.slice(0, needsCity ? at - 1 : at)
  const certain = country || found.country || streetWord.test(street[0] ?? '')
  if (!certain || !street.some((chunk) => /\d/.test(chunk)) || (found.province && inside[at + 1])) return undefined
  return given({ province: inside[at + 1], ...found, ...(needsCity ? { city: inside[at - 1] } : {}), country: country ?? found.country, addressLine1: street.join(', ') })
}

const streetWord = /^(?:C\/|C\.|Calle|Av\.|Avda\.?|Avenida|Paseo|P\.º|Plaza|Pza\.|Ronda|Carrera|Carretera|Ctra\.|Camino|Vía|Polígono)\s?/iu
const states = new Set('AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY'.split(' '))

/** A part of a Latin address that has the postal code in it. */
type Place = Typed & { readonly needsCity?: boolean }

function placeIn(chunk: string): Place | undefined {
  const [, state, zip] = /^([A-Z]{2}) (\d{5}(?:-\d{4})?)$/.exec(chunk) ?? []
  if (state && zip) return states.has(state) ? { country: 'US', province: state, postalCode: zip, needsCity: true } : undefined
  const [, code, town] = /^(\d{5,6}) (\p{Lu}[\p{L}' -]+)$/u.exec(chunk) ?? []
  if (code && town) return { postalCode: code, city: town }
  const [, name, digits] = /^(\p{Lu}[\p{L}' -]+) (\d{5,6}|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2})$/u.exec(chunk) ?? []
  if (!name || !digits) return undefined
  const province = readProvince(name)
  if (!province) return { city: name, postalCode: digits }
  return { province: province.code, postalCode: digits, ...(isMunicipality(province) ? { city: name } : { needsCity: true }) }
}

/** A country's name, but no two letters, which may be a state (CA, DE). */
function countryAt(chunk: string): string | undefined {
  return /^[A-Z]{2}$/.test(chunk) && !['UK', 'US'].includes(chunk) ? undefined : readCountry(chunk)
}

function given(typed: Typed): Typed {
  return Object.fromEntries(Object.entries(typed).filter(([, value]) => value))
}
