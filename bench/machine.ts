import { execFile } from 'node:child_process'
import { cpus, release, totalmem, type } from 'node:os'
import { promisify } from 'node:util'
import bench from './package.json' with { type: 'json' }
import { node24 } from './node24.ts'
import product from '../package.json' with { type: 'json' }

export interface Machine {
  readonly cpu: string
  readonly cores: number
  /** In GB. */
  readonly memory: number
  readonly system: string
  /** Of what runs and of what it is set beside, each with its name. */
  readonly versions: readonly string[]
}

/** What a run was made on. */
export async function machine(): Promise<Machine> {
  const versions = [
    `Node ${await said(node24(), ['--version'])}`, `Redis ${await said('redis-server', ['--version'])}`, `Postgres ${await said('psql', ['--version'])}`, `SQLite ${await said(node24(), ['--print', 'process.versions.sqlite'])}`,
    ...Object.entries({ ...bench.dependencies, botbuilder: product.dependencies.botbuilder, '@keyv/redis': product.dependencies['@keyv/redis'] }).map(([name, version]) => `${name} ${version}`),
  ]
  return { cpu: cpus()[0]?.model.trim() ?? 'unknown', cores: cpus().length, memory: Math.round(totalmem() / 2 ** 30), system: `${type()} ${release()}`, versions }
}

/** The number of a version in what a program says of itself. */
async function said(program: string, args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(program, args).catch(() => ({ stdout: '' }))
  return /\d+(?:\.\d+)+/.exec(stdout)?.[0] ?? '(not installed)'
}
