import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

/** What a Dockerfile makes, in folders instead of layers. */
export interface Image {
  /** The root of the last stage. */
  readonly root: string
  /** The folder in which its command runs. */
  readonly folder: string
  readonly env: Readonly<Record<string, string>>
  readonly user: { readonly uid: number; readonly gid: number }
  readonly command: readonly string[]
  readonly health: readonly string[]
  remove(): void
}

type Stage = { root: string; folder: string; env: Record<string, string>; user: string; command: readonly string[]; health: readonly string[] }
interface Around {
  /** Where the stages lie. */
  readonly ground: string
  readonly context: string
  /** What of the context is sent. */
  readonly sent: readonly string[]
  readonly stages: Record<string, Stage>
}

type Step = readonly [instruction: string, rest: string]

/** Users of the official Node image. */
const ids: Readonly<Record<string, number>> = { root: 0, node: 1000 }

/** Takes the steps of a Dockerfile without Docker, with this machine's Node; of `context` only what the ignore file lets through. */
export function build(dockerfile: string, context: string): Image {
  const ground = mkdtempSync(join(tmpdir(), 'image-'))
  const remove = () => rmSync(ground, { recursive: true, force: true })
  // Else only its owner may enter.
  chmodSync(ground, 0o755)
  try {
    const stage = stageOf(stepsIn(readFileSync(dockerfile, 'utf8')), { ground, context, sent: allowed(`${dockerfile}.dockerignore`), stages: {} })
    return { ...stage, user: userOf(stage.user), remove }
  } catch (error) {
    remove()
    throw error
  }
}

/** The last stage, with all that its steps put there. */
function stageOf(steps: readonly Step[], around: Around): Stage {
  let stage: Stage | undefined
  for (const [instruction, rest] of steps) {
    if (instruction === 'FROM') stage = around.stages[nameIn(rest)] = begin(join(around.ground, nameIn(rest)))
    else if (stage) take(stage, [instruction, rest], around)
  }
  if (!stage) throw new Error('a Dockerfile begins with FROM')
  return stage
}

function stepsIn(text: string): readonly Step[] {
  return text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#')).map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)] as const)
}

function nameIn(from: string): string {
  return / AS (\w+)$/.exec(from)?.[1] ?? 'last'
}

function begin(root: string): Stage {
  mkdirSync(root)
  return { root, folder: root, env: {}, user: 'root', command: [], health: [] }
}

/** An ignore file that shuts everything out but some names. */
function allowed(file: string): readonly string[] {
  const [first, ...rest] = readFileSync(file, 'utf8').split('\n').filter((line) => line && !line.startsWith('#'))
  if (first !== '*' || rest.some((line) => !line.startsWith('!'))) throw new Error(`${file} must let through single names only`)
  return rest.map((line) => line.slice(1))
}

function take(stage: Stage, [instruction, rest]: Step, around: Around): void {
  if (instruction === 'WORKDIR') mkdirSync((stage.folder = join(stage.root, rest)), { recursive: true })
  else if (instruction === 'ENV') stage.env = { ...stage.env, ...Object.fromEntries(rest.split(' ').map((pair) => pair.split('='))) }
  else if (instruction === 'USER') stage.user = rest
  else if (instruction === 'COPY') copy(stage, rest.split(' '), around)
  else if (instruction === 'RUN') run(stage, rest)
  else if (instruction === 'CMD') stage.command = JSON.parse(rest) as string[]
  else if (instruction === 'HEALTHCHECK') stage.health = JSON.parse(rest.slice(rest.indexOf('CMD ') + 4)) as string[]
  else if (instruction !== 'EXPOSE') throw new Error(`nobody knows how to ${instruction}`)
}

function copy(stage: Stage, words: readonly string[], { context, sent, stages }: Around): void {
  const from = words[0]?.startsWith('--from=') ? stages[words[0].slice('--from='.length)] : undefined
  const [sources, target] = [words.slice(from ? 1 : 0, -1), join(stage.folder, words.at(-1) ?? '')]
  const names = from ? sources : sources.flatMap((source) => (source === '.' ? sent : sent.filter((name) => name === source)))
  // Docker puts the contents of a folder into its target, and a file into a folder under its own name.
  const place = (name: string) => (words.at(-1) === './' || sources[0] === '.' ? join(target, basename(name)) : target)
  for (const name of names) {
    // Out of an earlier stage things are moved: copying all packages takes longer than installing them.
    if (from) renameSync(join(from.root, name), place(name))
    else cpSync(join(context, name), place(name), { recursive: true })
  }
}

function run({ folder, env }: Stage, command: string): void {
  const { uid, gid } = userOf('node')
  const own = command.replaceAll(`${ids['node']}:${ids['node']}`, `${uid}:${gid}`)
  execFileSync('sh', ['-ec', own], { cwd: folder, env: { ...outside(), npm_config_prefer_offline: 'true', npm_config_loglevel: 'error', ...env }, stdio: ['ignore', 'ignore', 'inherit'] })
}

/** How this machine reaches npm's registry, and nothing else of it. */
function outside() {
  const wanted = /^(path|home|(https?|no)_proxy|node_extra_ca_certs|npm_config_(registry|cache|userconfig|globalconfig|cafile|proxy|https_proxy|noproxy))$/i
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => wanted.test(name)))
}

/** Who is not root stays who he is. */
function userOf(name: string): Image['user'] {
  const own = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 }
  return own.uid === 0 ? { uid: ids[name] ?? Number(name), gid: ids[name] ?? Number(name) } : own
}

/** The exit code of the image's health check, run inside it as its user. */
export function healthOf({ folder, env, user, health: [program = '', ...options] }: Image, more: Readonly<Record<string, string>>): number | null {
  return spawnSync(program === 'node' ? process.execPath : program, options, { cwd: folder, env: { ...env, ...more }, ...user, timeout: 10_000 }).status
}
