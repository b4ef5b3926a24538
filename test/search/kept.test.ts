import fc from 'fast-check'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newCustomer } from '../../src/customer/change.ts'
import type { Query } from '../../src/customer/search.ts'
import { openIndex } from '../../src/search/index.ts'
import type { Keeping } from '../../src/search/kept/keeper.ts'
import { openStore, type Opened } from '../../src/storage/open-store.ts'
import { customerWith, memoryLog, rules } from './book.ts'
import { customersOf } from './generated.ts'

const root = mkdtempSync(join(tmpdir(), 'kept-'))
const program = join(root, 'program')
let folder = ''
let folders = 0

beforeAll(() => {
  mkdirSync(program)
  writeFileSync(join(root, 'package.json'), '{}')
  writeFileSync(join(program, 'main.js'), 'one')
})
beforeEach(() => void (folder = join(root, `index-${folders++}`)))
afterAll(() => rmSync(root, { recursive: true }))

type Source = Keeping['book']
const keepingOf = (book: Source): Keeping => ({ book, folder, program: pathToFileURL(`${program}/`), least: 1 })

/** A process that begins: an index over what the folder holds. */
function started(book: Source, more: Partial<Keeping> & { readonly asked?: typeof rules } = {}) {
  const told: { kept?: boolean; codes: string[] } = { codes: [] }
  const { asked = rules, ...rest } = more
  const keeping = { ...keepingOf(book), failed: (_: string, code: string) => void told.codes.push(code), ...rest }
  const index = openIndex({ book, rules: asked, loaded: (_tenant, _customers, _ms, kept) => void (told.kept = kept), keeping })
  return { told, find: (query: Partial<Query> = {}) => index.find('t', { from: 0, count: 99, ...query }), close: index.close }
}

const names = (ending: string) => (existsSync(folder) ? readdirSync(folder) : []).filter((name) => name.endsWith(ending)).map((name) => join(folder, name))
const file = () => names('.index')[0] ?? ''
/** Another one once something was kept. */
const state = () => JSON.stringify(names('.index').map((name) => [statSync(name).ino, statSync(name).mtimeMs]))

/** Lets a process keep its index, where that is due, and ends it. */
async function ended({ find, close }: ReturnType<typeof started>) {
  const before = state()
  await find()
  for (let tries = 0; tries < 40 && (state() === before || names('.new').length > 0); tries++) await pause(5)
  await close()
}

function bookOf(count: number, seed = 1) {
  const book = memoryLog()
  for (const customer of customersOf(seed)(count)) book.write('t', customer)
  return book
}

const queries: readonly Partial<Query>[] = [{}, { text: 'acme' }, { text: 'c' }, { text: 'cq' }, { text: 'chongqing' }, { text: '长安', nearly: true }, { text: 'acne', nearly: true }, { filters: { status: 'archived' } }, { filters: { city: '重庆' } }, { sort: { by: 'city', descending: true } }, { sort: { by: 'changed', descending: true } }]

/** What was kept gives the answers of an index that was just built of the same book. */
async function expectTrue(index: ReturnType<typeof started>, book: Source, asked = rules) {
  const built = openIndex({ book, rules: asked })
  for (const query of queries) expect(await index.find(query), JSON.stringify(query)).toEqual(await built.find('t', { from: 0, count: 99, ...query }))
}

const piece = fc.constantFrom('acme', 'Ács', '7', '重庆', '长安', 'bank', '绿', 'x')
const text = fc.array(piece, { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join(' '))
const record = fc.record({ companyName: text, city: text, lastName: fc.constantFrom('单', 'Li'), firstName: text, notes: text, tags: text }, { requiredKeys: ['companyName'] })

describe('an index that was kept', () => {
  it('answers, wherever the bot was stopped between any writes, as one that was just built', async () => {
    const write = fc.record({ n: fc.nat(8), record, status: fc.constantFrom('active' as const, 'archived' as const) })
    const step = fc.oneof({ weight: 4, arbitrary: write }, { weight: 2, arbitrary: fc.constantFrom('asked', 'ended', 'killed') })
    let kept = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 20 }), async (steps) => {
        folder = join(root, `index-${folders++}`)
        const book = memoryLog()
        let index = started(book)
        for (const [at, each] of steps.entries()) {
          if (typeof each !== 'string') book.write('t', customerWith(`c${each.n}`, each.record, { status: each.status, changed: new Date(1.7e12 + at).toISOString() }))
          else if (each === 'asked') await index.find({ sort: { by: 'city', descending: true } })
          else {
            await (each === 'ended' && at > 0 && (await index.find()).total > 0 ? ended(index) : index.close())
            index = started(book)
            await expectTrue(index, book)
            if (index.told.kept) kept++
          }
        }
        await expectTrue(index, book)
        await index.close()
      }),
      { numRuns: 40 },
    )
    expect(kept).toBeGreaterThan(10)
  })

  it('is not read from the book again, and what was written since is', async () => {
    const book = bookOf(1_200)
    await ended(started(book))
    book.reads = 0
    book.write('t', customerWith('new', { companyName: 'Tailspin' }))
    const again = started(book)
    expect(await again.find({ text: 'tailspin' })).toMatchObject({ ids: ['new'], total: 1 })
    expect(again.told).toEqual({ kept: true, codes: [] })
    expect(book.reads).toBeLessThan(4)
    await expectTrue(again, book)
    await again.close()
  })

  it('is kept again after many writes, and takes no more room than the customers that there are', async () => {
    const book = bookOf(200)
    await ended(started(book))
    const { size, ino } = statSync(file())
    for (let round = 0; round < 5; round++) {
      for (const customer of customersOf(1)(200)) book.write('t', customer)
      await ended(started(book))
    }
    expect(statSync(file()).ino).not.toBe(ino)
    expect(statSync(file()).size).toBeLessThan(8 * size)
    expect(readdirSync(folder)).toHaveLength(1)
  })

  it('is read by its owner alone', async () => {
    await ended(started(bookOf(5)))
    expect([statSync(folder).mode & 0o777, statSync(file()).mode & 0o777]).toEqual([0o700, 0o600])
  })
})

describe('an index is built anew', () => {
  /** Something happens to a kept index; whether what is there then is believed. */
  async function believed(harm: (file: string) => unknown, more: Parameters<typeof started>[1] = {}, book: Source = bookOf(30)) {
    folder = join(root, `index-${folders++}`)
    await ended(started(book))
    const other = ((await harm(file())) as { book?: Source } | undefined)?.book ?? book
    const again = started(other, more)
    await expectTrue(again, other, more.asked)
    await again.close()
    return again.told.kept
  }

  it('unless nothing has happened to what was kept', async () => expect(await believed(() => undefined)).toBe(true))

  it('where any byte of it is another one', async () => {
    const book = bookOf(5)
    await ended(started(book))
    const whole = readFileSync(file())
    for (let at = 0; at < whole.length; at += 1 + Math.floor(whole.length / 60)) {
      const harmed = Buffer.from(whole)
      harmed[at]! ^= 1 << (at % 8)
      writeFileSync(file(), harmed)
      const again = started(book, { least: 1e9 })
      expect((await again.find()).total).toBe((await openIndex({ book, rules }).find('t', { from: 0, count: 99 })).total)
      expect(again.told.kept, `byte ${at} of ${whole.length}`).toBe(false)
    }
  })

  it('where a part of it is missing', async () => {
    for (const share of [0, 0.01, 0.5, 0.99]) expect(await believed((it) => truncateSync(it, Math.floor(share * statSync(it).size)))).toBe(false)
  })

  it('where another program reads it', async () => {
    expect(await believed(() => writeFileSync(join(program, 'main.js'), 'two'))).toBe(false)
    expect(await believed(() => writeFileSync(join(root, 'package.json'), '{ }'))).toBe(false)
  })

  it('under other rules, or another pattern', async () => {
    expect(await believed(() => undefined, { asked: { ...rules, domainSuffix: '.onmicrosoft.com' } })).toBe(false)
    expect(await believed(() => undefined, { asked: { ...rules, domainPattern: /^x$/ } })).toBe(false)
  })

  it('where it is another tenant’s', async () => {
    const book = bookOf(30)
    for (const customer of customersOf(1)(30)) book.write('u', customer)
    const index = openIndex({ book, rules, keeping: keepingOf(book) })
    await ended({ ...started(book), find: () => index.find('u', { from: 0, count: 1 }), close: index.close })
    const theirs = readFileSync(file())
    expect(await believed((it) => writeFileSync(it, theirs), {}, book)).toBe(false)
  })

  it('where the book was emptied, or filled anew with as much', async () => {
    expect(await believed(() => ({ book: memoryLog() }))).toBe(false)
    expect(await believed(() => ({ book: bookOf(30, 2) }))).toBe(false)
    expect(await believed(() => ({ book: bookOf(90, 2) }))).toBe(false)
  })

  it('where another customer was written at the same place, or the same one otherwise', async () => {
    const bookEnding = (id: string, companyName: string, changed: string) => {
      const book = bookOf(10)
      book.write('t', customerWith(id, { companyName }, { changed }))
      for (const customer of customersOf(3)(10)) book.write('t', customer)
      return book
    }
    const before = memoryLog()
    for (const customer of customersOf(1)(10)) before.write('t', customer)
    before.write('t', customerWith('a', { companyName: 'Contoso' }, { changed: '2026-11-02T08:00:00.000Z' }))
    expect(await believed(() => ({ book: bookEnding('a', 'Contoso', '2026-11-02T08:00:00.000Z') }), {}, before)).toBe(true)
    expect(await believed(() => ({ book: bookEnding('b', 'Contoso', '2026-11-02T08:00:00.000Z') }), {}, before)).toBe(false)
    expect(await believed(() => ({ book: bookEnding('a', 'Fabrikam', '2026-11-02T08:00:00.001Z') }), {}, before)).toBe(false)
  })
})

describe('where indexes cannot be kept', () => {
  it('the bot goes on, and says so once', async () => {
    writeFileSync(folder, 'a file')
    const book = bookOf(20)
    const index = started(book)
    for (let n = 0; n < 3; n++) {
      book.write('t', customerWith(`c${n}`, { companyName: 'Contoso' }))
      expect((await index.find({ text: 'contoso', filters: { status: 'all' } })).ids).toContain(`c${n}`)
      await pause(50)
    }
    expect(index.told).toEqual({ kept: false, codes: ['EEXIST'] })
    await index.close()
  })

  it('what a killed process had begun is no hindrance to the next one', async () => {
    const book = bookOf(20)
    await ended(started(book))
    cpSync(file(), `${file()}.new`)
    truncateSync(`${file()}.new`, 100)
    rmSync(file())
    await ended(started(book))
    const again = started(book)
    await expectTrue(again, book)
    expect(again.told).toEqual({ kept: true, codes: [] })
    await again.close()
  })

  it('two processes do not write over each other', async () => {
    const book = bookOf(20)
    await ended(started(book))
    for (const customer of customersOf(2)(20)) book.write('t', customer)
    const before = state()
    // It begins to write once this one has looked round.
    let other = () => writeFileSync(`${file()}.new`, 'of the other one')
    const second = started({ ...book, log: async (...asked) => (other(), (other = () => undefined), book.log(...asked)) })
    await second.find()
    await pause(200)
    expect(names('.new').map((name) => readFileSync(name, 'utf8'))).toEqual(['of the other one'])
    expect([second.told, state()]).toEqual([{ kept: true, codes: [] }, before])
    await second.close()
  })
})

describe('over a folder as the bot has it', () => {
  const stamp = (second: number) => ({ at: new Date(1.7e12 + 1_000 * second).toISOString(), by: { id: 'li', name: 'Li Na' } })
  const save = (store: Opened, n: number) => store.book.save({ tenant: 't', operation: `o${n}`, ...newCustomer({ id: `c${n}`, values: { companyName: `Contoso ${n}`, domainPrefix: `c${n}` }, subscriptions: [], stamp: stamp(n) }) })
  const opened = (at: string) => openStore({ kind: 'embedded', folder: join(root, at) }, Date.now)

  it('a book that was set back and then written past the old place is never answered from what was kept', async () => {
    let store = await opened('store')
    for (let n = 0; n < 10; n++) await save(store, n)
    await store.close()
    cpSync(join(root, 'store'), join(root, 'copy'), { recursive: true })
    store = await opened('store')
    for (let n = 10; n < 20; n++) await save(store, n)
    await ended(started(store.book))
    const sound = started(store.book)
    await expectTrue(sound, store.book)
    expect(sound.told.kept).toBe(true)
    await sound.close()
    await store.close()
    const copy = await opened('copy')
    for (let n = 20; n < 40; n++) await save(copy, n)
    const again = started(copy.book)
    expect((await again.find({ text: 'contoso' })).total).toBe(30)
    await expectTrue(again, copy.book)
    expect(again.told.kept).toBe(false)
    await again.close()
    await copy.close()
  })
})
