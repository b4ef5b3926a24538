import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadCommands } from '../../src/bot/registry.ts'
import { newCustomer } from '../../src/customer/change.ts'
import { openIndex } from '../../src/search/index.ts'
import { ann, asked, give, openHouse, tenant, type House } from './house.ts'

const names = ['Blue Heron Ltd.', 'Blue Harbour Ltd.', 'Contoso Ltd.']
let house: House

/** A book of three, of which the index has read the first one so far. */
beforeAll(async () => {
  const commands = await loadCommands(new URL('../../src/commands/', import.meta.url))
  house = await openHouse(commands.all, ({ book, rules }) => {
    const index = openIndex({ rules, book: { log: async (where, position, most) => (await book.log(where, position, most)).slice(0, position === 0 ? 1 : 0) } })
    return { index: { ...index, find: async (...given) => ({ ...(await index.find(...given)), loading: true }) } }
  })
  await give(house, 'administrator')
  for (const [n, companyName] of names.entries()) {
    const stamp = { at: `2026-11-22T10:00:0${n}.000Z`, by: ann }
    await house.world.book.save({ tenant, operation: `o${n}`, ...newCustomer({ id: `c${n}`, values: { companyName, domainPrefix: `firm${n}`, city: 'Vigo' }, subscriptions: [], stamp }) })
  }
})
afterAll(() => house.close())

/** Everything in the answer, as JSON. */
const told = async (says: string, locale = 'en') => JSON.stringify(await house.answer(asked(says, { locale })))

describe('while the index still reads a large book', () => {
  it('a list that the book keeps is whole, in every order of it', async () => {
    const list = await told('list customers')
    for (const name of names) expect(list).toContain(name)
    expect(list).not.toContain('still being read')
    expect((await told('list sort:-created')).indexOf(names[2]!)).toBeLessThan((await told('list sort:-created')).indexOf(names[0]!))
  })

  it('a list by anything else shows what is known so far, and says so', async () => {
    expect(await told('list city:Vigo')).toMatch(/still being read/)
    expect(await told('客户列表 城市:Vigo', 'zh-CN')).toContain('仍在读取客户账簿')
    expect(await told('listar ciudad:Vigo', 'es')).toContain('aún se está leyendo')
    expect(await told('list city:Vigo page:3')).toMatch(/There is no page 3.*still being read/)
  })

  it('find neither says that nothing is there, nor offers to add it, nor calls a match the only one', async () => {
    const none = await told('find contoso')
    expect(none).toMatch(/No customer matches “contoso” so far.*still being read/)
    expect(none).not.toContain('Add “contoso”')
    const one = await told('find blue')
    expect(one).toMatch(/Blue Heron.*still being read|still being read.*Blue Heron/)
    expect(one).not.toContain('The only match')
  })

  it('a customer named by its domain is shown; what fits a name so far is offered, not taken', async () => {
    expect(await told('show firm2')).toContain('Contoso Ltd.')
    const offered = await told('show blue')
    expect(offered).toMatch(/Matches for “blue” so far.*still being read/)
    expect(await told('show contoso')).toMatch(/No customer matches “contoso” so far.*still being read/)
  })

  it('the compose box gets its recent ones whole, and of the rest what is known so far', async () => {
    const sought = async (text: string) => {
      const { says, ...looking } = asked('')
      expect(says).toBe('')
      const { choices = [] } = await house.answer({ ...looking, sought: { among: 'cards', text, from: 0, most: 10 } })
      return choices.map(({ title }) => title)
    }
    expect(await sought('')).toEqual([...names].reverse())
    expect(await sought('blue')).toEqual([names[0]])
    expect(await sought('contoso')).toEqual([])
  })
})
