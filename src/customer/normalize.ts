// Controls, bidi overrides, zero-width and other invisible characters, and halves of surrogate pairs.
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu
// All that \s means but U+FEFF, which is invisible and no blank.
const blanks = /(?:[^\S\uFEFF]|\u0085)+/g
const lineBreak = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/

/** One line in normal form: NFKC (full width becomes half width), nothing invisible, trimmed and single-spaced. */
export function normalize(text: string): string {
  // Invisible characters go first, since without them NFKC may join more, and blanks last, since NFKC makes some.
  return text.replace(blanks, ' ').replace(invisible, '').normalize('NFKC').replace(blanks, ' ').trim()
}

/** Several lines, each in normal form; never more than one empty line in a row. */
export function normalizeNote(text: string): string {
  return text.split(lineBreak).map(normalize).join('\n').replace(/\n{3,}/g, '\n\n').trim()
}

/** What is left of a text when case, width, accents, blanks and punctuation do not count ("Razón social" → "razonsocial"). */
export function fold(text: string): string {
  return text.normalize('NFKD').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

/** Length as people count it: characters, not UTF-16 units. */
export function lengthOf(text: string): number {
  return [...text].length
}
