import { fold } from '../customer/normalize.ts'
import { unitOf } from './pack.ts'

/** A text made comparable: case, width, accents and punctuation no longer count. */
export interface Word {
  /** Its words with single blanks between: "contoso beijing co ltd". */
  readonly spaced: string
  /** The same without blanks: "contosobeijingcoltd". */
  readonly tight: string
}

const plain = /^[\x20-\x7e]*$/
const chinese = /^[\u4e00-\u9fff]+$/

export function wordOf(text: string): Word {
  if (chinese.test(text)) return { spaced: text, tight: text }
  const words = plain.test(text) ? text.toLowerCase().split(/[^a-z0-9]+/) : text.split(/[^\p{L}\p{N}\p{M}]+/u).map(fold)
  const spaced = words.filter(Boolean).join(' ')
  return { spaced, tight: spaced.replaceAll(' ', '') }
}

/** Stands for a character that becomes several, or none, or another one beside others. */
export const together = -1

/** What a character becomes in a word wherever it stands, as `unitOf` says it: 0 between words. */
export function unitAlone(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code < 0x80 || (code >= 0x4e00 && code <= 0x9fff)) return unitOf(text, at)
  const known = alone.get(code)
  if (known !== undefined) return known
  const unit = foldedAlone(text.charAt(at))
  alone.set(code, unit)
  return unit
}

/** It holds for ever and for everybody; there are few such characters in a language. */
const alone = new Map<number, number>()

function foldedAlone(character: string): number {
  if (/[\p{M}\p{Cs}]/u.test(character)) return together
  if (!/[\p{L}\p{N}]/u.test(character)) return 0
  const folded = fold(character)
  // A sigma at the end of a word is another letter.
  return folded.length === 1 && fold(`a${character}`) === `a${folded}` ? unitOf(folded, 0) : together
}
