import { setImmediate as breathe } from 'node:timers/promises'
import { readHead, readRow, saysAnything, type Head, type TypedRow } from '../../customer/sheet-row.ts'
import { SheetFault, type SheetRow, type SheetTrouble } from '../../customer/sheets.ts'
import type { Turn } from '../command.ts'
import type { Attached, Missed } from '../file.ts'
import { judge, namesOf, twice, type Judged } from './judge.ts'
import { keepingRows, keepPart, type Prepared, type Wrong } from './prepared.ts'

/** `heads`: no heading is known; `empty`: nothing stands below them. */
export type FileTrouble = Missed | SheetTrouble | 'heads' | 'empty'

export interface Trial {
  readonly prepared: Prepared
  /** The first rows that are not taken. */
  readonly first: readonly Wrong[]
}

/** As many rows are looked at side by side. */
const atOnce = 20
const mostShown = 5

/** Looks through a file and keeps what it comes to; nothing is saved in the book. */
export async function tryFile(turn: Turn, { name, fetch }: Attached): Promise<Trial | FileTrouble> {
  const bytes = await fetch()
  if (typeof bytes === 'string') return bytes
  try {
    return await tryRows(withPeopleOnce(turn), name, turn.world.sheets.read(once(bytes)))
  } catch (error) {
    if (error instanceof SheetFault) return error.trouble
    throw error
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** Whoever is named in rows is looked for among the same people: the list is read once and not for each row. */
function withPeopleOnce(turn: Turn): Turn {
  const { world } = turn
  let listed: ReturnType<typeof world.people.list> | undefined
  return { ...turn, world: { ...world, people: { ...world.people, list: (tenant) => (listed ??= world.people.list(tenant)) } } }
}

async function tryRows(turn: Turn, name: string, batches: AsyncIterable<readonly SheetRow[]>): Promise<Trial | FileTrouble> {
  const id = turn.world.newId()
  const sorting = openSorting(turn, id)
  let head: Head | undefined
  for await (const batch of batches) {
    const rows = head ? batch : batch.slice(1)
    head ??= batch[0] && readHead(batch[0].cells)
    if (!head) continue
    if (!saysAnything(head)) return 'heads'
    for (let at = 0; at < rows.length; at += atOnce) await sorting.take(rows.slice(at, at + atOnce).map((row) => readRow(head!, row)))
  }
  const { counts, pieces, first } = await sorting.end()
  if (!head || counts.added + counts.changed + counts.same + counts.wrong === 0) return 'empty'
  const prepared: Prepared = { id, name, titles: head.titles, unknown: head.unknown, idle: head.idle, counts, pieces }
  await keepPart(turn, id, 'head', prepared)
  return { prepared, first }
}

/** Sorts rows by what they come to. */
function openSorting(turn: Turn, id: string) {
  const right = keepingRows(turn, id, 'right')
  const wrong = keepingRows(turn, id, 'wrong')
  const counts = { added: 0, changed: 0, same: 0, wrong: 0 }
  const first: Wrong[] = []
  const seen = new Map<string, number>()

  const refuse = async ({ number: row, cells }: TypedRow, problems: Wrong['problems']): Promise<void> => {
    counts.wrong++
    if (first.length < mostShown) first.push({ row, cells, problems })
    await wrong.add({ row, cells, problems })
  }

  const sort = async (row: TypedRow, judged: Judged): Promise<void> => {
    if ('problems' in judged) return refuse(row, judged.problems)
    const names = 'right' in judged ? namesOf(judged.right) : [`id ${judged.same}`]
    const before = names.map((name) => seen.get(name)).find((number) => number !== undefined)
    if (before !== undefined) return refuse(row, [{ text: twice(before) }])
    for (const name of names) seen.set(name, row.number)
    if ('same' in judged) return void counts.same++
    counts[judged.right.target ? 'changed' : 'added']++
    await right.add(judged.right)
  }

  return {
    async take(rows: readonly TypedRow[]): Promise<void> {
      const judged = await Promise.all(rows.map((row) => judge(turn, row)))
      for (const [at, row] of rows.entries()) await sort(row, judged[at]!)
      await breathe()
    },
    end: async () => ({ counts, first, pieces: { right: await right.end(), wrong: await wrong.end() } }),
  }
}
