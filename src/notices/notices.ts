import { setMaxListeners } from 'node:events'
import type { Request } from '../bot/request.ts'
import { tellOwners } from './expiring.ts'
import type { Office, Telling } from './office.ts'
import { openPace, perConversation, perTenant } from './pace.ts'
import { tellWatchers } from './watchers.ts'

/** Tells the conversations that watch and the owners of forms that run out, for as long as the bot runs. */
export interface Notices {
  /** Somebody spoke: what the channel had ended there is told from now on. */
  heard(request: Request): Promise<void>
  close(): Promise<void>
}

/** How often the books are looked at, in ms. */
const beat = 1_000

export function openNotices(given: Omit<Office, 'conversations' | 'tenants' | 'signal'>): Notices {
  const stopped = new AbortController()
  const { signal } = stopped
  // Every conversation that waits listens for the stop.
  setMaxListeners(0, signal)
  const office: Office = { ...given, signal, conversations: openPace(perConversation, given.clock), tenants: openPace(perTenant, given.clock) }
  const tellings = [tellWatchers(office), tellOwners(office)]
  const done = look(office, tellings)
  return {
    heard: async (request) => void (await Promise.all(tellings.map((telling) => telling.heard(request)))),
    async close() {
      stopped.abort()
      await done
      await Promise.all(tellings.map((telling) => telling.done()))
    },
  }
}

async function look({ world: { watches, report, newId }, clock, signal }: Office, tellings: readonly Telling[]): Promise<void> {
  let trouble = false
  while (!signal.aborted) {
    try {
      const watching = await watches.tenants()
      await Promise.all(tellings.map((telling) => telling.look(watching)))
      trouble = false
    } catch (error) {
      // A store that is away is told of once.
      if (!trouble) report(newId().slice(0, 8), error)
      trouble = true
    }
    await clock.pause(beat, signal).catch(() => undefined)
  }
}
