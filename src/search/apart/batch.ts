import type { Rules } from '../../customer/rules.ts'
import { active, archived, type Columns } from '../columns.ts'
import { writtenOf, type Written } from '../blocks.ts'
import { passingPackOf } from '../packing.ts'
import { rowOf, type Listed } from '../row.ts'
import { mostEntries, openMake, type Make, type Segment } from '../segment.ts'
import type { Spell } from '../spell.ts'
import { searchedFields, sharedFields } from '../texts.ts'
import { nameOf, packOfValue, type Numbered } from '../values.ts'
import { openPacks, type OpenPacks } from '../packs.ts'

/** What is known of customers before their segments are made, by customer. */
export interface Read extends Omit<Columns, 'values'> {
  readonly ids: Written
  /** By field, in the order of `sharedFields`: the place of its value in `names`. */
  readonly values: readonly Uint32Array[]
  /** The values that they share, each once; the first is none. */
  readonly names: Written
}

/** The entries of those names, and how many entries the shelves have before. */
export interface Numbering extends Numbered {
  readonly own: number
  readonly shared: number
}

export interface Made {
  readonly own: readonly Segment[]
  readonly shared: readonly Segment[]
}

/** Customers, at most `mostEntries`, whose part of the index is made without the index. */
export interface Batch {
  add(customer: Listed): void
  read(): Read
  /** Once `read` was asked for. */
  made(numbering: Numbering): Promise<Made>
}

/** A pack seldom takes more bytes. */
const packExpected = 1_024

const none = (): readonly number[] => []

/** Nobody else waits for this thread. */
const breath = () => Promise.resolve()

/** Batches one after another: the next one begins once the one before is read, and is made after it. Their room is large and used again. */
export function openBatches(rules: Rules, spell: Spell): () => Batch {
  const [packs, make] = [openPacks(mostEntries * packExpected), openMake()]
  return () => openBatch(rules, spell, packs, make)
}

function openBatch(rules: Rules, spell: Spell, packs: OpenPacks, make: Make): Batch {
  const ids: string[] = []
  const states = new Uint8Array(mostEntries)
  const [created, changed, name, nameOn] = [new Float64Array(mostEntries), new Float64Array(mostEntries), new Float64Array(mostEntries), new Float64Array(mostEntries)]
  const values = sharedFields.map(() => new Uint32Array(mostEntries))
  const shared: (readonly [field: number, key: string])[] = [[0, '']]
  const known = sharedFields.map(() => new Map<string, number>())
  let own = packs.cut(0, 0)

  function add(customer: Listed) {
    const row = rowOf(customer, rules, spell, passingPackOf)
    const at = ids.push(row.id) - 1
    packs.add(row.pack)
    states[at] = row.status === 'active' ? active : archived
    created[at] = row.created
    changed[at] = row.changed
    name[at] = row.name
    nameOn[at] = row.nameOn
    for (let field = 0; field < values.length; field++) values[field]![at] = numberOf(field, row.shared[field]!)
  }

  function numberOf(field: number, key: string): number {
    const found = key === '' ? 0 : known[field]!.get(key)
    if (found !== undefined) return found
    known[field]!.set(key, shared.length)
    return shared.push([field, key]) - 1
  }

  function read(): Read {
    const size = ids.length
    own = packs.cut(0, size)
    packs.clear()
    const names = writtenOf(shared.map(([field, key], at) => (at === 0 ? '' : nameOf(field, key))))
    return { ids: writtenOf(ids), states: states.slice(0, size), created: created.slice(0, size), changed: changed.slice(0, size), name: name.slice(0, size), nameOn: nameOn.slice(0, size), values: values.map((column) => column.slice(0, size)), names }
  }

  async function made({ numbers, fresh, own: from, shared: settled }: Numbering): Promise<Made> {
    const valuesOf = (at: number) => searchedFields.map((field) => numbers[values[field]![at]!]!)
    const valuePacks = openPacks()
    for (const at of fresh) valuePacks.add(packOfValue(...shared[at]!, rules, spell, passingPackOf))
    const segments: Segment[] = []
    for (let at = 0; at < fresh.length; at += mostEntries) {
      segments.push(await make(settled + at, { ...valuePacks.cut(at, Math.min(fresh.length, at + mostEntries)), valuesOf: none }, breath))
    }
    return { own: [await make(from, { ...own, valuesOf }, breath)], shared: segments }
  }

  return { add, read, made }
}
