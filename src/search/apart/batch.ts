import type { Rules } from '../../customer/rules.ts'
import { active, archived, type Columns } from '../columns.ts'
import { writtenOf, type Written } from '../blocks.ts'
import { passingPackOf } from '../pack.ts'
import { rowOf, type Listed } from '../row.ts'
import { mostEntries, segmentOf, type Segment } from '../segment.ts'
import type { Spell } from '../spell.ts'
import { searchedFields, sharedFields } from '../texts.ts'
import { nameOf, packOfValue, type Numbered } from '../values.ts'
import { openPacks } from '../packs.ts'

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

const none = (): readonly number[] => []

/** Nobody else waits for this thread. */
const breath = () => Promise.resolve()

export function openBatch(rules: Rules, spell: Spell): Batch {
  const packs = openPacks()
  const ids: string[] = []
  const [states, created, changed, name, nameOn]: [number[], number[], number[], number[], number[]] = [[], [], [], [], []]
  const values = sharedFields.map((): number[] => [])
  const shared: (readonly [field: number, key: string])[] = [[0, '']]
  const known = sharedFields.map(() => new Map<string, number>())

  function add(customer: Listed) {
    const row = rowOf(customer, rules, spell, passingPackOf)
    packs.add(row.pack)
    name.push(row.name)
    nameOn.push(row.nameOn)
    ids.push(row.id)
    states.push(row.status === 'active' ? active : archived)
    created.push(row.created)
    changed.push(row.changed)
    for (let field = 0; field < values.length; field++) values[field]!.push(numberOf(field, row.shared[field]!))
  }

  function numberOf(field: number, key: string): number {
    const found = key === '' ? 0 : known[field]!.get(key)
    if (found !== undefined) return found
    known[field]!.set(key, shared.length)
    return shared.push([field, key]) - 1
  }

  const names = () => writtenOf(shared.map(([field, key], at) => (at === 0 ? '' : nameOf(field, key))))

  async function made({ numbers, fresh, own, shared: settled }: Numbering): Promise<Made> {
    const valuesOf = (at: number) => searchedFields.map((field) => numbers[values[field]![at]!]!)
    const valuePacks = openPacks()
    for (const at of fresh) valuePacks.add(packOfValue(...shared[at]!, rules, spell, passingPackOf))
    const segments: Segment[] = []
    for (let at = 0; at < fresh.length; at += mostEntries) {
      segments.push(await segmentOf(settled + at, { ...valuePacks.cut(at, Math.min(fresh.length, at + mostEntries)), valuesOf: none }, breath))
    }
    return { own: [await segmentOf(own, { ...packs.cut(0, ids.length), valuesOf }, breath)], shared: segments }
  }

  return {
    add,
    read: () => ({ ids: writtenOf(ids), states: Uint8Array.from(states), created: Float64Array.from(created), changed: Float64Array.from(changed), name: Float64Array.from(name), nameOn: Float64Array.from(nameOn), values: values.map((column) => Uint32Array.from(column)), names: names() }),
    made,
  }
}
