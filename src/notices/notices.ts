import { setMaxListeners } from 'node:events'
import type { Request } from '../bot/request.ts'
import { conversationOf } from '../bot/turn.ts'
import { revived, type Watching } from '../customer/watches.ts'
import { deliver } from './deliver.ts'
import { atOnce, hoursOf, isDue } from './due.ts'
import { tellOwners } from './expiring.ts'
import { Over } from './held.ts'
import type { Office, Telling } from './office.ts'
import { openPace, perConversation, perTenant } from './pace.ts'

/** Tells the conversations that watch and the owners of forms that run out, for as long as the bot runs. */
export interface Notices {
  /** Somebody spoke: what the channel had ended there is told from now on. */
  heard(request: Request): Promise<void>
  close(): Promise<void>
}

/** How often the books are looked at, in ms. */
const beat = 1_000
/** How often every conversation is, for hours that come and for those that a killed process left, in ms. */
const round = 30_000
/** Conversations told at the same time. */
const mostAtOnce = 1_000

export function openNotices(given: Omit<Office, 'conversations' | 'tenants' | 'signal'>): Notices {
  const stopped = new AbortController()
  const { signal } = stopped
  // Every conversation that waits listens for the stop.
  setMaxListeners(0, signal)
  const office: Office = { ...given, signal, conversations: openPace(perConversation, given.clock), tenants: openPace(perTenant, given.clock) }
  const tellings = [tellWatchers(office), tellOwners(office)]
  return {
    heard: async (request) => void (await Promise.all(tellings.map((telling) => telling.heard(request)))),
    async close() {
      stopped.abort()
      await Promise.all(tellings.map(({ done }) => done))
    },
  }
}

function tellWatchers(office: Office): Telling {
  const { world: { book, watches, timeZone, report, newId }, clock, signal } = office
  const busy = new Map<string, Promise<void>>()
  /** Up to where nothing is left to be told at once; only remembered, so that what concerns nobody is not written down. */
  const passed = new Map<string, number>()
  const ended = new Set<string>()
  /** Each tenant's place in the log, and when its conversations were looked at. */
  const looked = new Map<string, { readonly head: number; readonly at: number }>()
  let trouble = false

  async function tell(tenant: string, watching: Watching, name: string): Promise<void> {
    try {
      passed.set(name, await deliver(office, tenant, watching, passed.get(name) ?? 0))
      // What was written while the last words were told is looked for once more.
      looked.delete(tenant)
    } catch (error) {
      if (!(error instanceof Over) && !signal.aborted) report(newId().slice(0, 8), error)
    }
  }

  async function look(tenant: string): Promise<void> {
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

  async function run(): Promise<void> {
    while (!signal.aborted) {
      try {
        for (const tenant of await watches.tenants()) await look(tenant)
        trouble = false
      } catch (error) {
        // A store that is away is told of once.
        if (!trouble) report(newId().slice(0, 8), error)
        trouble = true
      }
      await clock.pause(beat, signal).catch(() => undefined)
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
    done: run().then(() => Promise.all(busy.values())),
  }
}

function isBehind({ told, watches }: Watching, head: number, passed = 0): boolean {
  return Math.max(told[atOnce]?.position ?? 0, passed) < head && watches.some(({ hour }) => hour === undefined)
}

function hasItsHour({ told, watches, timeZone }: Watching, ms: number, otherwise: string): boolean {
  const now = new Date(ms).toISOString()
  return hoursOf({ watches }).some((hour) => isDue(hour, told[hour]?.at ?? now, now, timeZone ?? otherwise))
}
