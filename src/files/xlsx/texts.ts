import { SheetFault } from '../../customer/sheets.ts'
import { uncoded } from './escape.ts'
import { told } from './xml.ts'

/** Far more than the 32,767 characters that a cell can hold. */
export const longestText = 100_000

/** The texts that cells refer to by number, as bytes: a string each would take three times the memory. */
export interface Texts {
  add(text: string): void
  /** Throws `SheetFault` where there is none. */
  get(number: number): string
}

export function openTexts(): Texts {
  let bytes = Buffer.alloc(1_024)
  let ends = new Uint32Array(256)
  let count = 0
  return {
    add(text) {
      const from = ends[count] ?? 0
      const end = from + Buffer.byteLength(text)
      if (end > bytes.length) bytes = Buffer.concat([bytes], Math.max(end, 2 * bytes.length))
      if (++count === ends.length) ends = doubled(ends)
      bytes.write(text, from)
      ends[count] = end
    },
    get(number) {
      if (!(Number.isInteger(number) && number >= 0 && number < count)) throw new SheetFault('damaged')
      return bytes.toString('utf8', ends[number], ends[number + 1])
    },
  }
}

function doubled(numbers: Uint32Array): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(2 * numbers.length)
  more.set(numbers)
  return more
}

/** Reads the part of shared texts. */
export async function readTexts(part: AsyncIterable<Uint8Array>): Promise<Texts> {
  const texts = openTexts()
  const text = openText()
  await told(part, {
    opened: text.opened,
    text: text.text,
    closed(name) {
      text.closed(name)
      if (name === 'si') texts.add(text.take())
    },
  })
  return texts
}

/** Puts a text together from its runs, without the readings (pinyin, furigana) that may stand above it. */
export function openText() {
  let [text, inText, above] = ['', false, 0]
  return {
    opened(name: string) {
      if (name === 'rPh') above++
      inText = name === 't' && above === 0
    },
    text(some: string) {
      if (inText && (text += some).length > longestText) throw new SheetFault('large')
    },
    closed(name: string) {
      inText = false
      if (name === 'rPh') above--
    },
    /** The text since the last time. */
    take(): string {
      const taken = uncoded(text)
      text = ''
      return taken
    },
  }
}
