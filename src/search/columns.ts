import type { Breath } from './breath.ts'
import { sharedFields } from './texts.ts'

export const [deadState, active, archived] = [0, 1, 2] as const

export interface Columns {
  /** Of a slot that is not settled: dead. */
  readonly states: Uint8Array
  /** Milliseconds since 1970. */
  readonly created: Float64Array
  readonly changed: Float64Array
  /** The beginning of the key of its name, as a number. */
  readonly name: Float64Array
  /** What follows it there, since many names begin with a city. */
  readonly nameOn: Float64Array
  /** By field, in the order of `sharedFields`: the entry of its value in `shared`. */
  readonly values: readonly EntryColumn[]
}

/** Two bytes each while none is greater, as those of a field with few values stay. */
export type EntryColumn = Uint16Array | Uint32Array
const mostNarrow = 0xffff

const blank: Columns = { states: new Uint8Array(0), created: new Float64Array(0), changed: new Float64Array(0), name: new Float64Array(0), nameOn: new Float64Array(0), values: sharedFields.map(() => new Uint16Array(0)) }

/** Columns that are made longer one after the other, since all at once would be a long stop; nothing may be written to them meanwhile. */
export function openColumns(from = blank) {
  let columns = from

  /** For so many slots at least. */
  async function makeRoom(least: number, breath: Breath) {
    const { states, created, changed, name, nameOn } = columns
    if (states.length >= least) return
    const room = Math.max(64, least, Math.ceil(1.5 * states.length))
    const values: EntryColumn[] = []
    for (const column of columns.values) values.push(await longer(column, column instanceof Uint16Array ? new Uint16Array(room) : new Uint32Array(room), breath))
    columns = { states: await longer(states, new Uint8Array(room), breath), created: await longer(created, new Float64Array(room), breath), changed: await longer(changed, new Float64Array(room), breath), name: await longer(name, new Float64Array(room), breath), nameOn: await longer(nameOn, new Float64Array(room), breath), values }
  }

  /** Puts the entries of a field's values into its column from a slot on. */
  function put(field: number, first: number, entries: Uint32Array) {
    const column = columns.values[field]!
    if (column instanceof Uint16Array && entries.some((entry) => entry > mostNarrow)) {
      const wide = new Uint32Array(column.length)
      wide.set(column)
      columns = { ...columns, values: columns.values.map((each, at) => (at === field ? wide : each)) }
    }
    columns.values[field]!.set(entries, first)
  }

  return { columns: (): Columns => columns, makeRoom, put }
}

/** The first slots as they are now: only states ever change. */
export function cut({ states, created, changed, name, nameOn, values }: Columns, slots: number): Columns {
  return { states: states.slice(0, slots), created: created.subarray(0, slots), changed: changed.subarray(0, slots), name: name.subarray(0, slots), nameOn: nameOn.subarray(0, slots), values: values.map((column) => column.subarray(0, slots)) }
}

async function longer<T extends Uint8Array | EntryColumn | Float64Array>(from: T, to: T, breath: Breath): Promise<T> {
  await breath()
  to.set(from)
  return to
}
