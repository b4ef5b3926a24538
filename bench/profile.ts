import { readFileSync } from 'node:fs'
import { Session, type Profiler, type Runtime } from 'node:inspector/promises'
import { SourceMap } from 'node:module'
import { fileURLToPath } from 'node:url'

/** What a stretch of work spent its CPU on, largest first: `share` of it, from 0 to 1. */
export interface Profile {
  /** The share of all its time in which it had nothing to do but wait. */
  readonly waiting: number
  readonly parts: readonly Part[]
  readonly functions: readonly Part[]
}

interface Part {
  readonly name: string
  readonly share: number
}

const shown = 8
const [waiting, profiler] = ['waiting', 'profiler']

/** Profiles this process while it works. */
export async function profiled(work: () => Promise<unknown>): Promise<Profile> {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.start')
  await work()
  const { profile } = await session.post('Profiler.stop')
  session.disconnect()
  return summed(profile)
}

/** Sums up by package, room of the product or the like, and by function; bundled code is traced back to its sources. */
export function summed({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): Profile {
  const sources = sourcesOf()
  const known = new Map(nodes.map(({ id, callFrame }) => [id, named(callFrame, sources)]))
  // What the inspector calls is its own work, whatever it is called; a node comes before its children.
  for (const { id, children = [] } of nodes) if (known.get(id)?.part === profiler) for (const child of children) known.set(child, { part: profiler })
  const [parts, functions] = [new Map<string, number>(), new Map<string, number>()]
  let [busy, idle] = [0, 0]
  samples.forEach((id, at) => {
    const { part, name } = known.get(id)!
    const took = timeDeltas[at] ?? 0
    if (part === waiting) idle += took
    if (part === waiting || part === profiler) return
    busy += took
    parts.set(part, (parts.get(part) ?? 0) + took)
    if (name !== undefined) functions.set(name, (functions.get(name) ?? 0) + took)
  })
  return { waiting: idle / (idle + busy), parts: largest(parts, busy), functions: largest(functions, busy) }
}

function largest(took: ReadonlyMap<string, number>, all: number): readonly Part[] {
  return [...took].map(([name, each]) => ({ name, share: each / all })).sort((a, b) => b.share - a.share).slice(0, shown)
}

type Sources = (url: string, line: number, column: number) => string

/** The file that a place in a bundle was made from, where a map lies beside the bundle. */
function sourcesOf(): Sources {
  const maps = new Map<string, SourceMap | undefined>()
  return (url, line, column) => {
    if (!maps.has(url)) maps.set(url, mapOf(url))
    const entry = maps.get(url)?.findEntry(line, column)
    const source: string | undefined = entry && 'originalSource' in entry ? entry.originalSource : undefined
    return source ?? url
  }
}

function mapOf(url: string): SourceMap | undefined {
  if (!url.startsWith('file:') || !url.includes('/dist/')) return undefined
  try {
    return new SourceMap(JSON.parse(readFileSync(`${fileURLToPath(url)}.map`, 'utf8')) as ConstructorParameters<typeof SourceMap>[0])
  } catch {
    return undefined
  }
}

function named({ functionName, url, lineNumber, columnNumber }: Runtime.CallFrame, sources: Sources): { readonly part: string; readonly name?: string } {
  if (functionName === '(idle)') return { part: waiting }
  if (url.startsWith('node:inspector')) return { part: profiler }
  if (functionName === '(garbage collector)') return { part: 'garbage collector' }
  const part = partOf(url === '' ? '' : sources(url, lineNumber, columnNumber))
  return { part, name: `${functionName || 'an unnamed function'} (${part})` }
}

function partOf(source: string): string {
  const [, installed] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source) ?? []
  const [, room] = /(?:^|\/)(src\/[^/]+)/.exec(source) ?? []
  return installed ?? room ?? (source === '' || source.startsWith('node:') ? 'Node.js' : 'the harness')
}
