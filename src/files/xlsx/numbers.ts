import type { Format } from './formats.ts'

const dayLength = 86_400
// Day 60 of the count is 29 February 1900, which never was; before it the count is one short.
const origins = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) }
const lastDay = 2_958_465
// A double keeps so many digits for sure; more of them are what a program has written out exactly.
const surely = 15

/** A number as the person sees it: a day as `yyyy-mm-dd`, and never an exponent, since a phone number has none. */
export function numberText(written: string, format: Format, from1904: boolean): string {
  const number = Number(written)
  if (written.trim() === '' || !Number.isFinite(number)) return written
  if ((format.kind === 'day' || format.kind === 'time') && number >= 0 && number < lastDay + 1) return momentText(number, format.kind, from1904)
  const text = unfolded(/^-?\d+$/.test(written) ? written : rounded(number))
  return format.kind === 'digits' && /^\d+$/.test(text) ? text.padStart(format.count, '0') : text
}

/** 0.1 + 0.2 is stored as 0.30000000000000004, and shown as 0.3. */
const rounded = (number: number) => String(Number(number.toPrecision(surely)))

/** `1.5e+21` written out. */
function unfolded(text: string): string {
  const [, sign = '', whole = '', part = '', power = ''] = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/i.exec(text) ?? []
  if (!power) return text
  const at = whole.length + Number(power)
  const digits = `${whole}${part}`
  return at <= 0 ? `${sign}0.${'0'.repeat(-at)}${digits}` : `${sign}${digits.slice(0, at).padEnd(at, '0')}${digits.length > at ? `.${digits.slice(at)}` : ''}`
}

function momentText(number: number, kind: 'day' | 'time', from1904: boolean): string {
  const seconds = Math.round(number * dayLength)
  const early = !from1904 && number < 60 ? 1 : 0
  const iso = new Date(origins[from1904 ? 1904 : 1900] + (seconds + early * dayLength) * 1_000).toISOString()
  const [day = '', time = ''] = [iso.slice(0, 10), iso.slice(11, 19).replace(/:00$/, '')]
  if (kind === 'time' && number < 1) return time
  return seconds % dayLength === 0 ? day : `${day} ${time}`
}
