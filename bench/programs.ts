import { fileURLToPath } from 'node:url'
import type { Program } from '../test/bench/subject.ts'

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const peer = (name: string, path: string): Program => ({ name, file: file(path), args: [], env: {} })

/** The built bot over a Redis, in local mode: without authentication, as its peers are. */
export const localBot = (redis: string): Program => ({ name: 'customer accounts', file: file('../dist/main.js'), args: ['--local'], env: { REDIS_URL: redis } })

/** The built bot as it is deployed, believing the given authority. */
export const signedBot = (redis: string, settings: Readonly<Record<string, string>>): Program => ({ name: 'customer accounts', file: file('../dist/main.js'), args: [], env: { REDIS_URL: redis, ...settings } })

export const echoes = {
  botbuilder: peer('bare botbuilder echo', '../test/bench/peers/echo.ts'),
  agents: peer('Agents SDK echo', 'echoes/agents.ts'),
  teams: peer('Teams SDK echo', 'echoes/teams.ts'),
} as const
