import { createKeyv } from '@keyv/redis'
import { durable, redisServer } from '../../test/support/redis.ts'
import { customer } from '../customers.ts'
import { figure } from '../figures.ts'
import { host } from '../hosted.ts'
import { inTurn } from '../rounds.ts'
import type { Started } from '../starts.ts'
import { compare, explained, judge, type Row } from '../row.ts'

/** What a million customers may take. */
const mostMemory = 1_200

export const row: Row = {
  place: 9,
  name: 'start to ready',
  async run({ redis, size, client }) {
    const plain = await redisServer(durable)
    await keep(plain.url, size)
    const memory: number[] = []
    const anew = async <T>(way: string, url: string, question: string): Promise<T> => {
      const program = await host('starts.ts', [way, url, String(size)])
      return program.ask<T>(question).finally(program.close)
    }
    const ready = async (way: string, url: string): Promise<readonly number[]> => {
      const { ms, mb } = await anew<Started>(way, url, 'start')
      if (way === 'book') memory.push(mb)
      return [ms]
    }
    const ping = async () => {
      const began = performance.now()
      for (let call = 0; call < 100; call++) await client.ping()
      return [performance.now() - began]
    }
    const measured = await inTurn(ping, { book: () => ready('book', redis.url), iterator: () => ready('iterator', plain.url) }, { fresh: true })
    await plain.stop()
    return explained([
      compare({ name: 'start to ready', beside: 'Keyv’s iterator alone', ours: measured.book, theirs: measured.iterator, most: 0.2, target: '≥ 5 × faster' }),
      judge({ name: 'start to ready, memory', beside: '', unit: 'MB', ours: figure(memory), target: `≤ ${mostMemory} MB` }, mostMemory),
      ...(size === 1_000_000 ? [judge({ name: 'start to ready, time', beside: '', unit: 'ms', ours: figure(measured.book.flat()), target: '≤ 30 s' }, 30_000)] : []),
    ], () => anew('book', redis.url, 'profile'))
  },
}

/** The same customers as Keyv itself would keep them. */
async function keep(url: string, size: number): Promise<void> {
  const keyv = createKeyv(url, { namespace: 'plain', throwOnErrors: true })
  for (let from = 0; from < size; from += 1_000) {
    await keyv.setMany(Array.from({ length: Math.min(1_000, size - from) }, (_, at) => ({ key: `c${from + at}`, value: customer(from + at).customer })))
  }
  await keyv.disconnect()
}
