import { customerCard } from '../cards/customer.ts'
import type { Customer } from '../customer/customer.ts'
import type { Answer, Turn } from './command.ts'

/** A customer's card: in a shared conversation what everyone may see, and all of it in the asker's private chat. */
export function showing(turn: Turn, customer: Customer, notice?: string): Answer {
  const { viewer, world } = turn
  const shown = { operation: world.newId(), ...(notice === undefined ? {} : { notice }) }
  const card = customerCard(viewer, customer, shown)
  return viewer.shared ? { card, privately: customerCard({ ...viewer, shared: false }, customer, shown) } : { card }
}
