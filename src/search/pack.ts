import { fields, type FieldName } from '../customer/fields.ts'

/**
 * The texts of one entry, the weightiest first: a length and what the columns leave of the key that puts its name in
 * order, then of each text its tag, its length in a byte (or, where the tag has `longBit`, in three), and its
 * characters. A letter or digit is a byte from 1 to 36; any other character takes three, the first from 48 to 63 and the
 * others from 64 to 127. The first byte of a part has `partBit`, and `soundBit` where the part is a sound, which its
 * initial may stand for.
 */
export type Pack = Uint8Array

/** Packs one behind another, and where each begins; the end of the last one behind them. */
export interface Packs {
  readonly packs: Pack
  readonly offsets: Uint32Array
}

export const [partBit, soundBit] = [128, 64]
export const longBit = 128
/** What stands before the characters of a text. */
export const [shortHead, longHead] = [2, 4]
const lead = 48
const tail = 64

const told: readonly Told[] = fields.flatMap(({ name, kind, weight = 0 }) => [false, true].map((aloud) => ({ field: name, weight, aloud, domain: kind === 'domain' })))
if (told.length > longBit) throw new Error(`a tag is a byte: there may be ${longBit / 2} fields`)

interface Told {
  readonly field: FieldName
  readonly weight: number
  readonly aloud: boolean
  readonly domain: boolean
}

/** What a tag says, by its byte: the field, its weight, whether its letters are pinyin, and whether it is a domain. */
export const tags = Array.from({ length: 256 }, (_, byte) => told[byte & ~longBit])

const tagOf = (field: FieldName, aloud: boolean) => 2 * fields.findIndex(({ name }) => name === field) + Number(aloud)
/** Of what is written; that of what is read aloud is one more. */
export const tagsByField = new Map(fields.map(({ name }) => [name, tagOf(name, false)]))

const letters = '0123456789abcdefghijklmnopqrstuvwxyz'
const ordinals = new Uint8Array(128)
for (let at = 0; at < letters.length; at++) ordinals[letters.charCodeAt(at)] = ordinals[letters.toUpperCase().charCodeAt(at)] = at + 1

/** A letter or digit as 1 to 36, any other UTF-16 unit as itself. */
export const unitOf = (text: string, at: number) => {
  const code = text.charCodeAt(at)
  return code < 128 ? ordinals[code]! : code
}

/** Whether a word of a letter or two may begin at one of these units, or first bytes, that stands behind the other one: it is not looked for inside a run of letters from a to z, nor of digits. */
export const beginsRun = (before: number, unit: number) => runOf(before) !== runOf(unit)
const runOf = (unit: number) => (unit > 36 ? 2 : unit > 10 ? 1 : 0)

/** Puts a unit at the end of some bytes; where they end then. */
export function putUnit(bytes: Pack, end: number, unit: number, begins: number): number {
  if (unit < 128) {
    bytes[end] = begins | unit
    return end + 1
  }
  bytes[end] = begins | lead | (unit >>> 12)
  bytes[end + 1] = tail | ((unit >>> 6) & 63)
  bytes[end + 2] = tail | (unit & 63)
  return end + 3
}

/** A word as it stands in packs, but for the bits of its parts. */
export function lettersOf(word: string): Uint8Array {
  const bytes = new Uint8Array(3 * word.length)
  let end = 0
  for (let at = 0; at < word.length; at++) end = putUnit(bytes, end, unitOf(word, at), 0)
  return bytes.slice(0, end)
}

/** The byte of a character without the bits of its part. */
export const plainly = (byte: number) => (byte >= partBit ? byte & 63 : byte)

/** Where the characters of the text at `at` begin, and where they end. */
export const lettersAt = (bytes: Pack, at: number) => at + (bytes[at]! < longBit ? shortHead : longHead)
export const endOf = (bytes: Pack, at: number) => (bytes[at]! < longBit ? at + shortHead + bytes[at + 1]! : at + longHead + (bytes[at + 1]! | (bytes[at + 2]! << 8) | (bytes[at + 3]! << 16)))

/** Where the first part of a text ends. */
export function endOfPart(bytes: Pack, from: number, end: number): number {
  let at = from + 1
  while (at < end && bytes[at]! < partBit) at++
  return at
}

/** The first text of a field as it was written, with blanks between its words; '' where there is none. */
export function writtenIn(bytes: Pack, field: FieldName): string {
  const tag = tagsByField.get(field)!
  for (let at = 1 + bytes[0]!; at < bytes.length; at = endOf(bytes, at)) if ((bytes[at]! & ~longBit) === tag) return shown(bytes, lettersAt(bytes, at), endOf(bytes, at))
  return ''
}

/** Letters as a string, with blanks between their parts. */
export function shown(bytes: Pack, from: number, end: number): string {
  let text = ''
  for (let at = from; at < end; at++) {
    const byte = plainly(bytes[at]!)
    if (bytes[at]! >= partBit && at > from) text += ' '
    if (byte < lead) text += letters[byte - 1]
    else text += String.fromCharCode(((byte & 15) << 12) | ((bytes[++at]! & 63) << 6) | (bytes[++at]! & 63))
  }
  return text
}
