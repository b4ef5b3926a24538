import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

const folder = new URL('../../docs/deploy/', import.meta.url)

export function deployFile(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8')
}

/** What the tests read of the compose file. */
export interface Compose {
  readonly services: Readonly<Record<'bot' | 'redis', { readonly command: readonly string[]; readonly environment: Readonly<Record<string, string>> }>>
}

/** The compose file as Docker reads it, with `${NAME:?…}` filled in; throws where a name is not given. */
export function composeFile(env: Readonly<Record<string, string>>): Compose {
  const text = deployFile('compose.yaml').replace(/\$\{(\w+):\?([^}]*)\}/g, (_, name: string, remedy: string) => env[name] ?? missing(name, remedy))
  return parse(text) as Compose
}

function missing(name: string, remedy: string): never {
  throw new Error(`${name}: ${remedy}`)
}
