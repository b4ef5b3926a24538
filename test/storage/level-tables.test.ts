import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ClassicLevel } from 'classic-level'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { crc32c } from '../../src/storage/level/crc32c.ts'
import { harmedTables } from '../../src/storage/level/tables.ts'
import { openStore } from '../../src/storage/open-store.ts'
import { added } from './sample.ts'

let folder: string
const home = () => join(folder, 'book')
const open = (at: string) => openStore({ kind: 'embedded', folder: at }, Date.now)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'store-'))
  const store = await open(home())
  for (let n = 0; n < 300; n++) await store.book.save(added('t', `c${n}`))
  await store.close()
  // What was saved moves from the log into tables.
  await (await open(home())).close()
})
afterAll(() => rm(folder, { recursive: true }))

const tablesIn = async (at: string) => (await readdir(at)).filter((name) => name.endsWith('.ldb'))

/** A copy of the book in which one byte of its largest table is another. */
async function spoilt(where: (table: Buffer) => number): Promise<{ readonly copy: string; readonly name: string }> {
  const copy = await mkdtemp(join(folder, 'copy-'))
  await cp(home(), copy, { recursive: true })
  const tables = await Promise.all((await tablesIn(copy)).map(async (name) => ({ name, bytes: await readFile(join(copy, name)) })))
  const { name, bytes } = tables.sort((a, b) => b.bytes.length - a.bytes.length)[0]!
  bytes.writeUInt8(bytes.readUInt8(where(bytes)) ^ 4, where(bytes))
  await writeFile(join(copy, name), bytes)
  return { copy, name }
}

describe('the tables of the embedded store', () => {
  it('are sound as LevelDB writes them, small and large, of text and of chance', async () => {
    const db = new ClassicLevel<string, Buffer>(join(folder, 'other'), { valueEncoding: 'buffer' })
    for (let round = 0; round < 3; round++) {
      const noise = Array.from({ length: 2_000 }, (_, n) => ({ type: 'put' as const, key: `k${round}.${n}`, value: Buffer.from(crypto.getRandomValues(new Uint8Array(n))) }))
      const plain = Array.from({ length: 2_000 }, (_, n) => ({ type: 'put' as const, key: `${'same '.repeat(n % 50)}${n}`, value: Buffer.alloc(n * round, '客户') }))
      await db.batch([...noise, ...plain])
    }
    await db.compactRange('', '\uffff')
    await db.close()
    expect((await tablesIn(join(folder, 'other'))).length).toBeGreaterThan(1)
    expect(await harmedTables(join(folder, 'other'))).toEqual([])
    expect(await harmedTables(home())).toEqual([])
    expect(await harmedTables(join(folder, 'nowhere'))).toEqual([])
  })

  it('are known as harmed wherever before the footer one byte is another', async () => {
    for (let part = 0; part < 1; part += 0.02) {
      const { copy, name } = await spoilt(({ length }) => Math.floor((length - 48) * part))
      expect(await harmedTables(copy), `at ${part}`).toEqual([name])
    }
  })

  it('are known as harmed where their end is missing', async () => {
    const { copy, name } = await spoilt(() => 0)
    for (const length of [0, 10, 4_000]) {
      await writeFile(join(copy, name), (await readFile(join(home(), name))).subarray(0, length))
      expect(await harmedTables(copy)).toEqual([name])
    }
  })

  it('keep the bot from starting where a harmed filter hides rows that the database reads without a word', async () => {
    const { copy, name } = await spoilt((table) => table.indexOf('filter.leveldb') - 200)
    await expect(open(copy)).rejects.toThrow(`the file ${name} is damaged`)
    const db = new ClassicLevel(copy)
    expect((await db.keys({ gte: 'v!{t}:customer:', lt: 'v!{t}:customer;' }).all()).length).toBe(300)
    await db.close()
  })

  it('keep nothing from starting where a kill left one unfinished that nothing names', async () => {
    const copy = await mkdtemp(join(folder, 'copy-'))
    await cp(home(), copy, { recursive: true })
    await writeFile(join(copy, '999999.ldb'), 'half a tab')
    expect(await harmedTables(copy)).toEqual(['999999.ldb'])
    await (await open(copy)).close()
    expect(await tablesIn(copy)).not.toContain('999999.ldb')
  })

  it('have the check sums of RFC 3720', () => {
    const sum = (bytes: Buffer) => (crc32c(bytes, 0, bytes.length) >>> 0).toString(16)
    expect(sum(Buffer.from('123456789'))).toBe('e3069283')
    expect([sum(Buffer.alloc(32)), sum(Buffer.alloc(32, 255)), sum(Buffer.from(Array.from({ length: 32 }, (_, n) => n)))]).toEqual(['8a9136aa', '62a8ab43', '46dd794e'])
  })
})
