import type { Rules } from '../customer/rules.ts'
import type { Made, Numbering, Read } from './apart/batch.ts'
import { takeRead } from './apart/taking.ts'
import type { Breath } from './breath.ts'
import { active, archived, cut, deadState, openColumns, type Columns } from './columns.ts'
import { hitsFor, type Hits } from './hits.ts'
import { openNames, type NamesImage } from './names.ts'
import type { Pack } from './pack.ts'
import type { Row } from './row.ts'
import { openShelf, type Shelf, type ShelfImage } from './shelf.ts'
import type { Spell } from './spell.ts'
import { searchedFields } from './texts.ts'
import { openValues, type ValuesImage } from './values.ts'
import { wordOf } from './word.ts'

/**
 * One tenant's rows in columns. A row's number is its slot; it never changes: a customer written again gets a new
 * slot, and its old one is dead.
 */
export interface Table {
  /** The row counts once it is settled, and until then the one before it. */
  add(row: Row, breath: Breath): Promise<void>
  /** The same for many rows that another thread has read, and makes segments of. */
  take(read: Read, make: (numbering: Numbering) => Promise<Made>, breath: Breath): Promise<void>
  /** For so many slots at least, at once: each time that it grows it is copied. */
  makeRoom(least: number, breath: Breath): Promise<void>
  /** Gives the slots that died of it. */
  settle(breath: Breath): Promise<readonly number[]>
  row(slot: number): Row
  /** How many slots are settled. */
  slots(): number
  /** How many slots are dead. */
  dead(): number
  id(slot: number): string
  /** Orders two slots by their ids. */
  compareIds(a: number, b: number): number
  pack(slot: number): Pack
  /** By slot; they hold until a row is added. */
  columns(): Columns
  /** Texts of the customers' own. */
  readonly own: Shelf
  /** Values that customers share; entry 0 is none. */
  readonly shared: Shelf
  /** Room for a search, as long as there are slots; made once, since a search is over sooner than such room is made. */
  scratch(): Scratch
  /** Of the entries of `shared`: their field's place and key. */
  keyOf(value: number): { readonly field: number; readonly key: string }
  /** All of it as it is now, where nothing waits. */
  image(): TableImage
}

export interface TableImage {
  readonly ids: NamesImage
  readonly columns: Columns
  readonly own: ShelfImage
  readonly shared: ValuesImage
}

/** What a search met among the slots and among the shared values; `held` and `sums` have room for all slots. */
export interface Scratch {
  readonly hits: Hits
  readonly values: Hits
  readonly held: Uint32Array
  readonly sums: Float32Array
}

/** A row that does not count yet, and the slot that dies when it does. */
interface Waiting {
  readonly state: number
  readonly before: number | undefined
}

/** `from`: what it holds to begin with, which is taken over. */
export function openTable(rules: Rules, spell: Spell, from?: TableImage): Table {
  const ids = openNames(from?.ids)
  const { columns, makeRoom, put } = openColumns(from?.columns)
  const valuesAt = (slot: number) => searchedFields.map((field) => columns().values[field]![slot]!)
  const [own, shared, scratch] = [openShelf(wordOf(rules.domainSuffix).tight, valuesAt, from?.own), openValues(rules, spell, from?.shared), openScratch()]
  let dead = from ? countOf(from.columns.states, deadState) : 0
  let waiting: Waiting[] = []

  /** Its id is placed at once, since nobody looks for one but the next row of the same customer. */
  const wait = (slot: number, state: number) => void waiting.push({ state, before: ids.place(slot) })

  async function add(row: Row, breath: Breath) {
    await makeRoom(ids.count() + 1, breath)
    const slot = ids.add(row.id)
    const { created, changed, name, nameOn } = columns()
    for (const [field, key] of row.shared.entries()) put(field, slot, Uint32Array.of(shared.entry(field, key)))
    own.add({ pack: row.pack, values: valuesAt(slot) })
    wait(slot, row.status === 'active' ? active : archived)
    created[slot] = row.created
    changed[slot] = row.changed
    name[slot] = row.name
    nameOn[slot] = row.nameOn
  }

  async function take(read: Read, make: (numbering: Numbering) => Promise<Made>, breath: Breath) {
    await takeRead({ ids, columns, makeRoom, put, own, shared, wait }, read, make, breath)
  }

  async function settle(breath: Breath): Promise<readonly number[]> {
    // What a customer has is there before it is.
    await shared.shelf.settle(breath)
    await own.settle(breath)
    const gone = count(columns().states, ids.count() - waiting.length, waiting)
    dead += gone.length
    waiting = []
    return gone
  }

  function row(slot: number): Row {
    const { states, created, changed, name, nameOn, values } = columns()
    const status = states[slot] === active ? 'active' : 'archived'
    return { id: ids.at(slot), status, created: created[slot]!, changed: changed[slot]!, name: name[slot]!, nameOn: nameOn[slot]!, pack: own.pack(slot), shared: values.map((column) => shared.keyOf(column[slot]!).key) }
  }

  return {
    add,
    take,
    makeRoom,
    settle,
    row,
    slots: () => ids.count() - waiting.length,
    dead: () => dead,
    id: ids.at,
    compareIds: ids.compare,
    pack: own.pack,
    columns,
    own,
    shared: shared.shelf,
    scratch: () => scratch(columns().states.length, shared.shelf.settled()),
    keyOf: shared.keyOf,
    image: () => ({ ids: ids.image(), columns: cut(columns(), ids.count()), own: own.image(), shared: shared.image() }),
  }
}

/** The last rows count from now on; gives the slots that died of it. */
function count(states: Uint8Array, first: number, waiting: readonly Waiting[]): readonly number[] {
  const gone: number[] = []
  for (const [at, { state, before }] of waiting.entries()) {
    if (before !== undefined) {
      states[before] = deadState
      gone.push(before)
    }
    states[first + at] = state
  }
  return gone
}

function countOf(states: Uint8Array, wanted: number): number {
  let count = 0
  for (const state of states) if (state === wanted) count++
  return count
}

function openScratch(): (slots: number, values: number) => Scratch {
  let scratch: Scratch = { hits: hitsFor(0), values: hitsFor(0), held: new Uint32Array(0), sums: new Float32Array(0) }
  return (slots, values) => {
    if (scratch.held.length < slots) scratch = { ...scratch, hits: hitsFor(slots), held: new Uint32Array(slots), sums: new Float32Array(slots) }
    if (scratch.values.best.length < values) scratch = { ...scratch, values: hitsFor(Math.ceil(1.5 * values)) }
    return scratch
  }
}
