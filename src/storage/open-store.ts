import type { Book } from '../customer/book.ts'
import type { Drafts } from '../customer/draft.ts'
import type { Desk } from '../people/desk.ts'
import type { People } from '../people/people.ts'
import { bookOver } from './book.ts'
import { deskOver } from './desk.ts'
import { draftsOver } from './drafts.ts'
import { storeOver, type Engine } from './engine.ts'
import { peopleOver } from './people.ts'
import type { Readiness } from './store.ts'

/** Where everything is kept. */
export type Place =
  | { readonly kind: 'embedded'; readonly folder: string }
  /** `none` accepts a server that may lose acknowledged writes; `namespace` stands before every key. */
  | { readonly kind: 'redis'; readonly url: string; readonly durability: 'strict' | 'none'; readonly namespace?: string }

export interface Opened {
  readonly book: Book
  readonly drafts: Drafts
  readonly people: People
  readonly desk: Desk
  ready(): Promise<Readiness>
  close(): Promise<void>
}

/** Opens the store; throws an error whose message names every fault and its remedy. `now` in milliseconds since 1970. */
export async function openStore(place: Place, now: () => number): Promise<Opened> {
  const store = storeOver(await openEngine(place, now), now)
  return { book: bookOver(store), drafts: draftsOver(store), people: peopleOver(store), desk: deskOver(store), ready: store.ready, close: store.close }
}

/** Only the chosen engine's packages are loaded. */
async function openEngine(place: Place, now: () => number): Promise<Engine> {
  if (place.kind === 'embedded') return (await import('./embedded.ts')).openEmbedded(place.folder, now)
  return (await import('./redis.ts')).openRedis(place)
}
