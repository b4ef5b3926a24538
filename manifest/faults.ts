import { readFileSync } from 'node:fs'
import type { ValidateFunction } from 'ajv'
import Ajv from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import type { Manifest } from './build.ts'

const schemas = 'node_modules/@microsoft/app-manifest/build/json-schemas/teams'

/** Where the files break the official schema of the manifest's version, one sentence each; none: Teams takes them. */
export function faultsIn(files: Manifest): readonly string[] {
  const { manifestVersion } = files['manifest.json'] as { readonly manifestVersion: string }
  return Object.entries<object>({ ...files }).flatMap(([name, content]) => faults(name, content, `v${manifestVersion}/MicrosoftTeams${name === 'manifest.json' ? '' : '.Localization'}`))
}

function faults(name: string, content: object, schema: string): readonly string[] {
  const check = (compiled[schema] ??= compile(schema))
  check(content)
  return (check.errors ?? []).map(({ instancePath, message }) => `${name}${instancePath}: ${message ?? 'is wrong'}`)
}

// A schema takes a second or two to compile.
const compiled: Record<string, ValidateFunction> = {}

function compile(schema: string): ValidateFunction {
  // Patterns of draft 04 know no Unicode mode.
  const ajv = new Ajv.default({ allErrors: true, strict: false, unicodeRegExp: false })
  addFormats.default(ajv)
  return ajv.compile(JSON.parse(readFileSync(new URL(`../${schemas}/${schema}.schema.json`, import.meta.url), 'utf8')) as object)
}
