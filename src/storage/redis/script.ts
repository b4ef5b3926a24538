import { createHash } from 'node:crypto'
import type { Redis } from './client.ts'

export interface ScriptCall {
  /** At least one; all on one shard. */
  readonly keys: readonly string[]
  readonly args: readonly string[]
  /** A command that follows on the same connection. */
  readonly then?: readonly string[]
}

/** Runs a script by its digest; a server that has just started is told the script itself. Answers what `Redis.run` does. */
export function scriptOn(redis: Redis, script: string): (call: ScriptCall) => Promise<readonly unknown[]> {
  const digest = createHash('sha1').update(script).digest('hex')
  return async ({ keys, args, then }) => {
    const run = (name: string, it: string) => redis.run(keys[0] ?? '', [[name, it, String(keys.length), ...keys, ...args], ...(then ? [then] : [])])
    return run('EVALSHA', digest).catch((error: unknown) => {
      if (error instanceof Error && error.message.startsWith('NOSCRIPT')) return run('EVAL', script)
      throw error
    })
  }
}
