import { createInflateRaw, crc32 } from 'node:zlib'
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import { SheetFault } from '../../customer/sheets.ts'

const mostParts = 2_000
const chunkSize = 16_384

/** The parts of an XLSX file, which is a ZIP archive. */
export interface Package {
  /** Unpacked while it is read; undefined where there is none of this name. Throws `SheetFault`. */
  part(name: string): AsyncIterable<Uint8Array> | undefined
}

/** `unpacked`: bytes that may come out of all parts together; what the archive says of its sizes is not believed. */
export async function openPackage(bytes: Buffer, unpacked: number): Promise<Package> {
  const zip = await opened(fromBufferPromise(bytes))
  const entries = await opened(entriesOf(zip))
  let left = unpacked
  const spend = (count: number) => {
    if ((left -= count) < 0) throw new SheetFault('large')
  }
  return {
    part(name) {
      const entry = entries.get(keyOf(name))
      return entry && unpack(zip, entry, bytes, spend)
    },
  }
}

/** Names are alike in any case; the first of two is taken. */
async function entriesOf(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>()
  for await (const entry of zip.eachEntry()) {
    if (entries.size === mostParts) throw new SheetFault('large')
    if (!entries.has(keyOf(entry.fileName))) entries.set(keyOf(entry.fileName), entry)
  }
  return entries
}

async function* unpack(zip: ZipFile, entry: Entry, bytes: Buffer, spend: (count: number) => void): AsyncGenerator<Uint8Array> {
  if (entry.isEncrypted()) throw new SheetFault('locked')
  const { fileDataStart } = await opened(zip.readLocalFileHeaderPromise(entry, { minimal: true }))
  const packed = bytes.subarray(fileDataStart, fileDataStart + entry.compressedSize)
  let sum = 0
  try {
    for await (const chunk of entry.compressionMethod === 0 ? pieces(packed) : createInflateRaw({ chunkSize }).end(packed)) {
      spend((chunk as Buffer).length)
      sum = crc32(chunk as Buffer, sum)
      yield chunk as Buffer
    }
  } catch (error) {
    throw damaged(error)
  }
  if (sum !== entry.crc32) throw new SheetFault('damaged')
}

function* pieces(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += chunkSize) yield bytes.subarray(at, at + chunkSize)
}

const keyOf = (name: string) => name.replace(/^\//, '').toLowerCase()
const opened = <T>(opening: Promise<T>): Promise<T> => opening.catch((error: unknown) => Promise.reject(damaged(error)))
const damaged = (error: unknown): SheetFault => (error instanceof SheetFault ? error : new SheetFault('damaged', { cause: error }))
