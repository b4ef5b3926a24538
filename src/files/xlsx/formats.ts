import { SheetFault } from '../../customer/sheets.ts'
import { told, type Attributes } from './xml.ts'

/** How the number in a cell is shown, as far as it matters: a day, a time of day, or with leading zeros to this many digits. */
export type Format = { readonly kind: 'plain' } | { readonly kind: 'day' | 'time' } | { readonly kind: 'digits'; readonly count: number }

export const plain: Format = { kind: 'plain' }
const most = 70_000
const longestCode = 255
// The formats that are not written out, by number; 27 to 36 and 50 to 58 are the days of East Asia.
const days = [[14, 17], [22, 22], [27, 36], [50, 58]] as const
const times = [[18, 21], [45, 47]] as const

/** The format of each style. */
export async function readFormats(part: AsyncIterable<Uint8Array>): Promise<readonly Format[]> {
  const written = new Map<number, Format>()
  const styles: number[] = []
  let inStyles = false
  await told(part, {
    opened(name, attributes) {
      if (name === 'cellXfs') inStyles = true
      if (name === 'numFmt') written.set(numberOf(attributes), readCode((attributes.formatCode ?? '').slice(0, longestCode)))
      if (name === 'xf' && inStyles) styles.push(numberOf(attributes))
      if (Math.max(styles.length, written.size) > most) throw new SheetFault('large')
    },
    closed(name) {
      if (name === 'cellXfs') inStyles = false
    },
  })
  return styles.map((number) => written.get(number) ?? known(number))
}

function known(number: number): Format {
  if (within(days, number)) return { kind: 'day' }
  return within(times, number) ? { kind: 'time' } : plain
}

/** Only letters outside quotes, brackets and escapes mean something; a section after the first is for other numbers. */
function readCode(code: string): Format {
  const [letters = ''] = code.replace(/"[^"]*"|\\.|\[(?![hms]+\])[^\]]*\]|[_*]./gi, '').split(';')
  if (/^0+$/.test(letters)) return { kind: 'digits', count: letters.length }
  if (/[yd]/i.test(letters)) return { kind: 'day' }
  if (/[hs]/i.test(letters)) return { kind: 'time' }
  return /m/i.test(letters) ? { kind: 'day' } : plain
}

const numberOf = ({ numFmtId }: Attributes) => Number(numFmtId ?? 0)
const within = (ranges: readonly (readonly [number, number])[], number: number) => ranges.some(([from, to]) => number >= from && number <= to)
