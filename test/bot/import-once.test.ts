import { afterEach, expect, it } from 'vitest'
import { loadCommands } from '../../src/bot/registry.ts'
import type { Reply } from '../../src/bot/reply.ts'
import { StoreTrouble, type Book } from '../../src/customer/book.ts'
import { wordsOf, type CardJson } from '../support/card.ts'
import { asked, openHouse, type House } from './house.ts'

const size = 250
const csv = ['Company name,Domain,Last name,First name,E-mail,Province,City,Address', ...Array.from({ length: size }, (_, at) => `Once ${at},once${at},Li,Na,a@o.example,Shanghai,Shanghai,1 Road`)].join('\n')
const commands = await loadCommands(new URL('../../src/commands/', import.meta.url))
let house: House
afterEach(() => house.close())

/** A house whose book is met through `save`. */
async function withSave(save: (real: Book) => Pick<Book, 'save'>): Promise<void> {
  house = await openHouse(commands.all, ({ book }) => ({ administrators: ['ann'], book: { ...book, ...save(book) } }))
  const { here } = await house.answer(asked('', { files: true, attached: { name: 'a.csv', besides: 0, fetch: () => Promise.resolve(Buffer.from(csv)) } }))
  expect(wordsOf(here[0]!.card as CardJson)).toMatch(new RegExp(`New customers\\s+${size}`))
}

/** What is said at the end. */
async function ended(reply: Promise<Reply>): Promise<string> {
  const { here, later } = await reply
  return later ? ended(later) : wordsOf(here[0]!.card as CardJson)
}

/** Confirms, is killed after so many saves, confirms again. */
async function killedAndConfirmed(operationOf: (operation: string) => string): Promise<string> {
  let left = 130
  let dead: (value: unknown) => void
  const died = new Promise((resolve) => (dead = resolve))
  await withSave((real) => ({
    save: async (it) => {
      const saved = await real.save({ ...it, operation: operationOf(it.operation) })
      if (--left !== 0) return saved
      dead(undefined)
      return new Promise(() => undefined)
    },
  }))
  void ended(house.answer(asked('import yes')))
  await died
  return ended(house.answer(asked('import yes')))
}

it('what was saved before a kill is neither saved again nor told as left out', async () => {
  expect(await killedAndConfirmed((operation) => operation)).toMatch(new RegExp(`^Imported\\s+Added\\s+${size}\\s+Changed\\s+0$`))
})

it('a row whose operation is not its own would be told as left out', async () => {
  expect(await killedAndConfirmed((operation) => `${operation}/${crypto.randomUUID()}`)).toMatch(/Left out\s+30/)
})

it('a book that does not answer stops an import, which says how far it came and goes on later', async () => {
  let left = 120
  await withSave((real) => ({ save: (it) => (--left === 0 ? Promise.reject(new StoreTrouble('unknown')) : real.save(it)) }))
  expect(await ended(house.answer(asked('import yes')))).toMatch(/The import has stopped.*Added\s+100\s+Changed\s+0\s+Still to do\s+150/s)
  expect(await ended(house.answer(asked('import yes')))).toMatch(new RegExp(`^Imported\\s+Added\\s+${size}`))
})

it('a long import tells how far it is, and at last what came of it', async () => {
  await withSave((real) => ({ save: async (it) => (await new Promise((resolve) => setTimeout(resolve, 8)), real.save(it)) }))
  const first = await house.answer(asked('import yes'))
  expect(wordsOf(first.here[0]!.card as CardJson)).toMatch(/Importing ….*Still to do/s)
  expect(await ended(first.later!)).toMatch(/^Imported/)
})
