import { BotState, TurnContext, type Storage } from 'botbuilder'
import type { Customer } from '../../src/customer/customer.ts'
import { durable, redisServer } from '../../test/support/redis.ts'
import { customer } from '../customers.ts'
import { bareClient } from '../ground.ts'
import { pageLength } from '../settings.ts'
import { collator, searched, type OpenBook } from './peer.ts'

/** The SDK's own bot state over a storage in Redis: each turn reads the document, and a turn that adds writes it. */
export const open: OpenBook = async (size) => {
  const client = await bareClient((await redisServer(durable)).url)
  const state = new BotState(storageOver(client), async () => 'customers')
  const customers = state.createProperty<Customer[]>('customers')
  const turn = async <T>(work: (all: Customer[]) => T, write = false): Promise<T> => {
    const context = new TurnContext({} as never, { type: 'message' })
    const result = work(await customers.get(context, []))
    if (write) await state.saveChanges(context)
    return result
  }
  await turn((all) => {
    for (let number = 0; number < size; number++) all.push(customer(number).customer)
  }, true)
  return {
    add: (customer) => turn((all) => all.push(customer), true),
    page: (from) => turn((all) => all.sort((a, b) => collator.compare(a.values.companyName!, b.values.companyName!)).slice(from, from + pageLength).length),
    find: (text) => turn((all) => all.filter((each) => searched(each).includes(text)).slice(0, pageLength).length),
  }
}

function storageOver(client: Awaited<ReturnType<typeof bareClient>>): Storage {
  return {
    async read(keys) {
      const found = await Promise.all(keys.map(async (key) => [key, await client.get(key)] as const))
      return Object.fromEntries(found.flatMap(([key, text]) => (text === null ? [] : [[key, JSON.parse(text) as unknown]])))
    },
    async write(changes) {
      await Promise.all(Object.entries(changes as object).map(([key, item]) => client.set(key, JSON.stringify(item))))
    },
    async delete(keys) {
      await client.del(keys)
    },
  }
}
