import { resolve } from 'node:path'
import type { World } from './bot/world.ts'
import { newCustomer } from './customer/change.ts'
import { cast, localTenant } from './local/cast.ts'
import { demoCustomers } from './local/demo.ts'
import { startLocal } from './local/server.ts'

export interface Page extends Pick<World, 'now'> {
  readonly args: readonly string[]
  readonly root: string
  readonly botPort: number
  /** 0 picks a free one. */
  readonly port: number
}

/** Opens the local chat page, with the demo customers at hand: with `--demo`, in the book. */
export async function openPage(world: World, { args, root, botPort, port, now }: Page): ReturnType<typeof startLocal> {
  const loadDemo = (): Promise<number> => saveDemo(world)
  if (args.includes('--demo')) await loadDemo()
  return startLocal({ botUrl: `http://127.0.0.1:${botPort}`, port, pageFolder: resolve(root, 'dist/page'), now, loadDemo })
}

/** Brings the page’s people into the book of people: everyone gets their role once, and what is changed later on the page stays. */
export async function introduceCast({ people }: World): Promise<void> {
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
