import { fold } from '../customer/normalize.ts'

/** A text made comparable: case, width, accents and punctuation no longer count. */
export interface Word {
  /** Its words with single blanks between: "contoso beijing co ltd". */
  readonly spaced: string
  /** The same without blanks: "contosobeijingcoltd". */
  readonly tight: string
}

export function wordOf(text: string): Word {
  const spaced = text.split(/[^\p{L}\p{N}\p{M}]+/u).map(fold).filter(Boolean).join(' ')
  return { spaced, tight: spaced.replaceAll(' ', '') }
}
