import { fields } from '../../src/customer/fields.ts'
import type { Heading } from '../../src/customer/sheets.ts'
import { customer } from '../customers.ts'

/** A way to bring customers in and out in XLSX files. */
export interface Way {
  /** How many rows the file has. */
  read(file: string): Promise<number>
  /** Writes a file with these rows, which come as it takes them. */
  write(file: string, rows: Batches): Promise<void>
}

export type Batches = AsyncIterable<readonly (readonly string[])[]>

export const headings: readonly Heading[] = fields.map(({ label }) => ({ title: label.en, width: 20 }))

const perBatch = 500
// They are made beforehand, and come again and again: making them is no part of what is measured.
const different = 5_000

/** So many customers, in batches. */
export function batches(count: number): Batches {
  const known = Array.from({ length: Math.min(count, different) }, (_, number) => rowOf(number))
  return (async function* () {
    for (let from = 0; from < count; from += perBatch) yield Array.from({ length: Math.min(perBatch, count - from) }, (_, at) => known[(from + at) % known.length]!)
  })()
}

function rowOf(number: number): readonly string[] {
  const { values } = customer(number).customer
  return fields.map(({ name }) => values[name] ?? '')
}
