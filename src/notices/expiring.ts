import { isBegun } from '../bot/form/drafts-shown.ts'
import { message } from '../bot/living.ts'
import { privateChat, viewerOf, worldOf } from '../bot/turn.ts'
import { expiring } from '../cards/expiring.ts'
import { StoreTrouble } from '../customer/book.ts'
import { draftLifetime, type Draft } from '../customer/draft.ts'
import { nameOf } from '../customer/show.ts'
import type { Person } from '../people/people.ts'
import { attempt } from './attempt.ts'
import type { Office, Telling } from './office.ts'

/** How often a tenant's forms are looked through, in ms. */
const often = 3_600_000

/** Tells the owners of forms that run out, in tenants in which somebody spoke since the start or something is watched. */
export function tellOwners(office: Office): Telling {
  const { world: { report, newId }, clock, signal } = office
  const spoken = new Set<string>()
  const looked = new Map<string, number>()
  const busy = new Map<string, Promise<void>>()

  async function lookAt(tenant: string): Promise<void> {
    try {
      await tellExpiring(office, tenant)
    } catch (error) {
      // That the store is away is told by others; it is asked again.
      if (error instanceof StoreTrouble) looked.delete(tenant)
      else if (!signal.aborted) report(newId().slice(0, 8), error)
    }
  }

  return {
    heard: async ({ tenant }) => void spoken.add(tenant),
    async look(watching) {
      for (const tenant of new Set([...spoken, ...watching])) {
        if (busy.has(tenant) || clock.now() - (looked.get(tenant) ?? 0) < often) continue
        looked.set(tenant, clock.now())
        busy.set(tenant, lookAt(tenant).finally(() => busy.delete(tenant)))
      }
    },
    done: () => Promise.all(busy.values()),
  }
}

/** So long before its end a form's owner is told, in ms. */
const notice = 3 * 86_400_000

/** Tells each owner of a form that runs out so, once, in the private chat; a kill may have it told again, and loses none. */
async function tellExpiring(office: Office, tenant: string): Promise<void> {
  const { world: { people, drafts }, clock } = office
  const known = new Map((await people.list(tenant)).map((person) => [person.id, person]))
  const moment = new Date(clock.now() - draftLifetime + notice).toISOString()
  const found = await drafts.before(tenant, [...known.keys()], moment)
  await Promise.all(found.filter(isBegun).map((draft) => tell(office, known.get(draft.begunBy.id), draft)))
}

async function tell(office: Office, owner: Person | undefined, draft: Draft): Promise<void> {
  const { world, draw, courier } = office
  const { tenant } = draft
  if (owner?.reach === undefined) return
  const { reach } = owner
  const viewer = viewerOf(worldOf(world, tenant), owner, owner.locale ?? draft.locale ?? 'en', false)
  if (!viewer.rights.has('view') || !(await world.drafts.takeTelling(draft))) return
  const [target] = draft.target ? await world.book.getMany(tenant, [draft.target.id]) : []
  const name = target ? nameOf(target) : (draft.typed.companyName ?? '').trim()
  const letter = message({ world, draw }, expiring(viewer, draft, name), { tenant, person: owner.id, plain: owner.plain.includes(privateChat) })
  const outcome = await attempt(office, { tenant, conversation: `${privateChat}/${owner.id}`, send: () => courier.post(reach, letter), hold: () => Promise.resolve() })
  if (outcome.kind === 'refused') world.report(world.newId().slice(0, 8), outcome.error)
  await world.drafts.told(draft)
}
