import { isUtf8 } from 'node:buffer'

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'windows-1252'

const marks = [[/^\xEF\xBB\xBF/, 'utf-8'], [/^\xFF\xFE/, 'utf-16le'], [/^\xFE\xFF/, 'utf-16be']] as const
const enough = 10_000
const longestLook = 2 ** 20

/** How a text is written: by its mark, else UTF-8 where it can be, else what Excel saves in Chinese or in a western language. */
export function encodingOf(bytes: Buffer): Encoding {
  const beginning = bytes.toString('latin1', 0, 3)
  const marked = marks.find(([mark]) => mark.test(beginning))
  if (marked) return marked[1]
  if (isUtf8(bytes) || isNearlyUtf8(bytes)) return 'utf-8'
  return isPaired(bytes) ? 'gb18030' : 'windows-1252'
}

/** One cell that was pasted from elsewhere does not make all others something else. */
function isNearlyUtf8(bytes: Buffer): boolean {
  let [whole, broken] = [0, 0]
  for (let at = 0; at < bytes.length && at < longestLook; ) {
    const length = lengthAt(bytes, at)
    if (length === 0) broken++
    else if (length > 1) whole++
    at += length || 1
  }
  return broken * 10 < whole
}

/** Of the character of UTF-8 at a place, in bytes; 0 where there is none. */
function lengthAt(bytes: Buffer, at: number): number {
  const first = bytes[at]!
  const length = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0
  for (let n = 1; n < length; n++) if ((bytes[at + n] ?? 0) >> 6 !== 2) return 0
  return length
}

/** Chinese characters are pairs of high bytes, one after the other; accented letters stand alone among plain ones, or two together (“compañía”). */
function isPaired(bytes: Buffer): boolean {
  let [alone, together, run] = [0, 0, 0]
  for (let at = 0; at <= bytes.length && alone + together < enough; at++) {
    if ((bytes[at] ?? 0) >= 0x80) run++
    else {
      if (run === 1 || (run === 2 && isLetter(bytes[at]) && isLetter(bytes[at - 3]))) alone += run
      else together += run
      run = 0
    }
  }
  return together > alone
}

const isLetter = (byte = 0) => /[a-z]/i.test(String.fromCharCode(byte))
