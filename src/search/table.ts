import type { Rules } from '../customer/rules.ts'
import type { Row } from './row.ts'
import type { Packs } from './entries.ts'
import { openShelf, type Shelf } from './shelf.ts'
import type { Spell } from './spell.ts'
import { sharedFields } from './texts.ts'
import { openValues } from './values.ts'

/**
 * One tenant's rows in columns. A row's number is its slot; it never changes: a customer written again gets a new
 * slot, and its old one is dead.
 */
export interface Table {
  write(row: Row): void
  row(slot: number): Row
  slots(): number
  /** How many slots are dead. */
  dead(): number
  slotOf(id: string): number | undefined
  id(slot: number): string
  state(slot: number): State
  created(slot: number): number
  changed(slot: number): number
  name(slot: number): number
  nameRest(slot: number): number
  packs(slot: number): Packs
  /** Texts of the customers' own. */
  readonly own: Shelf
  /** Values that customers share; entry 0 is none. */
  readonly shared: Shelf
  /** By slot, the entry in `shared` of a field's value; fields by their place in `sharedFields`. */
  column(field: number): Uint32Array
  /** Room for a search, as long as there are slots; made once, since a search is over sooner than such room is made. */
  scratch(): Scratch
  /** Of the entries of `shared`: their field's place and key. */
  keyOf(value: number): { readonly field: number; readonly key: string }
}

/** By slot. All are 0 between searches, but for `sums`. */
export interface Scratch {
  readonly best: Float32Array
  readonly sums: Float32Array
  readonly met: Uint8Array
}

export const [deadState, active, archived] = [0, 1, 2] as const
export type State = 0 | 1 | 2

export function openTable(rules: Rules, spell: Spell): Table {
  const ids: string[] = []
  const bySlot = new Map<string, number>()
  const [own, shared, scratch] = [openShelf(), openValues(rules, spell), openScratch()]
  let dead = 0
  let room = 0
  let [states, created, changed, name, rest] = [new Uint8Array(0), new Float64Array(0), new Float64Array(0), new Float64Array(0), new Float64Array(0)]
  let values = sharedFields.map(() => new Uint32Array(0))

  function widen() {
    room = Math.max(64, Math.ceil(1.5 * room))
    ;[states, created, changed, name, rest] = [wider(states, new Uint8Array(room)), wider(created, new Float64Array(room)), wider(changed, new Float64Array(room)), wider(name, new Float64Array(room)), wider(rest, new Float64Array(room))]
    values = values.map((column) => wider(column, new Uint32Array(room)))
  }

  function write(row: Row) {
    const old = bySlot.get(row.id)
    if (old !== undefined) {
      states[old] = deadState
      dead++
    }
    const slot = own.add(row.packs)
    if (slot === room) widen()
    ids.push(old === undefined ? row.id : ids[old]!)
    bySlot.set(row.id, slot)
    states[slot] = row.status === 'active' ? active : archived
    created[slot] = row.created
    changed[slot] = row.changed
    ;[name[slot], rest[slot]] = row.name
    row.shared.forEach((key, field) => (values[field]![slot] = shared.entry(field, key)))
  }

  function row(slot: number): Row {
    return {
      id: ids[slot]!,
      status: states[slot] === active ? 'active' : 'archived',
      created: created[slot]!,
      changed: changed[slot]!,
      name: [name[slot]!, rest[slot]!],
      packs: own.packs(slot),
      shared: values.map((column) => shared.keyOf(column[slot]!).key),
    }
  }

  return {
    write,
    row,
    slots: () => ids.length,
    dead: () => dead,
    slotOf: (id) => bySlot.get(id),
    id: (slot) => ids[slot]!,
    state: (slot) => states[slot] as State,
    created: (slot) => created[slot]!,
    changed: (slot) => changed[slot]!,
    name: (slot) => name[slot]!,
    nameRest: (slot) => rest[slot]!,
    packs: own.packs,
    own,
    shared: shared.shelf,
    column: (field) => values[field]!,
    scratch: () => scratch(room),
    keyOf: shared.keyOf,
  }
}

function wider<T extends Uint8Array | Uint32Array | Float64Array>(from: T, to: T): T {
  to.set(from)
  return to
}

function openScratch(): (room: number) => Scratch {
  let scratch: Scratch = { best: new Float32Array(0), sums: new Float32Array(0), met: new Uint8Array(0) }
  return (room) => {
    if (scratch.met.length < room) scratch = { best: new Float32Array(room), sums: new Float32Array(room), met: new Uint8Array(room) }
    return scratch
  }
}
