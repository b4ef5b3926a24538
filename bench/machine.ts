import { execFile } from 'node:child_process'
import { cpus, release, totalmem, type } from 'node:os'
import { promisify } from 'node:util'

export interface Machine {
  readonly cpu: string
  readonly cores: number
  /** In GB. */
  readonly memory: number
  readonly system: string
  readonly node: string
  readonly redis: string
}

/** What a run was made on. */
export async function machine(): Promise<Machine> {
  const { stdout } = await promisify(execFile)('redis-server', ['--version'])
  const redis = /v=(\S+)/.exec(stdout)?.[1] ?? 'unknown'
  return { cpu: cpus()[0]?.model.trim() ?? 'unknown', cores: cpus().length, memory: Math.round(totalmem() / 2 ** 30), system: `${type()} ${release()}`, node: process.versions.node, redis }
}
