import { setTimeout as wait } from 'node:timers/promises'
import { pick } from './campaign.ts'
import { replica } from './programs.ts'
import type { Delivery, SubmitOptions } from './submit-replica.ts'

/** Replicas that take deliveries, as a channel delivers: to any of them, again and again until one answers. */
export interface Deliverer {
  /** The ids that were sent, each a new one, until one was answered with success. */
  deliver(operation: string): Promise<readonly string[]>
  /** How often they died. */
  stop(): Promise<number>
}

export function deliverTo(program: string, count: number, options: SubmitOptions): Deliverer {
  const waiting = Array.from({ length: count }, () => new Map<string, (answer: string) => void>())
  const replicas = waiting.map((asked) =>
    replica(program, options, {
      message: (it) => {
        const { id, answer } = it as { id: string; answer: string }
        asked.get(id)?.(answer)
      },
      died: () => {
        for (const answer of asked.values()) answer('died')
      },
    }))
  let last = 0

  /** What one replica said, where it lived to say it. */
  async function ask(delivery: Delivery): Promise<string> {
    const at = pick([...replicas.keys()])
    const answer = new Promise<string>((resolve) => waiting[at]!.set(delivery.id, resolve))
    const heard = replicas[at]!.send(delivery) ? await Promise.race([answer, wait(6_000, 'silent', { ref: false })]) : 'dead'
    waiting[at]!.delete(delivery.id)
    return heard
  }

  return {
    async deliver(operation) {
      const ids: string[] = []
      for (let tries = 200; tries > 0; tries--) {
        const id = `c${++last}`
        ids.push(id)
        if (['done', 'replayed'].includes(await ask({ operation, id }))) return ids
        await wait(50)
      }
      throw new Error(`no replica carries out ${operation}`)
    },
    async stop() {
      await Promise.all(replicas.map((it) => it.stop()))
      return replicas.reduce((sum, it) => sum + it.starts() - 1, 0)
    },
  }
}
