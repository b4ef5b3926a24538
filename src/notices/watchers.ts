import { conversationOf } from '../bot/turn.ts'
import { revived, type Watching } from '../customer/watches.ts'
import { deliver } from './deliver.ts'
import { atOnce, hoursOf, isDue } from './due.ts'
import { Over } from './held.ts'
import type { Office, Telling } from './office.ts'

/** How often every conversation is looked at, for hours that come and for those that a killed process left, in ms. */
const round = 30_000
/** Conversations told at the same time. */
const mostAtOnce = 1_000

/** Tells the conversations that watch what changed. */
export function tellWatchers(office: Office): Telling {
  const { world: { book, watches, timeZone, report, newId }, clock, signal } = office
  const busy = new Map<string, Promise<void>>()
  /** Up to where nothing is left to be told at once; only remembered, so that what concerns nobody is not written down. */
  const passed = new Map<string, number>()
  const ended = new Set<string>()
  /** Each tenant's place in the log, and when its conversations were looked at. */
  const looked = new Map<string, { readonly head: number; readonly at: number }>()

  async function tell(tenant: string, watching: Watching, name: string): Promise<void> {
    try {
      passed.set(name, await deliver(office, tenant, watching, passed.get(name) ?? 0))
      // What was written while the last words were told is looked for once more.
      looked.delete(tenant)
    } catch (error) {
      if (!(error instanceof Over) && !signal.aborted) report(newId().slice(0, 8), error)
    }
  }

  async function lookAt(tenant: string): Promise<void> {
    const head = await book.head(tenant)
    const before = looked.get(tenant)
    const at = clock.now()
    if (before && before.head === head && at - before.at < round) return
    looked.set(tenant, { head, at })
    for (const watching of await watches.of(tenant)) {
      const name = JSON.stringify([tenant, watching.conversation])
      ended[watching.ended ? 'add' : 'delete'](name)
      if (watching.ended || busy.has(name) || busy.size >= mostAtOnce || signal.aborted || !(isBehind(watching, head, passed.get(name)) || hasItsHour(watching, clock.now(), timeZone))) continue
      busy.set(name, tell(tenant, watching, name).finally(() => busy.delete(name)))
    }
  }

  return {
    async heard(request) {
      const [tenant, conversation] = [request.tenant, conversationOf(request)]
      const name = JSON.stringify([tenant, conversation])
      if (request.moved || !ended.delete(name)) return
      const [position, at] = [await book.head(tenant), new Date(clock.now()).toISOString()]
      await watches.change(tenant, conversation, (now) => (now?.ended ? revived(now, { position, at }) : now))
    },
    async look(tenants) {
      for (const tenant of tenants) await lookAt(tenant)
    },
    done: () => Promise.all(busy.values()),
  }
}

function isBehind({ told, watches }: Watching, head: number, passed = 0): boolean {
  return Math.max(told[atOnce]?.position ?? 0, passed) < head && watches.some(({ hour }) => hour === undefined)
}

function hasItsHour({ told, watches, timeZone }: Watching, ms: number, otherwise: string): boolean {
  const now = new Date(ms).toISOString()
  return hoursOf({ watches }).some((hour) => isDue(hour, told[hour]?.at ?? now, now, timeZone ?? otherwise))
}
