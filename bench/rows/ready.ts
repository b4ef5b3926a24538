import { createKeyv } from '@keyv/redis'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { durable, redisServer } from '../../test/support/redis.ts'
import { customer } from '../customers.ts'
import { figure } from '../figures.ts'
import { host } from '../hosted.ts'
import { asTheImage } from '../image.ts'
import { inTurn } from '../rounds.ts'
import type { Started } from '../starts.ts'
import { compare, explained, judge, type Line, type Row } from '../row.ts'

/** What a million customers may take. */
const mostMemory = 1_200

type Way = 'book' | 'kept' | 'iterator'

/** The very first start reads the whole book; every other one reads what the one before has kept. */
const starts = [{ way: 'kept', name: 'start to ready' }, { way: 'book', name: 'first start to ready' }] as const

export const row: Row = {
  place: 9,
  name: 'start to ready',
  async run({ redis, size, client }) {
    const plain = await redisServer(durable)
    await keep(plain.url, size)
    const folder = await mkdtemp(join(tmpdir(), 'index-'))
    const memory: Record<Way, number[]> = { book: [], kept: [], iterator: [] }
    const anew = async <T>(way: Way, url: string, question: string): Promise<T> => {
      const program = await host('starts.ts', [way, url, String(size), folder], way === 'iterator' ? undefined : asTheImage)
      return program.ask<T>(question).finally(program.close)
    }
    const ready = async (way: Way, url: string): Promise<readonly number[]> => {
      const { ms, mb } = await anew<Started>(way, url, 'start')
      memory[way].push(mb)
      return [ms]
    }
    const ping = async () => {
      const began = performance.now()
      for (let call = 0; call < 100; call++) await client.ping()
      return [performance.now() - began]
    }
    await anew('kept', redis.url, 'kept')
    const measured = await inTurn(ping, { book: () => ready('book', redis.url), kept: () => ready('kept', redis.url), iterator: () => ready('iterator', plain.url) }, { fresh: true })
    await plain.stop()
    const lines: Line[] = []
    for (const { way, name } of starts) {
      const those = [
        compare({ name, beside: 'Keyv’s iterator alone', ours: measured[way], theirs: measured.iterator, most: 0.2, target: '≥ 5 × faster' }),
        judge({ name: `${name}, memory`, beside: '', unit: 'MB', ours: figure(memory[way]), target: `≤ ${mostMemory} MB` }, mostMemory),
        ...(size === 1_000_000 ? [judge({ name: `${name}, time`, beside: '', unit: 'ms', ours: figure(measured[way].flat()), target: '≤ 30 s' }, 30_000)] : []),
      ]
      lines.push(...(await explained(those, () => anew(way, redis.url, 'profile'))))
    }
    await rm(folder, { recursive: true })
    return lines
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
