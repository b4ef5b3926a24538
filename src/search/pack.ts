import { fields, type FieldName } from '../customer/fields.ts'
import type { Text } from './texts.ts'

/**
 * Texts in one string, the weightiest first, so that one native search goes through all of them:
 * line feed, tag, letters, tab, lengths of the parts but the last. Tags and lengths are from U+0080 to U+00BF,
 * where folded words have no character.
 */
export type Pack = string

const base = 0x80
const longest = 31

export const tagOf = (field: FieldName, aloud: boolean) => 2 * fields.findIndex(({ name }) => name === field) + Number(aloud)

/** What a tag says, by tag: the field, its weight, whether its letters are pinyin, and whether it is a domain. */
export const tags = fields.flatMap(({ name, kind, ...field }) => [false, true].map((aloud) => ({ field: name, weight: 'weight' in field ? (field.weight ?? 0) : 0, aloud, domain: kind === 'domain' })))

export function packOf(texts: readonly Text[]): Pack {
  return texts.map(({ field, aloud, tight, parts }) => `\n${String.fromCharCode(base + tagOf(field, aloud))}${tight}\t${parts.slice(0, -1).map(lengthMark).join('')}`).join('')
}

function lengthMark({ letters, whole }: { readonly letters: string; readonly whole: boolean }): string {
  const flag = base + (whole ? longest + 1 : 0)
  return String.fromCharCode(flag + longest).repeat(Math.floor(letters.length / longest)) + String.fromCharCode(flag + (letters.length % longest))
}

export const tagAt = (pack: Pack, open: number) => pack.charCodeAt(open + 1) - base

/** Where the parts of a text begin, from its tab on; always 0 first. `whole` tells which cannot be abbreviated. */
export interface Parts {
  readonly starts: readonly number[]
  readonly whole: readonly boolean[]
}

export function partsAt(pack: Pack, tab: number): Parts {
  const starts = [0]
  const whole: boolean[] = []
  let place = 0
  for (let at = tab + 1; at < pack.length; at++) {
    const mark = pack.charCodeAt(at) - base
    if (mark < 0) break
    const length = mark & longest
    place += length
    if (length === longest) continue
    starts.push(place)
    whole.push(mark > longest)
  }
  return { starts, whole: [...whole, false] }
}

/** Whether a part begins at `place`, without taking the parts apart. */
export function beginsPart(pack: Pack, tab: number, place: number): boolean {
  let start = 0
  for (let at = tab + 1; start < place; at++) {
    const mark = pack.charCodeAt(at) - base
    if (!(mark >= 0)) return false
    start += mark & longest
  }
  return start === place
}

/** The first text of a field as it was written, with blanks between its words; '' where there is none. */
export function writtenIn(pack: Pack, field: FieldName): string {
  const open = pack.indexOf(`\n${String.fromCharCode(base + tagOf(field, false))}`)
  if (open < 0) return ''
  const tab = pack.indexOf('\t', open)
  const { starts } = partsAt(pack, tab)
  const tight = pack.slice(open + 2, tab)
  return starts.map((start, index) => tight.slice(start, starts[index + 1])).join(' ')
}
