import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Program } from '../test/bench/subject.ts'
import { cardKey } from '../test/support/sealed.ts'

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url))
/** It goes with the program that asked for it. */
const folder = () => mkdtempSync(join(tmpdir(), 'data-'))
const peer = (name: string, path: string): Program => ({ name, file: file(path), args: [], env: {} })

/** The built bot over a Redis, in local mode: without authentication, as its peers are. */
export const localBot = (redis: string): Program => ({ name: 'customer accounts', file: file('../dist/main.js'), args: ['--local'], env: { CARD_KEY: cardKey, REDIS_URL: redis, DATA_FOLDER: folder() } })

/** The built bot as it is deployed, believing the given authority. */
export const signedBot = (redis: string, settings: Readonly<Record<string, string>>): Program => ({ name: 'customer accounts', file: file('../dist/main.js'), args: [], env: { CARD_KEY: cardKey, REDIS_URL: redis, DATA_FOLDER: folder(), ...settings } })

/** A save's floor on the SDK: an echo that keeps as many bytes. */
export const keepingEcho = (): Program => ({ ...peer('echo that keeps as many bytes', '../test/bench/peers/keeping.ts'), env: { DATA_FOLDER: folder() } })

export const echoes = {
  botbuilder: peer('bare botbuilder echo', '../test/bench/peers/echo.ts'),
  agents: peer('Agents SDK echo', 'echoes/agents.ts'),
  teams: peer('Teams SDK echo', 'echoes/teams.ts'),
} as const
