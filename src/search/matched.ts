import type { FieldName } from '../customer/fields.ts'
import type { Asked } from './asked.ts'
import { waysOf } from './best.ts'
import type { Table } from './table.ts'
import { searchedFields } from './texts.ts'

/** In which fields customers fit the words, by slot, the best first. */
export function fieldsMatched({ words }: Asked, table: Table): (slot: number) => readonly FieldName[] {
  const ways = words.map(waysOf)
  return (slot) => {
    const best = new Map<FieldName, number>()
    const tell = (field: FieldName, score: number) => void best.set(field, Math.max(best.get(field) ?? 0, score))
    for (const way of ways) {
      table.own.eachFit(slot, way, tell)
      for (const field of searchedFields) {
        const value = table.columns().values[field]![slot]!
        if (value > 0) table.shared.eachFit(value, way, tell)
      }
    }
    return [...best].sort(([, a], [, b]) => b - a).map(([name]) => name)
  }
}
