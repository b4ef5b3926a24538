import type { Breath } from '../breath.ts'
import type { Columns } from '../columns.ts'
import type { Names } from '../names.ts'
import type { Shelf } from '../shelf.ts'
import type { SharedValues } from '../values.ts'
import type { Made, Numbering, Read } from './batch.ts'

/** What a table is made of, and what remembers a row until it counts. */
interface Parts {
  readonly ids: Names
  readonly columns: () => Columns
  readonly makeRoom: (least: number, breath: Breath) => Promise<void>
  readonly put: (field: number, first: number, entries: Uint32Array) => void
  readonly own: Shelf
  readonly shared: SharedValues
  readonly wait: (slot: number, state: number) => void
}

const idsAtOnce = 512

/** Puts into a table what another thread has read, as soon as it has made its segments. Nothing is changed where that fails. */
export async function takeRead(parts: Parts, read: Read, make: (numbering: Numbering) => Promise<Made>, breath: Breath): Promise<void> {
  const { own, shared } = parts
  const numbered = await shared.numbered(read.names, breath)
  const made = await make({ ...numbered, own: own.settled(), shared: shared.shelf.settled() })
  await shared.take(read.names, numbered.fresh, made.shared, breath)
  await fill(parts, read, numbered.numbers, breath)
  for (const segment of made.own) own.take(segment)
}

async function fill({ ids, columns, makeRoom, put, wait }: Parts, read: Read, numbers: Uint32Array, breath: Breath) {
  const [first, size] = [ids.count(), read.states.length]
  await makeRoom(first + size, breath)
  const { created, changed, name, nameOn } = columns()
  created.set(read.created, first)
  changed.set(read.changed, first)
  name.set(read.name, first)
  nameOn.set(read.nameOn, first)
  for (const [field, column] of read.values.entries()) {
    put(field, first, column.map((value) => numbers[value]!))
    await breath()
  }
  for (let at = 0; at < size; at++) {
    wait(ids.addOf(read.ids, at), read.states[at]!)
    if (at % idsAtOnce === 0) await breath()
  }
}
