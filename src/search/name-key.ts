import { isChinese } from './spell.ts'
import type { Text } from './texts.ts'

const symbols = 32
const symbolsPerNumber = 10

/**
 * The beginning of a name as two numbers that sort as names do: digits, then Chinese in pinyin order, then letters.
 * Names that are equal in them, or differ only behind a digit, are told apart by the collator.
 */
export function nameKey(texts: readonly Text[]): readonly [number, number] {
  const written = texts.find(({ field, aloud }) => field === 'companyName' && !aloud)
  const read = texts.find(({ field, aloud }) => field === 'companyName' && aloud) ?? written
  if (!written || !read) return [0, 0]
  const name = read.parts.map(({ letters }) => letters).join(' ')
  const digit = name.search(/[0-9]/)
  const settled = digit < 0 ? name : name.slice(0, digit + 1)
  return [kindOf(written.tight) * symbols ** symbolsPerNumber + number(settled, 0), number(settled, symbolsPerNumber)]
}

function kindOf(name: string): number {
  if (/^[0-9]/.test(name)) return 0
  return isChinese(name.slice(0, 2)) ? 1 : 2
}

function number(text: string, from: number): number {
  let sum = 0
  for (let at = from; at < from + symbolsPerNumber; at++) sum = sum * symbols + (at < text.length ? codeOf(text.charCodeAt(at)) : 0)
  return sum
}

/** Blanks before digits before letters before all else. */
function codeOf(character: number): number {
  if (character === 32) return 1
  if (character >= 48 && character < 58) return 2
  return character >= 97 && character <= 122 ? character - 94 : 31
}
