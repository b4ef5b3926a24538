import { redisForms, type RedisForm } from './redis-forms.ts'

const idle: RedisForm[] = []

/** An empty Redis of a form: one that an earlier test of this file gave back, else a new one, since starting a Cluster takes seconds. */
export async function takeRedis(form: keyof typeof redisForms): Promise<RedisForm> {
  return idle.pop() ?? redisForms[form]()
}

export async function giveBack(redis: RedisForm): Promise<void> {
  // A replica refuses, and is emptied by its master.
  await Promise.all(redis.servers.map(({ say }) => say('FLUSHALL')))
  idle.push(redis)
}

export async function stopIdle(): Promise<void> {
  await Promise.all(idle.splice(0).map(({ stop }) => stop()))
}
