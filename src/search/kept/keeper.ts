import { hash } from 'node:crypto'
import { mkdir, open, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { Book } from '../../customer/book.ts'
import type { Rules } from '../../customer/rules.ts'
import { openBreath } from '../breath.ts'
import type { Contents, ContentsImage } from '../contents.ts'
import { anchorAfter, standsIn, type Anchor } from './anchor.ts'
import { programIn } from './program.ts'
import { readTree, writeTree } from './tree.ts'

/** Where indexes are kept from one start to the next. */
export interface Keeping {
  readonly book: Pick<Book, 'log' | 'history'>
  readonly folder: string
  /** The program's own folder: another program reads everything anew. */
  readonly program: URL
  /** So many writes are read again rather than kept. */
  readonly least?: number
  /** Told once for each tenant whose index cannot be kept or read; `code` is the system's. */
  readonly failed?: (tenant: string, code: string) => void
}

/** One tenant's index on the disk. */
export interface Keeper {
  /** What was kept of just this book by just this program, and the position that it was read to; undefined: nothing. */
  read(): Promise<{ readonly image: ContentsImage; readonly position: number } | undefined>
  /** Whether much was written since the last time. */
  isDue(position: number, contents: Contents): boolean
  /** Keeps contents that were read to this position, behind the answers. */
  keep(contents: Contents, position: number): void
  /** Gives up what is being written. */
  close(): Promise<void>
}

interface Kept {
  readonly maker: string
  readonly position: number
  readonly anchor: Anchor
  readonly image: ContentsImage
}

export function openKeeper({ book, folder, program, least = 1_000, failed = () => undefined }: Keeping, tenant: string, rules: Rules): Keeper {
  const file = join(folder, `${hash('sha256', tenant).slice(0, 32)}.index`)
  const begun = `${file}.new`
  let maker: Promise<string> | undefined
  let [kept, told, closed] = [0, false, false]
  let leftover: number | undefined
  let writing: Promise<unknown> | undefined

  /** Whoever asks for other rules, or for another tenant, gets nothing of it. */
  const made = () => (maker ??= programIn(program).then((mark) => hash('sha256', JSON.stringify([mark, tenant, rules, String(rules.domainPattern)]))))

  async function read() {
    leftover = await changed(begun)
    const it = await ours().catch(tell)
    if (!it || !(await standsIn(book, tenant, it.anchor))) return undefined
    kept = it.position
    return it
  }

  async function ours(): Promise<Kept | undefined> {
    if ((await changed(file)) === undefined) return undefined
    const it = (await readTree(file, openBreath())) as Kept
    return it.maker === (await made()) ? it : undefined
  }

  async function write(image: ContentsImage, position: number) {
    const anchor = await anchorAfter(book, tenant, position)
    const to = anchor && (await create())
    if (!to) return
    try {
      await writeTree(to, { maker: await made(), position, anchor, image } satisfies Kept, () => !closed)
      await to.close()
      await rename(begun, file)
    } catch (error) {
      await to.close()
      await rm(begun, { force: true })
      throw error
    }
  }

  /** Undefined where another process is at it; what has not changed since this one began was left by a kill. */
  async function create(): Promise<FileHandle | undefined> {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    if (leftover !== undefined && (await changed(begun)) === leftover) await rm(begun, { force: true })
    return open(begun, 'wx', 0o600).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error
      return undefined
    })
  }

  function tell(error: unknown): undefined {
    if (!told && !closed) failed(tenant, codeOf(error))
    told = true
  }

  return {
    read,
    isDue: (position, { table }) => !closed && !writing && position >= kept + least + table.slots() / 50,
    keep(contents, position) {
      kept = position
      writing = write(contents.image(), position).catch(tell).finally(() => (writing = undefined))
    },
    async close() {
      closed = true
      await writing
    },
  }
}

/** When a file was last written to, in milliseconds; undefined where there is none. */
const changed = (file: string) => stat(file).then(({ mtimeMs }) => mtimeMs, () => undefined)

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error instanceof Error && error.constructor.name)
}
