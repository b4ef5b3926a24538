import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rename, stat } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { pipeline as finished } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import type { Part } from '../parts.ts'
import { pack, unpack } from '../level/row.ts'

/** What stands in the first line. */
const header = JSON.stringify({ format: 'customer-accounts book', version: 1 })

/** Writes every part, one a line with its check sum, and last their number and the SHA-256 of all; under its name only when it is whole. */
export async function writeBook(file: string, parts: AsyncIterable<Part>): Promise<void> {
  async function* lines() {
    const hash = createHash('sha256')
    let count = 0
    yield `${header}\n`
    for await (const part of parts) {
      const line = pack(String(++count), JSON.stringify(part))
      hash.update(line)
      yield `${line}\n`
    }
    yield `${JSON.stringify({ count, sha256: hash.digest('hex') })}\n`
  }
  await finished(Readable.from(lines()), createGzip({ level: 4 }), createWriteStream(`${file}.part`))
  await rename(`${file}.part`, file)
}

/** Reads what `writeBook` wrote; `read` is told how much of the file, from 0 to 1. Throws, naming the line, where a byte has changed or the end is missing. */
export async function* readBook(file: string, read: (share: number) => void = () => undefined): AsyncGenerator<Part> {
  const hash = createHash('sha256')
  let number = 0
  let line: string | undefined
  for await (const next of linesOf(file, read)) {
    if (number === 0 && next !== header) throw new Error(`${file} is no backup of a book`)
    if (number > 1) yield partIn(line ?? '')
    number++
    line = next
  }
  const { count, sha256 } = JSON.parse(line?.startsWith('{"count":') ? line : '{}') as { readonly count?: number; readonly sha256?: string }
  if (count !== number - 2 || sha256 !== hash.digest('hex')) throw new Error(`${file} is not whole: its end does not fit, after line ${number}`)

  function partIn(packed: string): Part {
    try {
      hash.update(packed)
      return JSON.parse(unpack(String(number - 1), Buffer.from(packed)).value) as Part
    } catch (cause) {
      throw new Error(`${file} is not whole: line ${number} is damaged`, { cause })
    }
  }
}

async function* linesOf(file: string, read: (share: number) => void): AsyncGenerator<string> {
  const { size } = await stat(file)
  let done = 0
  let number = 1
  let rest = ''
  const bytes = createReadStream(file).on('data', (chunk) => read((done += chunk.length) / size))
  // Its errors are met where the text is read.
  const text = pipeline(bytes, createGunzip().setEncoding('utf8'), () => undefined)
  try {
    for await (const chunk of text) {
      const lines = (rest + String(chunk)).split('\n')
      rest = lines.pop() ?? ''
      number += lines.length
      yield* lines
    }
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && String(cause.code).startsWith('Z_')) throw new Error(`${file} is not whole: it cannot be unpacked from line ${number} on`, { cause })
    throw cause
  }
}
