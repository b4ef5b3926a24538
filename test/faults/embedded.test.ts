import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ClassicLevel } from 'classic-level'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../../src/storage/open-store.ts'
import { added } from '../storage/sample.ts'

let folder: string
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'store-'))))
afterEach(() => rm(folder, { recursive: true }))

describe('one flipped byte in the embedded store', () => {
  const ids = Array.from({ length: 40 }, (_, n) => `c${n}`)
  const home = () => join(folder, 'book')
  const open = (at: string) => openStore({ kind: 'embedded', folder: at }, Date.now)

  beforeEach(async () => {
    const store = await open(home())
    for (const id of ids) await store.book.save(added('t', id))
    await store.close()
  })

  /** A copy of the store in which one byte of the largest file is another. */
  async function spoilt(where: (bytes: Buffer) => number): Promise<string> {
    const copy = await mkdtemp(join(folder, 'copy-'))
    await cp(home(), copy, { recursive: true })
    const files = await Promise.all((await readdir(copy)).map(async (name) => ({ name, bytes: await readFile(join(copy, name)) })))
    const { name, bytes } = files.sort((a, b) => b.bytes.length - a.bytes.length)[0]!
    bytes.writeUInt8(bytes.readUInt8(where(bytes)) ^ 4, where(bytes))
    await writeFile(join(copy, name), bytes)
    return copy
  }
  const at = (part: number) => (bytes: Buffer) => Math.floor((bytes.length - 1) * part)

  it('keeps the bot from starting, wherever in the log it is, and the message names what is missing', async () => {
    for (const part of [0.001, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97, 1]) {
      const named = /not whole \((row \d+ of \{t\} is missing|the last \d+ of 40 saves are missing)\)/
      await expect(open(await spoilt(at(part))), `at ${part}`).rejects.toThrow(named)
    }
  })

  it('keeps the bot from starting where it lies in a stored record, and the message names the record', async () => {
    await (await open(home())).close()
    await expect(open(await spoilt((bytes) => bytes.indexOf('wei@example')))).rejects.toThrow(/the row v!\{t\}:customer:c\d+ is damaged/)
  })

  it('is passed over in silence by the database alone', async () => {
    const count = async (folder: string) => {
      const db = new ClassicLevel(folder)
      const keys = await db.keys().all()
      await db.close()
      return keys.length
    }
    expect(await count(await spoilt(at(0.5)))).toBeLessThan(await count(home()))
  })
})
