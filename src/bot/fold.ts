import { compatible } from '../customer/normalize.ts'

/** Compatible characters, with the odd spaces of rich text made plain; line breaks and tabs stay. */
export function tidy(text: string): string {
  return compatible(text).replace(/[\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, '').replace(/\r\n?/g, '\n').trim()
}

/** Lower case without accents, one character for one, so that places in the folded text are places in the text. */
export function fold(text: string): string {
  return Array.from(text, foldLetter).join('')
}

function foldLetter(letter: string): string {
  const folded = (letter.normalize('NFD')[0] ?? letter).toLowerCase()
  return folded.length === letter.length ? folded : letter
}

/** Written without blanks between words. */
export function isHan(letter: string | undefined): boolean {
  return letter !== undefined && /\p{Script=Han}/u.test(letter)
}
