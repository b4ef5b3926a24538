import type { Book } from '../customer/book.ts'
import type { Drafts } from '../customer/draft.ts'
import type { Watches } from '../customer/watches.ts'
import type { Desk } from '../people/desk.ts'
import type { People } from '../people/people.ts'
import type { Posts } from '../customer/posts.ts'
import type { Stays } from '../people/stays.ts'
import { bookOver } from './book.ts'
import { deskOver } from './desk.ts'
import { draftsOver } from './drafts.ts'
import { storeOver, type Engine } from './engine.ts'
import type { Spell } from './listing.ts'
import { moving } from './parts.ts'
import { peopleOver } from './people.ts'
import { postsOver } from './posts.ts'
import type { RedisPlace } from './redis/redis.ts'
import { relist } from './relist.ts'
import { secretOf } from './secret.ts'
import { staysOver } from './stays.ts'
import type { Readiness, Watch } from './store.ts'
import { watchesOver } from './watches.ts'

/** Where everything is kept. */
export type Place =
  | { readonly kind: 'embedded'; readonly folder: string }
  | ({ readonly kind: 'redis' } & RedisPlace)

export interface Opened {
  readonly book: Book
  readonly drafts: Drafts
  readonly people: People
  readonly desk: Desk
  readonly posts: Posts
  readonly stays: Stays
  readonly watches: Watches
  /** The one secret of all who share the store; `fresh` becomes it where there is none. */
  secret(fresh: () => string): Promise<string>
  ready(): Promise<Readiness>
  close(): Promise<void>
}

/** Opens the store; throws an error whose message names every fault and its remedy. `now` in milliseconds since 1970; `spell` puts names in order, `watch` sees each call. */
export async function openStore(place: Place, now: () => number, spell: Spell = async (name) => name, watch: Watch = (_, run) => run()): Promise<Opened> {
  const engine = await openEngine(place, now)
  await ready(engine, spell).catch(async (error: unknown) => {
    await engine.close()
    throw error
  })
  const store = storeOver(engine, now, watch)
  return { book: bookOver(store, spell), drafts: draftsOver(store), people: peopleOver(store), desk: deskOver(store), posts: postsOver(store), stays: staysOver(store), watches: watchesOver(store), secret: (fresh) => secretOf(store, fresh), ready: store.ready, close: store.close }
}

async function ready(engine: Engine, spell: Spell): Promise<void> {
  if ((await engine.keyv.get(moving)) !== undefined) throw new Error('The book was being moved here, and that was cut off: run it again.')
  await relist(engine, spell)
}

/** Only the chosen engine's packages are loaded. */
export async function openEngine(place: Place, now: () => number): Promise<Engine> {
  if (place.kind === 'embedded') return (await import('./level/embedded.ts')).openEmbedded(place.folder, now)
  return (await import('./redis/redis.ts')).openRedis(place, now)
}
