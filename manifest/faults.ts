import { readFileSync } from 'node:fs'
import Ajv from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import type { Manifest } from './build.ts'

const schemas = 'node_modules/@microsoft/app-manifest/build/json-schemas/teams/v1.19'

/** Where the manifest breaks the official schema, one sentence each; none: Teams takes it. */
export function faultsIn(files: Manifest): readonly string[] {
  return Object.entries<object>({ ...files }).flatMap(([name, content]) => faults(name, content, name === 'manifest.json' ? 'MicrosoftTeams' : 'MicrosoftTeams.Localization'))
}

function faults(name: string, content: object, schema: string): readonly string[] {
  // Patterns of draft 04 know no Unicode mode.
  const ajv = new Ajv.default({ allErrors: true, strict: false, unicodeRegExp: false })
  addFormats.default(ajv)
  const check = ajv.compile(JSON.parse(readFileSync(new URL(`../${schemas}/${schema}.schema.json`, import.meta.url), 'utf8')) as object)
  check(content)
  return (check.errors ?? []).map(({ instancePath, message }) => `${name}${instancePath}: ${message ?? 'is wrong'}`)
}
