import { fold } from '../customer/normalize.ts'

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
