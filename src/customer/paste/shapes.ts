import { findPhoneNumbersInText, isSupportedCountry } from 'libphonenumber-js/max'
import { readCreditCode } from '../credit-code.ts'
import type { Values } from '../customer.ts'
import type { Typed } from '../draft.ts'
import type { FieldName } from '../fields.ts'
import { readProvince } from '../provinces.ts'
import type { Rules } from '../rules.ts'
import { companyIn, type Part } from './company.ts'
import { meaningOf, trim } from './keyed.ts'

/** Finds one kind of thing in a line, wherever it stands; undefined where it is not, or not surely. */
type Shape = (line: string, asked: { readonly rules: Rules; readonly values: Values }) => Part | undefined

/** Takes a piece out of a line, with the key that may stand before it ("Tel 010 …"). */
function cut(line: string, start: number, end: number, typed: Typed): Part {
  const before = trim(line.slice(0, start).replace(/:\s*$/, ''))
  const key = /[^\s,;|/]+$/.exec(before)?.[0] ?? ''
  const rest = meaningOf(key) ? before.slice(0, before.length - key.length) : before
  return { typed, rest: trim(`${trim(rest)} ${trim(line.slice(end))}`) }
}

/** A shape that one expression finds. */
const matching = (field: FieldName, pattern: RegExp): Shape => (line) => {
  const match = pattern.exec(line)
  return match ? cut(line, match.index, match.index + match[0].length, { [field]: match[0] }) : undefined
}

const creditCode: Shape = (line) => {
  const match = /(?<![\w-])[0-9A-Z]{2}[0-9A-Z -]{14,22}[0-9A-Z](?![\w-])/i.exec(line)
  const reading = match && readCreditCode(match[0])
  return match && reading && 'value' in reading ? cut(line, match.index, match.index + match[0].length, { registrationNumber: reading.value }) : undefined
}

const phone: Shape = (line, { rules, values }) => {
  const text = line.replace(/\s*(?:转|分机)\s*(?=\d{1,6}\b)/, ' ext. ')
  const country = values.country ?? rules.defaultCountry
  const found = findPhoneNumbersInText(text, isSupportedCountry(country) ? { defaultCountry: country } : undefined)[0]
  // "2026-11-03" and the like are too short to be a number of anybody's.
  return found?.number.isValid() && found.number.nationalNumber.length >= 7
    ? cut(text, found.startsAt, found.endsAt, { phone: text.slice(found.startsAt, found.endsAt) })
    : undefined
}

/** A line that is nothing but a province's name; its letters alone might be anything. */
const province: Shape = (line) => {
  const found = line.length > 2 || /\p{Script=Han}/u.test(line) ? readProvince(line) : undefined
  return found ? { typed: { province: found.code }, rest: '' } : undefined
}

const countryNames = new Map([['中国', 'CN'], ['china', 'CN'], ['p.r. china', 'CN'], ['españa', 'ES'], ['spain', 'ES']])
const country: Shape = (line) => {
  const code = countryNames.get(line.toLowerCase())
  return code ? { typed: { country: code }, rest: '' } : undefined
}

const city = matching('city', /^\p{Script=Han}{2,6}市$/u)

/** In the order in which they are looked for: what is surest first. */
export const shapes: readonly Shape[] = [
  // Chinese characters before and behind an address are other words.
  matching('email', /(?:(?!\p{Script=Han})[\p{L}\p{N}._%+-])+@(?:(?:(?!\p{Script=Han})[\p{L}\p{N}-])+\.)+(?:(?!\p{Script=Han})\p{L}){2,}/u),
  matching('domainPrefix', /(?<![\w@.-])[a-z0-9]+\.(?:partner\.onmschina\.cn|onmicrosoft\.com)/i),
  creditCode,
  companyIn,
  phone,
  country,
  province,
  city,
]
