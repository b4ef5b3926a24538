import { setTimeout as wait } from 'node:timers/promises'
import { openStore } from '../../../src/storage/open-store.ts'
import { redisServer, type RedisServer } from '../../support/redis.ts'
import { pick, type Campaign } from '../support/campaign.ts'
import { inTurns } from '../support/kept-book.ts'
import { naiveBook, type Habit } from '../support/naive-book.ts'
import { deliverTo } from '../support/delivery.ts'
import { programs } from '../support/programs.ts'
import type { SubmitOptions } from '../support/submit-replica.ts'

interface Figures {
  readonly operations: number
  readonly deliveries: number
  readonly faults: number
  readonly missing: number
  readonly doubled: number
}

const submits = { full: 5_000, short: 100, control: 120 }

/** Each submit is delivered three times to any of four replicas, which die now and then, and Redis is killed every 1.5 s. */
export const exactlyOnce: Campaign = {
  name: 'exactly-once',
  async run(size) {
    const real = await played(submits[size])
    const claimFirst = await played(submits.control, 'claim-first')
    const markAfter = await played(submits.control, 'mark-after')
    const controlsCaught = (claimFirst.missing > 0 ? 1 : 0) + (markAfter.doubled > 0 ? 1 : 0)
    return { ...real, controls: 2, controlsCaught, claimFirstMissing: claimFirst.missing, markAfterDoubled: markAfter.doubled }
  },
}

async function played(count: number, habit?: Habit): Promise<Figures> {
  const program = (await programs())('submit-replica')
  const server = await redisServer()
  const replicas = deliverTo(program, 4, { url: server.url, ...(habit && { habit }) } satisfies SubmitOptions)
  const killing = killEvery(habit ? Infinity : 1_500, server)
  try {
    const pressed = new Map<string, readonly string[]>()
    await inTurns(Array.from({ length: count }, (_, n) => `submit ${n}`), async (operation) => {
      const deliveries = [0, 1, 2].map(async () => (await wait(pick([0, 0, 20])), replicas.deliver(operation)))
      pressed.set(operation, (await Promise.all(deliveries)).flat())
    }, 12)
    const deaths = await replicas.stop()
    const kills = await killing.stop()
    return { operations: count, deliveries: [...pressed.values()].flat().length, faults: deaths + kills, ...(await counted(server, pressed, habit)) }
  } finally {
    await killing.stop()
    await replicas.stop()
    await server.stop()
  }
}

function killEvery(pause: number, server: RedisServer): { stop(): Promise<number> } {
  const over = new AbortController()
  const killing = (async () => {
    for (let kills = 0; pause < Infinity; kills++) {
      await wait(pause, undefined, { signal: over.signal }).catch(() => undefined)
      if (over.signal.aborted) return kills
      await server.signal('SIGKILL')
      await server.start()
    }
    return 0
  })()
  return { stop: () => (over.abort(), killing) }
}

/** How many submits made no customer, and how many customers there are beyond one for each. */
async function counted(server: RedisServer, pressed: ReadonlyMap<string, readonly string[]>, habit?: Habit) {
  const opened = habit ? naiveBook(server.url, habit) : await openStore({ kind: 'redis', url: server.url, durability: 'strict' }, Date.now)
  const book = 'book' in opened ? opened.book : opened
  let [missing, doubled] = [0, 0]
  await inTurns([...pressed.values()], async (ids) => {
    const made = (await Promise.all(ids.map((id) => book.get('t', id)))).filter((customer) => customer !== undefined).length
    if (made === 0) missing++
    else doubled += made - 1
  })
  await opened.close()
  return { missing, doubled }
}
