import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { start, type Outside, type Running } from '../../src/start.ts'
import { giveBack, takeRedis } from './idle-redis.ts'
import type { redisForms } from './redis-forms.ts'
import { cardKey } from './sealed.ts'

/** One bot, as often as it runs. */
export interface Replicas {
  /** The address of the one whose turn it is. */
  next(): string
  stop(): Promise<void>
  start(): Promise<void>
  /** Stops, and leaves nothing behind. */
  end(): Promise<void>
}

/** One bot over a folder; or two over a Redis of their own, of the form that REDIS_FORM names, and every turn is the other one’s. */
export async function startReplicas({ env, ...outside }: Omit<Outside, 'root' | 'newId' | 'random' | 'print'>): Promise<Replicas> {
  const folder = await mkdtemp(join(tmpdir(), 'customer-accounts-'))
  const form = process.env['REDIS_FORM'] as keyof typeof redisForms | undefined
  const redis = form && !env['REDIS_URL'] ? await takeRedis(form) : undefined
  const root = fileURLToPath(new URL('../..', import.meta.url))
  let running: Running[] = []
  let turns = 0
  const open = async () => {
    for (const replica of redis ? ['one', 'other'] : ['one']) {
      const settings = { PORT: '0', CARD_KEY: cardKey, DATA_FOLDER: join(folder, replica), ...(redis ? { REDIS_URL: redis.url } : {}), ...env }
      running.push(await start({ ...outside, env: settings, root, newId: () => crypto.randomUUID(), random: Math.random, print: () => undefined }))
    }
  }
  const stop = async () => {
    await Promise.all(running.map((replica) => replica.close()))
    running = []
  }
  const end = async () => {
    await stop()
    if (redis) await giveBack(redis)
    await rm(folder, { recursive: true, force: true })
  }
  await open().catch(async (error: unknown) => {
    await end()
    throw error
  })
  return { next: () => `http://127.0.0.1:${running[turns++ % running.length]?.port}`, stop, start: open, end }
}
