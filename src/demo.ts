import type { World } from './bot/world.ts'
import { newCustomer } from './customer/change.ts'
import { cast, localTenant } from './local/cast.ts'
import { demoCustomers } from './local/demo.ts'
import { startLocal } from './local/server.ts'

export interface Page {
  readonly world: World
  readonly botUrl: string
  readonly port: number
  /** Of the built page. */
  readonly folder: string
  /** Load the demo customers at once. */
  readonly demo: boolean
}

/** Opens the local chat page, with its people in the book of people and the demo customers at hand. */
export async function openPage({ world, botUrl, port, folder, demo }: Page): Promise<{ readonly url: string; close(): Promise<void> }> {
  await introduceCast(world)
  const loadDemo = (): Promise<number> => saveDemo(world)
  if (demo) await loadDemo()
  return startLocal({ botUrl, port, pageFolder: folder, now: world.now, loadDemo })
}

/** Everyone gets their role once; what is changed later on the page stays. */
async function introduceCast({ people }: World): Promise<void> {
  for (const { aadObjectId: id, name, email, roles } of cast) {
    if (await people.get(localTenant, id)) continue
    await people.change(localTenant, { id, name }, (now) => ({ ...now, email }))
    if (roles.length > 0) await people.assign(localTenant, { id, name }, roles, [])
  }
}

async function saveDemo({ book, now }: World): Promise<number> {
  const [first] = cast
  if (!first) return 0
  const stamp = { at: now().toISOString(), by: { id: first.aadObjectId, name: first.name } }
  let saved = 0
  for (const [place, { values, subscriptions }] of demoCustomers.entries()) {
    const operation = `demo-${place}`
    const { customer, change } = newCustomer({ id: operation, values, subscriptions: subscriptions ?? [], stamp })
    const { kind } = await book.save({ tenant: localTenant, operation, customer, change })
    if (kind === 'done') saved += 1
  }
  return saved
}
