import type { Found, Query } from '../customer/search.ts'
import type { Table } from './table.ts'

/** So many answers are kept, of short pages and short questions alone; what was not asked for longest goes first. */
const [mostAnswers, longestPage, longestName] = [200, 50, 1_000]

/** Gives an answer that holds for a table as it is now, found anew only where nothing kept does. */
export type Answers = (table: Table, query: Query, find: () => Promise<Found>) => Promise<Found>

/** People type the same beginnings again and again; an answer holds until the next write, which takes new slots. */
export function openAnswers(): Answers {
  let kept = { table: undefined as Table | undefined, slots: 0, answers: new Map<string, Found>() }

  return async (table, query, find) => {
    const slots = table.slots()
    if (table !== kept.table || slots !== kept.slots) kept = { table, slots, answers: new Map() }
    const { answers } = kept
    const name = JSON.stringify(query)
    const found = answers.get(name) ?? (await find())
    if (query.count > longestPage || name.length > longestName || table.slots() !== slots) return found
    answers.delete(name)
    answers.set(name, found)
    const oldest = answers.keys().next()
    if (answers.size > mostAnswers && !oldest.done) answers.delete(oldest.value)
    return found
  }
}
