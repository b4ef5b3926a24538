import { Robot } from 'hubot'
import redisBrain from 'hubot-redis-brain/src/RedisBrain.mjs'
import redis from 'redis'
import type { Customer } from '../../src/customer/customer.ts'
import { durable, redisServer } from '../../test/support/redis.ts'
import { customer } from '../customers.ts'
import { pageLength } from '../settings.ts'
import { collator, searched, type OpenBook } from './peer.ts'

type Client = ReturnType<typeof redis.createClient>

/** The whole brain is one key: every save writes all of it, and every question looks through all of it. */
export const open: OpenBook = async (size) => {
  process.env['REDIS_URL'] = (await redisServer(durable)).url
  const robot = new Robot(null, false, 'bench')
  robot.logger.level = 'silent'
  let written: Promise<unknown> = Promise.resolve()
  const connected = new Promise((done) => robot.brain.on('connected', done))
  redisBrain(robot, { createClient: (options: object) => watched(redis.createClient(options), (write) => (written = write)) })
  await connected
  robot.brain.setAutoSave(false)
  robot.brain.set('customers', Object.fromEntries(Array.from({ length: size }, (_, number) => [`c${number}`, customer(number).customer])))
  const save = async () => (robot.brain.save(), written)
  const all = () => Object.values(robot.brain.get('customers') as Record<string, Customer>)
  await save()
  return {
    add: async (customer) => {
      const customers = robot.brain.get('customers') as Record<string, Customer>
      customers[customer.id] = customer
      return save()
    },
    page: async (from) => all().sort((a, b) => collator.compare(a.values.companyName!, b.values.companyName!)).slice(from, from + pageLength).length,
    find: async (text) => all().filter((each) => searched(each).includes(text)).slice(0, pageLength).length,
  }
}

/** hubot-redis-brain does not wait for its writes; the harness does. */
function watched(client: Client, write: (set: Promise<unknown>) => void): Client {
  const set = client.set.bind(client)
  client.set = ((key: string, value: string) => {
    const done = set(key, value)
    write(done)
    return done
  }) as typeof client.set
  return client
}
