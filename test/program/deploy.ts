import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

const folder = new URL('../../docs/deploy/', import.meta.url)

export function deployFile(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8')
}

interface Service {
  readonly command: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  readonly volumes: readonly string[]
}

/** What the tests read of the compose file. */
export interface Compose {
  readonly services: {
    readonly bot: Service & { readonly build: { readonly context: string; readonly dockerfile: string }; readonly depends_on: object }
    readonly redis: Service
  }
  readonly volumes: object
}

/** The compose file as Docker reads it, with `${NAME:?…}` filled in; throws where a name is not given. */
export function composeFile(env: Readonly<Record<string, string>>): Compose {
  const text = deployFile('compose.yaml').replace(/\$\{(\w+):\?([^}]*)\}/g, (_, name: string, remedy: string) => env[name] ?? missing(name, remedy))
  return parse(text) as Compose
}

function missing(name: string, remedy: string): never {
  throw new Error(`${name}: ${remedy}`)
}
