import { changeValues, newCustomer, rightsFor, type Changed } from '../../customer/change.ts'
import type { Customer } from '../../customer/customer.ts'
import type { Right as Permit } from '../../people/rights.ts'
import type { Turn } from '../command.ts'
import { taken } from '../form/draft-check.ts'
import { forbidden, overtaken } from './judge.ts'
import type { Right, RowProblem } from './prepared.ts'

/** Saves one row of an import, whose operation it is: whoever saves it first, it is saved once. Gives what stands in the way by now. */
export async function saveRow(turn: Turn, id: string, row: Right): Promise<RowProblem | undefined> {
  const { world, tenant, person } = turn
  const operation = `${person.id}/import/${id}/${row.row}`
  // What was saved before has moved the customer on itself.
  const isDone = async () => (await world.book.done(tenant, operation)) !== undefined
  const unlessDone = async (now: Customer): Promise<RowProblem | undefined> => ((await isDone()) ? undefined : { text: overtaken(turn, now) })
  const now = row.target && (await world.book.get(tenant, row.target.id))
  if (now && now.version !== row.target?.version) return unlessDone(now)
  const next = changing(turn, row, now)
  if (!next) return undefined
  const missing = permits(next, now).find((right) => !turn.viewer.rights.has(right))
  if (missing) return (await isDone()) ? undefined : { text: forbidden(turn, missing) }
  const saved = await world.book.save({ tenant, operation, ...next })
  if (saved.kind === 'stale') return unlessDone(saved.now)
  return saved.kind === 'duplicate' ? taken(turn, saved.field, saved.id, row.values) : undefined
}

function changing({ world, stamp }: Turn, { values }: Right, now: Customer | undefined): Changed | undefined {
  return now ? changeValues(now, values, stamp) : newCustomer({ id: world.newId(), values, subscriptions: [], stamp })
}

/** Rights are read again, since they may have gone since the file was looked through. */
function permits({ change }: Changed, now: Customer | undefined): readonly Permit[] {
  return now ? rightsFor(change.edits).map((right) => (right === 'creation' ? 'add' : right)) : ['add']
}
