import { packed, type Manifest } from './build.ts'
import { faultsIn } from './faults.ts'

/** One rule that a package must keep, and where it does not: one sentence each. */
export interface Rule {
  readonly rule: string
  readonly faults: (files: Manifest) => readonly string[]
}

type Language = Readonly<Record<string, string>>

const languages = ['zh-cn.json', 'es.json'] as const
/** What people read, by its place in the manifest. */
const spoken = /^(name|description)\.(short|full)$|^bots\[.*\.(title|description)$|^composeExtensions\[.*\.(title|description)$/
const host = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/

/** The official schema, and what Teams asks for beyond it. */
export const rules: readonly Rule[] = [
  { rule: 'manifest and languages keep to the official schema of their version', faults: faultsIn },
  { rule: 'every text that people read is in every language', faults: (files) => languages.flatMap((file) => textsOf(files).filter((place) => !(files[file] as Language)[place]).map((place) => `${file} does not say ${place}`)) },
  { rule: 'every translation stands for a text of the manifest', faults: (files) => languages.flatMap((file) => Object.keys(files[file]).filter((place) => place !== '$schema' && !textsOf(files).includes(place)).map((place) => `${file} says ${place}, which is not in the manifest`)) },
  { rule: 'every file that the manifest names is in the package', faults: (files) => named(files).filter((file) => !(file in packed(files))).map((file) => `${file} is missing`) },
  { rule: 'the colour icon has 192 pixels a side, the outline icon 32', faults: (files) => [...sized(files, 'color.png', 192), ...sized(files, 'outline.png', 32)] },
  { rule: 'the bot and the compose box are one app', faults: (files) => [...new Set(flat(files['manifest.json']).filter(([place]) => place.endsWith('.botId')).map(([, id]) => String(id)))].filter((id) => id !== (files['manifest.json'] as { readonly id: string }).id).map((id) => `${id} is another bot`) },
  { rule: 'links are told by their host alone', faults: (files) => flat(files['manifest.json']).filter(([place, value]) => place.includes('.domains[') && !host.test(String(value))).map(([place, value]) => `${place}: ${String(value)} is no host`) },
]

function textsOf(files: Manifest): readonly string[] {
  return flat(files['manifest.json']).map(([place]) => place).filter((place) => spoken.test(place))
}

/** Every value with its place: "bots[0].commandLists[0].commands[2].title". */
function flat(value: unknown, place = ''): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null) return [[place, value]]
  const inside = (key: string) => (Array.isArray(value) ? `${place}[${key}]` : [place, key].filter(Boolean).join('.'))
  return Object.entries(value).flatMap(([key, each]) => flat(each, inside(key)))
}

function named(files: Manifest): readonly string[] {
  return flat(files['manifest.json']).filter(([place]) => /^icons\.|^localizationInfo\..*\.file$/.test(place)).map(([, file]) => String(file))
}

function sized(files: Manifest, file: string, size: number): readonly string[] {
  const header = Buffer.from(packed(files)[file] ?? [])
  // Width and height of a PNG stand behind its signature and the name of the first part.
  const [width, height] = [header.readUInt32BE(16), header.readUInt32BE(20)]
  return width === size && height === size ? [] : [`${file} has ${width} × ${height}`]
}
