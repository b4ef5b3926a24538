import { packed, zipped, type Manifest } from './build.ts'
import { editions, type Cloud } from './clouds.ts'
import { rules } from './rules.ts'

/** How one package was checked. */
export interface Checked {
  readonly file: string
  readonly cloud: Cloud
  readonly schema: string
  readonly app: string
  readonly version: string
  /** In bytes: the zip, and in it each file before it is packed. */
  readonly size: number
  readonly files: Readonly<Record<string, number>>
  readonly rules: readonly { readonly rule: string; readonly kept: boolean; readonly faults: readonly string[] }[]
}

/** Checks one package by every rule. */
export function checked(files: Manifest, cloud: Cloud): Checked {
  const { id, version, manifestVersion } = files['manifest.json'] as Readonly<Record<'id' | 'version' | 'manifestVersion', string>>
  return {
    file: editions[cloud].file,
    cloud,
    schema: manifestVersion,
    app: id,
    version,
    size: zipped(files).length,
    files: Object.fromEntries(Object.entries(packed(files)).map(([name, { length }]) => [name, length])),
    rules: rules.map(({ rule, faults }) => ({ rule, found: faults(files) })).map(({ rule, found }) => ({ rule, kept: found.length === 0, faults: found })),
  }
}

/** The faults of a package, each with its file. */
export function faultsOf({ file, rules }: Checked): readonly string[] {
  return rules.flatMap(({ faults }) => faults.map((fault) => `${file}: ${fault}`))
}
