import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Where a tenant's log has got to; the epoch is another where the log began anew. */
export interface Head {
  readonly epoch: string
  readonly position: number
}

/** How far this machine saw each tenant's log: a server must never show less. */
export interface Seen {
  get(tenant: string): Head | undefined
  all(): Iterable<readonly [string, Head]>
  /** A server stands here: no less far than was seen. */
  set(tenant: string, head: Head): void
  /** A server shows less than was seen of this tenant. */
  lose(tenant: string): void
  /** Tenants whose acknowledged writes are gone. */
  readonly lost: ReadonlySet<string>
  /** Writes the file now. */
  keep(): void
}

/** So long, in milliseconds, the file may lag behind; it never runs ahead. */
const lag = 1_000

/** `file`: where it is remembered beyond this process; where it cannot be written, a new process knows nothing. */
export function openSeen(file?: string): Seen {
  const heads = new Map<string, Head>(file === undefined ? [] : read(file))
  const lost = new Set<string>()
  let timer: NodeJS.Timeout | undefined

  function keep(): void {
    clearTimeout(timer)
    if (file !== undefined && timer !== undefined) write(file, heads)
    timer = undefined
  }

  return {
    get: (tenant) => heads.get(tenant),
    all: () => heads,
    set(tenant, head) {
      lost.delete(tenant)
      const before = heads.get(tenant)
      if (before?.epoch === head.epoch && before.position >= head.position) return
      heads.set(tenant, head)
      timer ??= setTimeout(keep, lag).unref()
    },
    lose: (tenant) => void lost.add(tenant),
    lost,
    keep,
  }
}

function read(file: string): readonly (readonly [string, Head])[] {
  try {
    return Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, Head>)
  } catch {
    return []
  }
}

function write(file: string, heads: ReadonlyMap<string, Head>): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(`${file}.new`, JSON.stringify(Object.fromEntries(heads)))
    renameSync(`${file}.new`, file)
  } catch {
    // What was written there before still holds: the log only grows.
  }
}
