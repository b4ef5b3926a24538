import { message } from '../bot/living.ts'
import type { Message } from '../bot/reply.ts'
import { privateChat, viewerOf, worldOf } from '../bot/turn.ts'
import type { Card } from '../cards/card.ts'
import { customerCard } from '../cards/customer.ts'
import { digest, notice, type Digest } from '../cards/notice.ts'
import type { Viewer } from '../cards/viewer.ts'
import type { Change, Customer } from '../customer/customer.ts'
import type { Watching } from '../customer/watches.ts'
import type { Office } from './office.ts'

/** What a conversation is told, in its language and as far as it may see it. */
export interface Letters {
  /** Where to; of a private chat as the channel last named it. */
  readonly address: string
  notice(customer: Customer, change: Change): Message
  /** What a customer's thread in a channel hangs on. */
  head(customer: Customer): Message
  digest(of: Digest): Message
}

/** Undefined where nobody there may see customers any more. */
export async function lettersTo({ world, draw }: Pick<Office, 'world' | 'draw'>, tenant: string, { kind, person, address, locale }: Watching): Promise<Letters | undefined> {
  const known = await world.people.get(tenant, person)
  if (!known) return undefined
  const shared = kind !== 'personal'
  const viewer: Viewer = viewerOf(worldOf(world, tenant), known, shared ? locale : (known.locale ?? locale), shared)
  if (!viewer.rights.has('view')) return undefined
  const plain = !shared && known.plain.includes(privateChat)
  const written = (card: Card) => message({ world, draw }, card, { tenant, person: shared ? '' : person, plain })
  return {
    address: shared ? address : (known.reach ?? address),
    notice: (customer, change) => written(notice(viewer, customer, change)),
    head: (customer) => written(customerCard(viewer, customer, { operation: world.newId() })),
    digest: (of) => written(digest(viewer, of)),
  }
}
