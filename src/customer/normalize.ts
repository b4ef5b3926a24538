// Controls, bidi overrides, zero-width and other invisible characters, and halves of surrogate pairs.
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu
// All that \s means but U+FEFF, which is invisible and no blank.
const blanks = /(?:[^\S\uFEFF]|\u0085)+/g
const lineBreak = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/

/** NFKC (full width becomes half width), but for ª and º: "Mª" is another name than "Ma", and 1º no 1o. */
export function compatible(text: string): string {
  return text.split(/([ªº])/).map((part) => (/^[ªº]$/.test(part) ? part : part.normalize('NFKC'))).join('')
}

/** One line in normal form: compatible characters, nothing invisible, trimmed and single-spaced. */
export function normalize(text: string): string {
  return line(text, compatible)
}

/** Several lines, each trimmed, single-spaced and without anything invisible; never more than one empty line in a row. Prose keeps its punctuation. */
export function normalizeNote(text: string): string {
  return text.split(lineBreak).map((each) => line(each, prose)).join('\n').replace(/\n{3,}/g, '\n\n').trim()
}

// Invisible characters go first, since without them more may be joined, and blanks last, since some come of that.
function line(text: string, form: (text: string) => string): string {
  return form(text.replace(blanks, ' ').replace(invisible, '')).replace(blanks, ' ').trim()
}

/** Only letters and digits of full width become those of half width. */
function prose(text: string): string {
  return text.replace(/[０-９Ａ-Ｚａ-ｚ]/g, (letter) => letter.normalize('NFKC')).normalize('NFC')
}

const plain = /^[a-z0-9]*$/

/** What is left of a text when case, width, accents, blanks and punctuation do not count ("Razón social" → "razonsocial"). */
export function fold(text: string): string {
  if (plain.test(text)) return text
  return text.normalize('NFKD').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

/** Length as people count it: characters, not UTF-16 units. */
export function lengthOf(text: string): number {
  return [...text].length
}
