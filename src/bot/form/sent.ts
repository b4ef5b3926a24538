import type { Customer } from '../../customer/customer.ts'
import type { Draft, Typed } from '../../customer/draft.ts'
import { valuesAt } from '../../customer/earlier.ts'
import type { Given, Turn } from '../command.ts'
import { onlyChanged } from './draft-check.ts'
import { typedBy } from './typed.ts'

/** The version of the customer that the person had before their eyes: the card's claim, else the form's own. */
export function versionSeen({ target }: Draft, { data }: Given): number | undefined {
  const claimed = Number(data['version'])
  return target && Number.isSafeInteger(claimed) && claimed > 0 ? claimed : target?.version
}

/** A form's fields with what was just sent; of an update only those that differ from what the person saw, and the customer as stored now. */
export async function typedWith(turn: Turn, draft: Draft, given: Given): Promise<{ readonly typed: Typed; readonly now?: Customer }> {
  if (!draft.target) return { typed: { ...draft.typed, ...typedBy(given, draft.typed) } }
  const { book } = turn.world
  const now = await book.get(turn.tenant, draft.target.id)
  if (!now) throw new Error(`a form for a customer that is not in the book: ${draft.target.id}`)
  const version = versionSeen(draft, given) ?? now.version
  const base = version < now.version ? valuesAt(now, await book.history(turn.tenant, now.id), version) : now.values
  const typed = { ...draft.typed, ...typedBy(given, { ...base, ...draft.typed }) }
  return { typed: onlyChanged(turn, typed, base), now }
}
