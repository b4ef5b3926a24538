import { cruise, type IForbiddenRuleType } from 'dependency-cruiser'

/** One line of the table of rooms in `src/README.md`. */
export interface Room {
  /** "cards/", or a file: "config.ts". */
  readonly name: string
  /** Rooms and packages that it may use; undefined: everything. */
  readonly uses: { readonly rooms: readonly string[]; readonly packages: readonly string[] } | undefined
}

/** Reads the table: the document is the rule. */
export function roomsIn(markdown: string): readonly Room[] {
  return [...markdown.matchAll(/^\| `([a-z]+(?:\/|\.ts))` \|.*\| ([^|]*) \|$/gm)].map(([, name = '', uses = '']) => ({ name, uses: usesIn(uses) }))
}

function usesIn(cell: string): Room['uses'] {
  if (cell === 'everything') return undefined
  const names = cell === 'nothing' ? [] : cell.split(', ')
  return { rooms: names.filter((name) => name.startsWith('`')).map((name) => name.slice(1, -1)), packages: names.filter((name) => !name.startsWith('`')) }
}

// A package may come in parts, which are installed and used with it.
const parts: Readonly<Record<string, string>> = { botbuilder: '(botbuilder|botframework)[^/]*' }
// Rooms that know neither disk nor network nor clock.
const pure = '^src/(text|customer|people)/'

/** What the table forbids, for dependency-cruiser; each rule's name says what was broken. */
export function rulesOf(rooms: readonly Room[]): IForbiddenRuleType[] {
  const named = rooms.map(({ name }) => name.replace('.', '\\.')).join('|')
  return [
    ...rooms.flatMap(rulesOfRoom),
    { name: 'every file lives in a room', from: { path: '^src/', pathNot: `^src/(${named})` }, to: {} },
    { name: 'a pure room does no input or output', from: { path: pure }, to: { dependencyTypes: ['core'] } },
    { name: 'a command never uses another one', from: { path: '^src/commands/' }, to: { path: '^src/commands/' } },
    { name: 'no cycles', from: { path: '^src/' }, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'src never uses test or manifest', from: { path: '^src/' }, to: { path: '^(test|manifest)/' } },
    { name: 'src uses no development package', from: { path: '^src/' }, to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] } },
    { name: 'every import is found', from: { path: '^src/' }, to: { couldNotResolve: true } },
  ]
}

function rulesOfRoom({ name, uses }: Room): IForbiddenRuleType[] {
  if (!uses) return []
  const from = { path: `^src/${name.replace('.', '\\.')}` }
  const rooms = [...uses.rooms.map((room) => `${room}/`), name].join('|')
  const packages = uses.packages.map((each) => parts[each] ?? each).join('|')
  return [
    { name: `${name} uses only the rooms of its line`, from, to: { path: '^src/', pathNot: `^src/(${rooms})` } },
    { name: `${name} uses only the packages of its line`, from, to: { path: 'node_modules/', pathNot: packages ? `node_modules/(@types/)?(${packages})/` : '^$' } },
  ]
}

/** What breaks the rules under `folder`/src: "rule: from → to". */
export async function breaches(folder: string, rules: IForbiddenRuleType[]): Promise<readonly string[]> {
  const { output } = await cruise(
    ['src'],
    { baseDir: folder, ruleSet: { forbidden: rules }, validate: true, tsPreCompilationDeps: true, doNotFollow: { path: 'node_modules' }, preserveSymlinks: true },
    { extensions: ['.ts', '.js', '.json'], conditionNames: ['import', 'node', 'default'], exportsFields: ['exports'] },
  )
  if (typeof output === 'string') throw new Error(output)
  if (output.modules.length === 0) throw new Error(`nothing to read under ${folder}`)
  return output.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)
}
